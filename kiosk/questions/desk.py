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


class Gone(QuestionsError):
    """There is no such question, or none any more."""


class Meanwhile(QuestionsError):
    """Somebody else answered: the answer that is there is not the one that was seen."""


class Unreached(QuestionsError):
    """The database does not answer now."""


class OtherKey(QuestionsError):
    """The question was sealed for another key."""


class WrongLength(QuestionsError):
    """An answer is empty or too long: it has ``letters`` of them."""

    def __init__(self, letters: int) -> None:
        super().__init__(f"the answer has {letters} characters; write 1 to {LONGEST}")
        self.letters = letters


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
        return all_in(self._store)

    def named(self, name: str) -> Kept:
        """The one question whose name begins so."""
        found = [kept for kept in self.every() if len(name) >= _SHORTEST_NAME and kept.name.startswith(name)]
        if len(found) != 1:
            raise Gone(f"{name!r} is not the name of one question; `kiosk questions list` says them")
        return found[0]

    def opened(self, kept: Kept) -> Read:
        """What somebody asked, and what was answered."""
        question = self._question(kept)
        try:
            answer = None if kept.answer is None else open_answer(kept.answer, question.answer_key).text
        except Unreadable as error:
            raise OtherKey("the answer was sealed with another key") from error
        return Read(replace(question, text=harmless(question.text)), answer)

    def answer(self, kept: Kept, text: str) -> None:
        """Answer a question, in place of the answer that is in ``kept``, and of no other. The same answer once more is
        no mistake: somebody pressed twice."""
        text = harmless(text).strip()
        if not text or len(text) > LONGEST:
            raise WrongLength(len(text))
        sealed = seal_answer(text, self._question(kept))
        try:
            if self._store.answer(kept.name, sealed, kept.answer):
                return
            now = self._store.find(kept.name)
        except Away as error:
            raise _away(error) from error
        if now is None:
            raise Gone("the question is gone: it was kept for 14 days")
        if self.opened(now).answer != text:
            raise Meanwhile("somebody else answered this question meanwhile; `kiosk questions show` says what")

    def _question(self, kept: Kept) -> Question:
        try:
            return open_question(kept.question, self._secret)
        except Unreadable as error:
            raise OtherKey("the question was sealed for another desk: its key is not the one of this file") from error


def all_in(store: Store) -> list[Kept]:
    """All questions that are kept, those that are wiped first in front. It takes no key to see how many there are."""
    try:
        return store.every()
    except Away as error:
        raise _away(error) from error


def open_desk(secret: bytes, environment: Mapping[str, str]) -> Desk:
    """The desk with this secret key. Raises QuestionsError."""
    return Desk(Store(url_of(environment), time.time), secret)


def harmless(text: str) -> str:
    """A text without what a terminal would take for a command: a visitor or somebody else may have written it."""
    return "".join(sign for sign in text if sign in _KEPT or unicodedata.category(sign)[0] != "C")


def _away(error: Away) -> Unreached:
    return Unreached(f"the questions cannot be reached now ({error}); try again later")
