"""How well people are understood whom nobody has met: on the rows that are kept back, from which nothing learned.

Counted as a visitor is answered. ``recall.toml`` holds the figures that may not get worse.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from kiosk.checks.finding import FIRST
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import parse
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.search import ResultsPlace
from kiosk.guides.site import Office
from kiosk.language.offered import LETTERS_ALONE, BesideLetters, OfferedLanguages
from kiosk.language.sentences import EVERYDAY, SENTENCES, Question, Sentence
from kiosk.meaning.beside_letters import BesideLetters as Meanings
from kiosk.meaning.embedding import installed
from kiosk.understand import CRISIS, NONE, OFFER, Understood, understand
from kiosk.understanding.asked_about import AskedAbout
from kiosk.understanding.crisis.opinion import Opinion, SecondOpinion, Thresholds

ANSWERED: Final = "answered"
NOTICED: Final = "answered or offered"
RIGHT_KIND: Final = "right kind"
ALARMS: Final = "false alarms"
OFFERED: Final = "offered every day"
LANGUAGE: Final = "language"
FOUND: Final = "found"
HONEST: Final = "honest no"
REFUSED: Final = "refused"

MEASURED: Final = 64
"""Languages that are kept when they were measured: each takes a second, and a few kilobytes."""

FEWEST: Final = 20
"""Rows that a share needs to say anything about one language."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int = 0
    all: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.count + other.count, self.all + other.all)

    @property
    def percent(self) -> float:
        """Of a hundred; none of nothing is 0."""
        return 100 * self.count / self.all if self.all else 0.0


Recall = Mapping[tuple[str, str], Share]
"""A share for each figure, and for the part of the sentences that it is about: a style, a kind, or "" for all."""


def measured(engine: Engine, language: str, sentences: Iterable[Sentence], questions: Iterable[Question]) -> Recall:
    """Every figure of a language, on those of these rows that are kept back."""
    shares: defaultdict[tuple[str, str], Share] = defaultdict(Share)

    def count(figure: str, is_so: bool, *parts: str) -> None:
        for part in ("", *parts):
            shares[figure, part] += Share(int(is_so), 1)

    for sentence in (each for each in sentences if each.kept_back):
        got = understand(engine, sentence.text, language)
        noticed = got.answer in (CRISIS, OFFER)
        if not sentence.is_crisis:
            count(ALARMS, got.answer == CRISIS, sentence.style)
            count(OFFERED, got.answer == OFFER, sentence.style)
            continue
        count(ANSWERED, got.answer == CRISIS, sentence.style, sentence.kind)
        count(NOTICED, noticed, sentence.style, sentence.kind)
        if got.answer == CRISIS:
            count(RIGHT_KIND, got.kind == sentence.kind, sentence.kind)
        count(LANGUAGE, understand(engine, sentence.text, None).language == language)
    for question in (each for each in questions if each.kept_back):
        got = understand(engine, question.text, language)
        if question.guide == EVERYDAY:
            count(HONEST, _says_no(got))
        else:
            count(FOUND, question.guide in got.hits[:FIRST] or got.place == str(GuidePlace(question.guide)))
            count(REFUSED, _says_no(got))
        count(LANGUAGE, understand(engine, question.text, None).language == language)
    return dict(shares)


def _says_no(got: Understood) -> bool:
    """Whether nothing is shown as the answer, also below an offer of help; what comes near may be."""
    place = parse(got.place)
    shown = isinstance(place, GuidePlace) or (isinstance(place, ResultsPlace) and not place.near)
    return got.answer == NONE or (got.answer == OFFER and not shown)


def together(recalls: Iterable[Recall]) -> Recall:
    """The figures of several languages as one."""
    shares: defaultdict[tuple[str, str], Share] = defaultdict(Share)
    for recall in recalls:
        for figure, share in recall.items():
            shares[figure] += share
    return dict(shares)


LETTERS: Final = "letters"
MEANING: Final = "meaning"
PHRASES: Final = "phrases alone"
"""What can be held against each other: what is always there, that with the meaning of texts, and no second opinion."""


