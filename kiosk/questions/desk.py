"""What the desk does with questions: it reads them with its secret key, and answers. Its page needs no more."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kiosk.guides.letters import LONGEST
from kiosk.questions.sealing import Question, Unreadable, open_answer, open_question, seal_answer
from kiosk.questions.settings import QuestionsError, url_of
from kiosk.questions.store import Away, Kept, Store

_SHORTEST_NAME: Final = 4

_KEPT: Final = "\n\u200c\u200d\u200e\u200f"
"""A new line, and the signs without a picture that Persian and Arabic are written with."""


@dataclass(frozen=True, slots=True)
class Read:
    """A question as it was written, and its answer where it has one."""

    question: Question
    answer: str | None


class Desk:
    """The questions of an office, at its desk. Raises QuestionsError where something cannot be done."""

    def __init__(self, store: Store, secret: bytes) -> None:
        self._store = store
        self._secret = secret

    def every(self) -> list[Kept]:
        """All questions, those that are wiped first in front: new, answered or read."""
        try:
            return self._store.every()
        except Away as error:
            raise _away(error) from error

    def named(self, name: str) -> Kept:
        """The one question whose name begins so."""
        found = [kept for kept in self.every() if len(name) >= _SHORTEST_NAME and kept.name.startswith(name)]
        if len(found) != 1:
            raise QuestionsError(f"{name!r} is not the name of one question; `kiosk questions list` says them")
        return found[0]

    def opened(self, kept: Kept) -> Read:
        """What somebody asked, and what was answered."""
        try:
            question = open_question(kept.question, self._secret)
            answer = None if kept.answer is None else open_answer(kept.answer, question.answer_key).text
        except Unreadable as error:
            raise QuestionsError(
                "the question was sealed for another desk: its key is not the one of this file"
            ) from error
        return Read(replace(question, text=harmless(question.text)), answer)

    def answer(self, kept: Kept, text: str) -> None:
        """Answer a question, in place of an answer that is there."""
        text = harmless(text).strip()
        if not text or len(text) > LONGEST:
            raise QuestionsError(f"the answer has {len(text)} characters; write 1 to {LONGEST}")
        sealed = seal_answer(text, self.opened(kept).question)
        try:
            there = self._store.answer(kept.name, sealed)
        except Away as error:
            raise _away(error) from error
        if not there:
            raise QuestionsError("the question is gone: it was kept for 14 days")


def open_desk(secret: bytes, environment: Mapping[str, str]) -> Desk:
    """The desk with this secret key. Raises QuestionsError."""
    return Desk(Store(url_of(environment), time.time), secret)


def harmless(text: str) -> str:
    """A text without what a terminal would take for a command: a visitor or somebody else may have written it."""
    return "".join(sign for sign in text if sign in _KEPT or unicodedata.category(sign)[0] != "C")


def _away(error: Away) -> QuestionsError:
    return QuestionsError(f"the questions cannot be reached now ({error}); try again later")
