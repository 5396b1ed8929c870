"""What people write, as people who write like them wrote it down: sentences in and out of a crisis, and questions.

Two files of a language's folder: ``crisis/sentences.tsv`` and ``questions.tsv``, a row a line, with tabs between. What
understands people learns from two thirds of the rows. A third is **kept back**: nothing learns from it or is tuned on
it, so that it says how well people are understood whom nobody has met. So are all rows of an **exam**: their writers
saw none of the others, and nobody who builds looks at them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.language.errors import LanguageError
from kiosk.language.tab_rows import tab_rows

SENTENCES: Final = "crisis/sentences.tsv"
QUESTIONS: Final = "questions.tsv"

EVERYDAY: Final = "-"
"""In place of a kind of crisis: none. In place of a guide: no guide is about it."""

CRISIS_STYLES: Final = ("said", "direct", "typo", "oblique")
"""``said``: the sentences with which the phrases were written. ``direct``: in plain words. ``typo``: with slips, in
another alphabet, in a dialect, mixed with another language. ``oblique``: hinted at."""

EVERYDAY_STYLES: Final = ("everyday", "idiom", "news", "thing", "question", "talk", "any")
"""``everyday``: with which the phrases were written. ``idiom``: "this printer is killing me". ``news``: news, films,
games. ``thing``: things that die, burn, are lost; people in harmless sentences. ``question``: to a help desk. ``talk``:
moods. ``any``: an exam does not say."""

EXAM: Final = "exam"
"""In place of who wrote a row."""

_ONE_IN: Final = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its ``kind`` of crisis or ``EVERYDAY``, its style, and when and by whom it was ``written``."""

    text: str
    kind: str
    style: str
    written: str

    @property
    def is_crisis(self) -> bool:
        """Whether somebody who writes this needs help now."""
        return self.kind != EVERYDAY

    @property
    def of_exam(self) -> bool:
        """Whether it was written for nothing but to measure."""
        return _of_exam(self.written)

    @property
    def kept_back(self) -> bool:
        """Whether nothing may learn from it. Those that proved the phrases from the beginning were learned from."""
        return self.of_exam or (self.style not in ("said", "everyday") and _kept_back(self.text))


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the ``guide`` that answers it or ``EVERYDAY``, and when and by whom it was ``written``."""

    text: str
    guide: str
    written: str

    @property
    def of_exam(self) -> bool:
        """Whether it was written for nothing but to measure."""
        return _of_exam(self.written)

    @property
    def kept_back(self) -> bool:
        """Whether nothing may learn from it."""
        return self.of_exam or _kept_back(self.text)


def read_sentences(folder: Path) -> tuple[Sentence, ...]:
    """The sentences of a language's folder. Raises LanguageError, with the line."""
    found = []
    for where, (text, kind, style, written) in tab_rows(folder, SENTENCES, ("sentence", "kind", "style", "written")):
        styles = EVERYDAY_STYLES if kind == EVERYDAY else CRISIS_STYLES
        if style not in styles:
            raise LanguageError(f"{where}: the style is {style!r}; write one of {', '.join(styles)}")
        found.append(Sentence(text, kind, style, written))
    return tuple(found)


def read_questions(folder: Path) -> tuple[Question, ...]:
    """The questions of a language's folder. Raises LanguageError, with the line."""
    rows = tab_rows(folder, QUESTIONS, ("question", "guide", "written"))
    return tuple(Question(text, guide, written) for _, (text, guide, written) in rows)


def _of_exam(written: str) -> bool:
    return EXAM in written.split()


def _kept_back(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % _ONE_IN == 0
