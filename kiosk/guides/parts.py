"""Splits a long page into parts that each fit a channel. ``8`` goes from one part to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from kiosk.guides.page import MOST_CHOICES, Choice, Page, Paragraph


class Channel(Protocol):
    """What the core asks of a channel: how it words a page, and what fits."""

    def worded(self, page: Page) -> Page:
        """The page in the words that this channel shows: in full, or in brief."""

    def fits(self, page: Page) -> bool:
        """Whether this page can be shown whole. A page with ``parts > 1`` also shows how to get the next part."""


def split(page: Page, channel: Channel) -> tuple[Page, ...]:
    """The parts of a page, at least one. Choices keep their number; no part holds more than seven."""
    page = channel.worded(page)
    if len(page.choices) <= MOST_CHOICES and channel.fits(page):
        return (page,)
    parts = list(_fill(page, channel))
    return tuple(replace(part, part=index, parts=len(parts)) for index, part in enumerate(parts))


def _fill(page: Page, channel: Channel) -> Iterator[Page]:
    empty = replace(page, paragraphs=(), choices=(), parts=2)
    current = empty
    for piece in _pieces(page, empty, channel):
        full = len(current.choices) == MOST_CHOICES
        grown = _with(current, piece)
        if current is not empty and (full or not channel.fits(grown)):
            yield current
            # The notice and the large number are said once.
            empty = replace(empty, notice="", number="")
            grown = _with(empty, piece)
        current = grown
    yield current


def _pieces(page: Page, empty: Page, channel: Channel) -> Iterator[Paragraph | Choice]:
    for paragraph in page.paragraphs:
        yield from _paragraphs(paragraph, empty, channel)
    yield from page.choices


def _paragraphs(paragraph: Paragraph, empty: Page, channel: Channel) -> Iterator[Paragraph]:
    """The paragraph, in as many pieces as it takes: whole, by sentences, or at worst by words."""
    if channel.fits(_with(empty, paragraph)):
        yield paragraph
        return
    pieces = re.findall(r".+?(?:[.!?؟](?=\s|$)|$)\s*", paragraph.text, re.DOTALL)
    if len(pieces) < 2:
        pieces = re.findall(r"\S+\s*", paragraph.text)
    current = ""
    for piece in pieces:
        if current and not channel.fits(_with(empty, Paragraph((current + piece).rstrip()))):
            yield Paragraph(current.rstrip())
            current = ""
        if not current and len(pieces) > 1 and not channel.fits(_with(empty, Paragraph(piece.rstrip()))):
            words = piece.split()
            if len(words) > 1:
                yield from _paragraphs(Paragraph(piece.rstrip()), empty, channel)
                continue
        current += piece
    if current.strip():
        yield Paragraph(current.rstrip())


def _with(page: Page, piece: Paragraph | Choice) -> Page:
    if isinstance(piece, Paragraph):
        return replace(page, paragraphs=(*page.paragraphs, piece))
    return replace(page, choices=(*page.choices, piece))
