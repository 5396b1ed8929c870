"""Splits a long page into parts that each fit a channel. ``8`` goes from one part to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, Protocol

from kiosk.guides.commands import Command
from kiosk.guides.page import MOST_CHOICES, Choice, Labelled, Page, Paragraph
from kiosk.guides.place import END, LANGUAGE, MENU, PERSON, SEARCH

EVERYBODYS: Final = (LANGUAGE, MENU, PERSON, SEARCH, END)
"""Pages that every visitor passes: their parts are kept, and tell nothing of anybody."""

MOST_KEPT: Final = 500


class Channel(Protocol):
    """What the core asks of a channel: how it words a page, and what fits. Its answers do not change."""

    def __hash__(self) -> int: ...

    def worded(self, page: Page) -> Page:
        """The page in the words that this channel shows: in full, or in brief."""

    def fits(self, page: Page) -> bool:
        """Whether this page can be shown whole. A page with ``parts > 1`` also shows how to get the next part."""


def split(page: Page, channel: Channel) -> tuple[Page, ...]:
    """The parts of a page, at least one. Choices keep their number; no part holds more than seven."""
    return _kept(page, channel) if page.place in EVERYBODYS else _split(page, channel)


def _split(page: Page, channel: Channel) -> tuple[Page, ...]:
    page = channel.worded(page)
    if len(page.choices) <= MOST_CHOICES and channel.fits(page):
        return (page,)
    parts = list(_fill(page, channel, _as_it_is))
    if page.place == LANGUAGE:
        naming = list(_fill(page, channel, _naming_the_rest))
        parts = naming if len(naming) <= len(parts) else parts
    return tuple(replace(part, part=index, parts=len(parts)) for index, part in enumerate(parts))


_kept = lru_cache(MOST_KEPT)(_split)


def _fill(page: Page, channel: Channel, finished: Callable[[Page, Page], Page]) -> Iterator[Page]:
    """The parts, one after the other. ``finished`` adds to a part what it says of the whole page."""
    empty = finished(replace(page, paragraphs=(), choices=(), parts=2), page)
    current = empty
    for piece in _pieces(page, empty, channel):
        full = len(current.choices) == MOST_CHOICES
        grown = finished(_with(current, piece), page)
        if current is not empty and (full or not channel.fits(grown)):
            yield current
            # The notice and the large number are said once.
            empty = replace(empty, notice="", number="")
            grown = finished(_with(empty, piece), page)
        current = grown
    yield current


def _as_it_is(part: Page, whole: Page) -> Page:
    return part


def _naming_the_rest(part: Page, whole: Page) -> Page:
    """On the choice of a language, ``8`` names the languages of the other parts: somebody who reads none of those in
    sight does not read "more" either."""
    names = " · ".join(choice.brief or choice.label for choice in whole.choices if choice not in part.choices)
    named = (Labelled(key.command, names, names) if key.command is Command.MORE else key for key in part.commands)
    return replace(part, commands=tuple(named))


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
