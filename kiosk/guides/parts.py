"""Splits a long page into parts that each fit a channel. ``8`` goes from one part to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, Protocol

from kiosk.guides.commands import Command
from kiosk.guides.kinds import kind_of
from kiosk.guides.page import BETWEEN_NAMES, MOST_CHOICES, Choice, Page, Paragraph
from kiosk.guides.place import LANGUAGE

MOST_KEPT: Final = 500


Fits = Callable[[Page], bool]
"""Whether a page is to be shown whole."""


class Channel(Protocol):
    """What the core asks of a channel: how it words a page, and what fits. Its answers do not change."""

    def __hash__(self) -> int: ...

    @property
    def bounded(self) -> bool:
        """Whether it is a window: what does not fit there is not seen, so that even a whole page comes in parts."""

    def worded(self, page: Page) -> Page:
        """The page in the words that this channel shows: in full, or in brief."""

    def fits(self, page: Page) -> bool:
        """Whether this page is to be shown whole. A page with ``parts > 1`` also shows how to get the next part."""


def split(page: Page, channel: Channel, sentence_ends: str) -> tuple[Page, ...]:
    """The parts of a page, at least one. Choices keep their number; no part holds more than seven. A long paragraph is
    divided after the signs in ``sentence_ends``."""
    parts = _kept if kind_of(page.place).everybodys else _split
    return parts(page, channel, sentence_ends)


def _split(page: Page, channel: Channel, sentence_ends: str) -> tuple[Page, ...]:
    page, kind = channel.worded(page), kind_of(page.place)
    fits = _any_length if kind.undivided and not channel.bounded else channel.fits
    eighth = _with_an_eighth(page) if kind.eight_at_once else None
    for whole in (page if eighth is None else eighth).pages_to_spare:
        if len(whole.choices) <= MOST_CHOICES and fits(whole):
            return (whole,)
    # What is spare stands on a page in parts where that makes no part more.
    parts = min((list(_fill(each, fits, sentence_ends, _as_it_is)) for each in page.pages_to_spare), key=len)
    if page.place == LANGUAGE:
        naming = list(_fill(page, fits, sentence_ends, _naming_the_rest))
        parts = naming if len(naming) <= len(parts) else parts
    return tuple(replace(part, part=index, parts=len(parts)) for index, part in enumerate(parts))


def _any_length(_: Page) -> bool:
    return True


def _with_an_eighth(page: Page) -> Page | None:
    """The page with its last choice behind ``8``, where that one alone would be left for a second part: nobody presses
    two keys for one line."""
    if len(page.choices) != MOST_CHOICES + 1:
        return None
    *choices, last = page.choices
    eighth = replace(last, number=int(Command.MORE.value))
    return replace(page.naming(Command.MORE, last.label), choices=tuple(choices), eighth=eighth)


_kept = lru_cache(MOST_KEPT)(_split)


def _fill(page: Page, fits: Fits, sentence_ends: str, finished: Callable[[Page, Page], Page]) -> Iterator[Page]:
    """The parts, one after the other. ``finished`` adds to a part what it says of the whole page. What hides the answer
    to a crisis stands on each: somebody may come in at any moment."""
    always = page.choices if page.place.tells_of_a_crisis else ()
    empty = finished(replace(page, paragraphs=(), choices=always, parts=2), page)
    current = empty
    for piece in _pieces(page, empty, fits, sentence_ends):
        full = len(current.choices) == MOST_CHOICES
        grown = finished(_with(current, piece), page)
        if current is not empty and (full or not fits(grown)):
            yield current
            # The notice and the large number are said once.
            empty = replace(empty, notice="", number="")
            grown = finished(_with(empty, piece), page)
        current = grown
    yield current


def sentences(text: str, ends: str) -> list[str]:
    """The sentences of a text, each with the space behind it. ``ends`` are the signs that end one."""
    return re.findall(rf".+?(?:[{re.escape(ends)}](?=\s|$)|$)\s*", text, re.DOTALL)


def _as_it_is(part: Page, whole: Page) -> Page:
    return part


def _naming_the_rest(part: Page, whole: Page) -> Page:
    """On the choice of a language, ``8`` names the languages of the other parts: somebody who reads none of those in
    sight does not read "more" either."""
    names = BETWEEN_NAMES.join(choice.brief or choice.label for choice in whole.choices if choice not in part.choices)
    return part.naming(Command.MORE, names)


def _pieces(page: Page, empty: Page, fits: Fits, sentence_ends: str) -> Iterator[Paragraph | Choice]:
    for paragraph in page.paragraphs:
        yield from _paragraphs(paragraph, empty, fits, sentence_ends)
    yield from (choice for choice in page.choices if choice not in empty.choices)


def _paragraphs(paragraph: Paragraph, empty: Page, fits: Fits, sentence_ends: str) -> Iterator[Paragraph]:
    """The paragraph, in as many pieces as it takes: whole, by sentences, or at worst by words."""
    if fits(_with(empty, paragraph)):
        yield paragraph
        return

    def piece_of(text: str) -> Paragraph:
        return replace(paragraph, text=text.rstrip(), brief=None)

    pieces = sentences(paragraph.text, sentence_ends)
    if len(pieces) < 2:
        pieces = re.findall(r"\S+\s*", paragraph.text)
    current = ""
    for piece in pieces:
        if current and not fits(_with(empty, piece_of(current + piece))):
            yield piece_of(current)
            current = ""
        if not current and len(pieces) > 1 and not fits(_with(empty, piece_of(piece))):
            words = piece.split()
            if len(words) > 1:
                yield from _paragraphs(piece_of(piece), empty, fits, sentence_ends)
                continue
        current += piece
    if current.strip():
        yield piece_of(current)


def _with(page: Page, piece: Paragraph | Choice) -> Page:
    if isinstance(piece, Paragraph):
        return replace(page, paragraphs=(*page.paragraphs, piece))
    return replace(page, choices=(*page.choices, piece))