class _PhrasesAlone:
    """No second opinion at all."""

    name: Final = PHRASES

    def opinion(self, letters: SecondOpinion) -> SecondOpinion:
        return self

    def asked(self, letters: AskedAbout) -> AskedAbout:
        return letters

    def of(self, said: str) -> Opinion:
        """Nothing: every phrase is answered."""
        return Opinion(0.0, {EVERYDAY: 0.0}, Thresholds(doubted=0.0, confirmed=0.0, sure=2.0, offered=2.0), self.name)


def beside() -> Mapping[str, BesideLetters]:
    """What can be measured here, by its name, beginning with what is always there."""
    meaning = {MEANING: Meanings(hurried=False)} if installed() else {}
    return {LETTERS: LETTERS_ALONE, **meaning, PHRASES: _PhrasesAlone()}


@lru_cache(MEASURED)
def recall_of(subject: Subject, language: str, name: str = LETTERS) -> Recall:
    """The figures of a language, by what has this name."""
    folder = subject.folder(language)
    return measured(_engine(subject, name), language, folder.sentences(), folder.questions())


@lru_cache(MEASURED)
def exam_of(subject: Subject, language: str, name: str = LETTERS) -> Recall:
    """The figures of a language on its exam alone."""
    folder = subject.folder(language)
    sentences = (row for row in folder.sentences() if row.of_exam)
    questions = (row for row in folder.questions() if row.of_exam)
    return measured(_engine(subject, name), language, sentences, questions)


def _engine(subject: Subject, name: str) -> Engine:
    """The engine that asks what has this name; that of the subject asks the letters."""
    return subject.engine if name == LETTERS else _asking(subject, name)


@lru_cache(1)
def _asking(subject: Subject, name: str) -> Engine:
    languages = OfferedLanguages(subject.locales, subject.languages.codes, beside=beside()[name])
    return Engine(subject.catalogue, languages, Office("Kiosk"), lambda: subject.moment.at)


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure must keep to, in percent: in all languages ``together``, and in ``each``."""

    together: float
    each: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """The whole of ``recall.toml``. ``least`` and ``most`` hold a bound for a figure, or for "figure, style".
    ``languages``: the bounds for all of them together count when there are so many."""

    languages: int
    least: Mapping[str, Bound]
    most: Mapping[str, Bound]


@cache
def bounds() -> Bounds:
    """The bounds that the file holds."""
    table = tomllib.loads(Path(__file__).with_name("recall.toml").read_text(encoding="utf-8"))
    return TypeAdapter(Bounds).validate_python(table)


def worse(subject: Subject, language: str) -> Iterator[Finding]:
    """Figures of a language that are worse than they may be."""
    recall = recall_of(subject, language)
    for name, is_least, bound in _bounds():
        share = share_of(recall, name)
        if share.all >= FEWEST and _is_worse(share, bound.each, is_least=is_least):
            yield Finding(f"{language}/{SENTENCES}", _said(name, share, bound.each, is_least=is_least))


def worse_together(recalls: Iterable[Recall]) -> Iterator[Finding]:
    """The same of all languages together, where they are as many as the bounds are for."""
    recalls = [recall for recall in recalls if recall]
    if len(recalls) < bounds().languages:
        return
    recall = together(recalls)
    for name, is_least, bound in _bounds():
        share = share_of(recall, name)
        if _is_worse(share, bound.together, is_least=is_least):
            yield Finding("all languages", _said(name, share, bound.together, is_least=is_least))


def share_of(recall: Recall, name: str) -> Share:
    """The share of "figure" or of "figure, style"."""
    figure, _, part = name.partition(", ")
    return recall.get((figure, part), Share())


def _bounds() -> Iterator[tuple[str, bool, Bound]]:
    for is_least, held in ((True, bounds().least), (False, bounds().most)):
        yield from ((name, is_least, bound) for name, bound in held.items())


def _is_worse(share: Share, bound: float, *, is_least: bool) -> bool:
    return share.percent < bound if is_least else share.percent > bound


def _said(name: str, share: Share, bound: float, *, is_least: bool) -> str:
    said = "at least" if is_least else "at most"
    return (
        f"{name}: {share.percent:.1f} % of {share.all}, and it was {said} {bound:g}; `kiosk check --recall` shows all"
    )
