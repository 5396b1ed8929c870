"""Learns from the sentences of all languages which rows of letters tell of a crisis, and of which kind.

Whether there is a crisis: logistic regression, by stochastic gradient descent. Which kind: naive Bayes, by how often a
row stands in the sentences of each kind. Both in pure Python and the same on every machine, so that they are learned
whenever the project is built. Rows that are kept back are not learned from.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from kiosk.language.facts import LanguageFolder, load_facts
from kiosk.language.letters_file import write_letters
from kiosk.language.own_texts import own_texts
from kiosk.language.parts_seen import parts
from kiosk.language.sentences import EVERYDAY
from kiosk.language.shuffling import shuffle
from kiosk.understanding.crisis.letters import Letters
from kiosk.understanding.letter_rows import NUMBERS, numbers_of

ROUNDS: Final = 10
RATE: Final = 4.0
SLOWER: Final = 0.8
"""How often all sentences are gone through, how much is learned from each, and how much less in each round."""

LEARNED_ENOUGH: Final = 0.05
"""A sentence that is judged so well teaches nothing more."""

SEEN: Final = 0.5
"""Which part of the rows of a sentence is seen in a round, another each time: no row may count on its neighbours, for
strangers use other words around it. On what is kept back, 4 points more crises are told at as many false alarms."""

LAST_ROUNDS: Final = 60
LAST_RATE: Final = 1.0
UNLIKELY: Final = 0.2
LIKELY: Final = 0.3
"""In the last rounds only what must be known teaches: what is everyday and not unlikely enough to be a crisis, and what
is a crisis and not likely enough for an offer."""

LOOKED_THROUGH: Final = 4
"""Every so many of the last rounds all that must be known is looked through for what is misjudged."""

MUST_BE_KNOWN: Final = ("said", "everyday")
"""The styles of the sentences with which the phrases were written: none of them may be taken for something else."""

SMOOTHING: Final = 0.01
"""What a row counts that no sentence of a kind holds."""

_MOST: Final = 127
_Lesson = tuple[tuple[int, ...], str]


def learn_letters(locales: Path) -> None:
    """Learn from the languages of the menu, and write the file into their folder."""
    write_letters(locales, learn(lessons(locales), must_be_known(locales)))


def lessons(locales: Path) -> Iterator[tuple[str, str]]:
    """What is learned from: texts, each with its kind of crisis or ``EVERYDAY``."""
    # Our own first: what is a crisis sentence as well counts as that.
    yield from ((text, EVERYDAY) for text in _own(locales))
    yield from written(locales)


def must_be_known(locales: Path) -> frozenset[str]:
    """Those of the above that nobody may find judged badly: what stands on our pages, and what the phrases are for."""
    folders = [LanguageFolder(locales / code) for code in load_facts(locales)]
    said = (each.text for folder in folders for each in folder.sentences() if each.style in MUST_BE_KNOWN)
    asked = (text for folder in folders for texts in folder.queries().values() for text in texts)
    return frozenset((*_own(locales), *said, *asked))


def _own(locales: Path) -> Iterator[str]:
    return (text for code in load_facts(locales) for text in own_texts(locales, code))


def written(locales: Path) -> Iterator[tuple[str, str]]:
    """What people wrote of the above."""
    for code in load_facts(locales):
        folder = LanguageFolder(locales / code)
        yield from ((each.text, each.kind) for each in folder.sentences() if not each.kept_back)
        yield from ((each.text, EVERYDAY) for each in folder.questions() if not each.kept_back)
        yield from ((text, EVERYDAY) for texts in folder.queries().values() for text in texts)


def learn(texts: Iterable[tuple[str, str]], must_be_known: Collection[str] = ()) -> Letters:
    """What texts of each kind show. Those that ``must_be_known`` are, whatever the others teach."""
    rows = {text: (tuple(sorted(numbers_of(text))), kind) for text, kind in dict(texts).items()}
    learned = [lesson for lesson in rows.values() if lesson[0]]
    weights, bias = _weights(learned)
    _make_known(weights, bias, [rows[text] for text in rows if text in must_be_known and rows[text][0]])
    unit = _MOST / max(map(abs, weights))
    kinds = tuple(sorted({kind for _, kind in learned} - {EVERYDAY}))
    small = array("b", (round(weight * unit) for weight in weights))
    return Letters(small, unit, bias, kinds, _kind_weights(learned, kinds))


def _weights(learned: Sequence[_Lesson]) -> tuple[list[float], float]:
    """How much each number speaks for a crisis, and what all texts have in common."""
    weights, bias, order = [0.0] * NUMBERS, 0.0, list(range(len(learned)))
    part_of = parts(SEEN, max(len(numbers) for numbers, _ in learned))
    for round_ in range(ROUNDS):
        rate = RATE * SLOWER**round_
        shuffle(order, round_ + 1)
        for index in order:
            whole, kind = learned[index]
            numbers = part_of(whole)
            size = len(numbers) ** -0.5
            wrong = _wrong(bias + size * sum(map(weights.__getitem__, numbers)), kind)
            if abs(wrong) > LEARNED_ENOUGH:
                step = wrong * rate * size
                for number in numbers:
                    weights[number] += step
                bias += wrong * rate / 50
    # A whole sentence has more rows than were seen of it at once, and is judged no louder for that.
    return [weight * SEEN**0.5 for weight in weights], bias


def _make_known(weights: list[float], bias: float, lessons: Sequence[_Lesson]) -> None:
    """Move the weights until none of these lessons is misjudged: each a little, for they share rows."""
    misjudged: Sequence[_Lesson] = ()
    for round_ in range(LAST_ROUNDS):
        if round_ % LOOKED_THROUGH == 0:
            misjudged = [lesson for lesson in lessons if _misjudged(weights, bias, lesson)]
        for lesson in misjudged:
            if wrong := _misjudged(weights, bias, lesson):
                numbers, _ = lesson
                step = wrong * LAST_RATE * len(numbers) ** -0.5
                for number in numbers:
                    weights[number] += step


def _misjudged(weights: Sequence[float], bias: float, lesson: _Lesson) -> float:
    """How wrong a lesson that must be known is judged; 0 when it is judged well enough."""
    numbers, kind = lesson
    wrong = _wrong(bias + len(numbers) ** -0.5 * sum(map(weights.__getitem__, numbers)), kind)
    return wrong if wrong < -UNLIKELY or wrong > 1 - LIKELY else 0.0


def _wrong(weight: float, kind: str) -> float:
    """How much more likely a crisis a text should be than this weight makes it."""
    return (kind != EVERYDAY) - 1 / (1 + math.exp(-max(weight, -30.0)))


def _kind_weights(learned: Sequence[_Lesson], kinds: Sequence[str]) -> bytes:
    """For each number a byte for each kind."""
    counts = {kind: [SMOOTHING] * NUMBERS for kind in kinds}
    for numbers, kind in learned:
        if kind != EVERYDAY:
            # A long sentence counts as much as a short one.
            part, count = len(numbers) ** -0.5, counts[kind]
            for number in numbers:
                count[number] += part
    totals = [sum(count) for count in counts.values()]
    rows = [
        [math.log(c / total) for c, total in zip(row, totals, strict=True)]
        for row in zip(*counts.values(), strict=True)
    ]
    widest = max(max(row) - min(row) for row in rows)
    return bytes(round(255 * (1 - (max(row) - value) / widest)) for row in rows for value in row)
