"""What a volunteer has at hand behind every page, leaf by leaf, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from kiosk.guides.catalogue import Catalogue
from kiosk.guides.codes import code_of
from kiosk.guides.place import Place
from kiosk.guides.scam import Scam, going_round
from kiosk.guides.wording import Wording
from kiosk.language.language import Language
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.side.leaves import Sayings
from kiosk.tui.side.words import (
    at_the_end,
    at_the_end_title,
    here,
    here_title,
    refusals,
    refusals_title,
    review_title,
    reviewed,
    scam_title,
)

Said = Callable[[Wording], tuple[str, ...]]


def at_hand(
    words: Language,
    visitors: Language,
    place: Place,
    catalogue: Catalogue,
    languages: OfferedLanguages,
    day: date,
) -> Iterator[Sayings]:
    """The leaves for a volunteer and a visitor, where the visitor is at a place. What is of this place and of this week
    comes first: the rest is the same each time."""

    def both(title: str, said: Said) -> Sayings:
        return Sayings(title, list(zip(said(words), said(visitors), strict=True)))

    code = code_of(place, catalogue)
    yield both(here_title(words), lambda language: here(language, code))
    for scam in going_round(catalogue.content, day):
        yield both(scam_title(words), partial(_told, scam))
    yield both(refusals_title(words), refusals)
    yield both(at_the_end_title(words), at_the_end)
    yield Sayings(review_title(words), [(text, text) for text in reviewed(words, languages)])


def _told(scam: Scam, words: Wording) -> tuple[str, ...]:
    return (
        words.text(f"scam/{scam.id}/title", scam.title),
        words.text(f"scam/{scam.id}/text", scam.text),
        words.text(f"scam/{scam.id}/do", scam.do),
    )
