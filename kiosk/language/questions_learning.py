"""Learns from the questions of all languages which guide people need who ask so, or that there is none for them.

In pure Python and the same on every machine, so that it is learned whenever the project is built. Questions that are
kept back are not learned from.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from kiosk.language.catalogues import OWN_WORDS
from kiosk.language.facts import LanguageFolder, load_facts
from kiosk.language.learning import catalogue_texts
from kiosk.language.parts_seen import parts
from kiosk.language.perceptron import practise, unpacked
from kiosk.language.questions_file import write_questions
from kiosk.language.sentences import EVERYDAY
from kiosk.language.shuffling import shuffle
from kiosk.understanding.asked_about import ROWS, SERVICES, AskedLetters, rows_of

RATES: Final = (4, 4, 4, 2, 2, 2, 1, 1, 1, 1)
AHEAD: Final = 200
"""How far a question moves a weight, round by round, and how far ahead its own guide should be."""

SEEN: Final = 0.7
"""Which part of the rows of a question is seen in a round. Where 5 of 100 questions are refused, 4 of 100 more of those
that no guide answers get an honest no, on what is kept back."""

OFTEN: Final = 2
"""How often each question is gone through, for once that each search word of a guide is."""

ONE: Final = 180.0
"""What as many weights say together as one word says that stands in one guide alone. Chosen, like what sets a question
sure in ``kiosk.understanding.index``, on questions of one writer that the others were learned from without."""

_MOST: Final = 127
_OF_SERVICES: Final = "service/"
_TITLES: Final = ("/title", "/name")


def learn_questions(locales: Path) -> None:
    """Learn from the languages of the menu, and write the file into their folder."""
    write_questions(locales, learn(lessons(locales)))


def lessons(locales: Path) -> list[tuple[str, str]]:
    """What is learned from: texts, each with the id of a guide; ``SERVICES`` where people look for somebody's number,
    and ``EVERYDAY`` where nothing is about it."""
    asked = asked_lessons(locales)
    return [*own_lessons(locales, {guide for _, guide in asked}), *asked * OFTEN]


def asked_lessons(locales: Path) -> list[tuple[str, str]]:
    """What people ask, of the above."""
    return [lesson for code in load_facts(locales) for lesson in _asked(LanguageFolder(locales / code))]


def own_lessons(locales: Path, abouts: Collection[str]) -> Iterator[tuple[str, str]]:
    """The search words and the titles of guides, those of ``abouts``, and of services."""
    wanted = {f"{about}{end}": about for about in abouts for end in (OWN_WORDS, *_TITLES)}
    for code in load_facts(locales):
        for context, text in catalogue_texts(locales, code):
            about = SERVICES if context.startswith(_OF_SERVICES) else wanted.get(context)
            if about is not None and context.endswith((OWN_WORDS, *_TITLES)):
                yield from ((said, about) for said in (text.split(",") if context.endswith(OWN_WORDS) else (text,)))


def learn(lessons: Iterable[tuple[str, str]]) -> AskedLetters:
    """What such texts show."""
    rows = [(tuple(sorted(rows)), about) for text, about in lessons if (rows := rows_of(text))]
    abouts = sorted({about for _, about in rows} - {EVERYDAY})
    numbers = {about: number for number, about in enumerate((EVERYDAY, *abouts))}
    practised = [(numbers[about], held) for held, about in rows]
    shuffle(practised)
    learned = [0] * ROWS
    part_of = parts(SEEN, max((len(held) for held, _ in rows), default=0))
    for rate in RATES[:-2]:
        practise([(own, part_of(held)) for own, held in practised], learned, len(numbers), (rate,), AHEAD)
    # What was learned must be known: at last each question is seen whole.
    practise(practised, learned, len(numbers), RATES[-2:], AHEAD)
    weights = [weight for row in learned for weight in unpacked(row, len(numbers))]
    unit = _MOST / max(1, *map(abs, weights))
    return AskedLetters(tuple(abouts), array("b", (round(weight * unit) for weight in weights)).tobytes(), unit * ONE)


def _asked(folder: LanguageFolder) -> Iterator[tuple[str, str]]:
    """What people ask, as people wrote it down."""
    yield from ((each.text, each.guide) for each in folder.questions() if not each.kept_back)
    yield from ((text, guide) for guide, texts in folder.queries().items() for text in texts)
