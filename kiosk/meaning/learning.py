"""Learns the heads from the sentences of all languages: ``make models``. Needs scikit-learn, which nothing else does.

The thresholds are chosen on a fifth of the sentences that the head of that trial has not learned from; then the heads
are learned from all that may be learned from. Rows that are kept back are touched by neither.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.language.learning import without_accents
from kiosk.language.letters_learning import learn, lessons, must_be_known, written
from kiosk.language.questions_learning import asked_lessons, own_lessons
from kiosk.language.sentences import EVERYDAY
from kiosk.meaning.embedding import Embedding
from kiosk.meaning.head import SCALE, Head
from kiosk.meaning.opinion import length, log_odds, together

HIDDEN: Final = 512
NETWORKS: Final = 8
ROUNDS: Final = 10
FORGET: Final = 3e-2
"""The shape of the head: how wide its hidden layer is, how many are averaged, how often each goes through all
sentences, and how strongly large weights are held down."""

LEFT_OUT: Final = 0.2
"""Which part of the numbers of a row is not seen in a round, another each time: no network may count on a few of them.
Of 100 kinds it tells 1 more, and as many crises."""

APART: Final = 5
"""One sentence of so many is kept apart in the trial."""

_Lesson = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tried:
    """A sentence that was kept apart: how likely a crisis it is by the letters, by the meaning, and by both together,
    and its length as it counts."""

    is_crisis: bool
    letters: float
    meaning: float
    both: float
    length: float


def learn_head(texts: Sequence[_Lesson], rows: Mapping[str, Any]) -> Head:
    """The head that some texts teach, each with its kind or ``EVERYDAY``; ``rows`` holds what each of them means."""
    import numpy
    from sklearn.neural_network import MLPClassifier

    meant = numpy.stack([rows[text] for text, _ in texts])
    middle = meant.mean(axis=0)
    meant = meant - middle
    meant = SCALE * meant / numpy.linalg.norm(meant, axis=1, keepdims=True)
    kinds = numpy.array([kind for _, kind in texts])
    classes = sorted(set(kinds))
    networks = []
    for seed in range(NETWORKS):
        network = MLPClassifier((HIDDEN,), alpha=FORGET, random_state=seed, learning_rate_init=2e-3, batch_size=256)
        chance = numpy.random.default_rng(seed)
        for _ in range(ROUNDS):
            order = chance.permutation(len(meant))
            seen = chance.random(meant.shape, dtype=numpy.float32) >= LEFT_OUT
            network.partial_fit(meant[order] * seen / numpy.float32(1 - LEFT_OUT), kinds[order], classes=classes)
        (first, second), (first_bias, second_bias) = network.coefs_, network.intercepts_
        networks.append((first, first_bias, second, second_bias))
    return Head(tuple(map(str, network.classes_)), middle, tuple(networks))


def rows_of(texts: Iterable[str]) -> dict[str, Any]:
    """What each text means."""
    embedding = Embedding()
    return {text: embedding.of(text) for text in dict.fromkeys(texts)}


def trial(texts: Sequence[_Lesson], rows: Mapping[str, Any], locales: Path) -> Iterator[Tried]:
    """How each sentence that is kept apart is judged, as somebody wrote it, when letters and head have learned from the
    others alone: the letters as at the build, from our own texts too."""
    import numpy

    apart = [lesson for lesson in dict(written(locales)).items() if _apart(lesson[0])]
    others = [lesson for lesson in texts if not _apart(lesson[0])]
    learned = [lesson for lesson in lessons(locales) if not _apart(lesson[0])]
    letters, head = learn(learned, must_be_known(locales)), learn_head(others, rows)
    likely = head.likelihoods(numpy.stack([rows[text] for text, _ in apart]))
    for (text, kind), row in zip(apart, likely, strict=True):
        by_letters, by_meaning = letters.of(text), dict(zip(head.kinds, map(float, row), strict=True))
        both = together(by_letters, by_meaning, text)
        yield Tried(kind != EVERYDAY, by_letters.crisis, 1 - by_meaning[EVERYDAY], both.crisis, length(text))


def counted(found: Sequence[Tried]) -> str:
    """What letters, meaning and length count for, on some sentences: ``kiosk.meaning.opinion`` holds that."""
    from sklearn.linear_model import LogisticRegression

    told = [(log_odds(each.letters), log_odds(each.meaning), each.length) for each in found]
    learned = LogisticRegression(C=100).fit(told, [each.is_crisis for each in found])
    letters, meaning, words = learned.coef_[0]
    return f"letters {letters:.2f}, meaning {meaning:.2f}, words {words:.2f}, leaning {learned.intercept_[0]:.2f}"


def figures(found: Iterable[tuple[bool, float]]) -> Iterator[str]:
    """For some likelihoods: which part of the crises, and of the everyday sentences, is at least so likely."""
    found = list(found)
    for least in (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        crises = [likely >= least for is_crisis, likely in found if is_crisis]
        everyday = [likely >= least for is_crisis, likely in found if not is_crisis]
        yield f"{least:5.2f}  crises {sum(crises) / len(crises):.3f}  everyday {sum(everyday) / len(everyday):.3f}"


def lessons_of(locales: Path) -> list[_Lesson]:
    """What the head of crises learns from: what people wrote. Our own short texts say nothing of how people mean
    things."""
    return as_typed(written(locales))


def questions_of(locales: Path) -> list[_Lesson]:
    """What the head of questions learns from: what people ask, and the words by which services are found."""
    return as_typed((*own_lessons(locales, ()), *asked_lessons(locales)))


def as_typed(lessons: Iterable[_Lesson]) -> list[_Lesson]:
    """Each lesson, and as it is typed where a phone has no key for its accents: what reads the meaning takes "vreau sa
    mor" for other words than "vreau să mor"."""
    as_written = dict(lessons)
    accented = ((without_accents(text), kind) for text, kind in as_written.items() if not text.isascii())
    return list(({bare: kind for bare, kind in accented if bare.isascii()} | as_written).items())


def _apart(text: str) -> bool:
    # What is typed with accents and without is not learned from in one of them and asked about in the other.
    return hashlib.sha256(f"apart {without_accents(text)}".encode()).digest()[0] % APART == 0
