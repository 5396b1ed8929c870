"""What kiosks and the gateway do with questions: they seal and put, and look up an answer by its code."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from math import inf
from typing import Any, Final, Self

from kiosk.guides.letters import FIRST_CODE, LAST_CODE, Letter, Outcome, Reading, is_code
from kiosk.questions.sealing import Answer, Codes, Question, Unreadable, open_answer, seal_question
from kiosk.questions.slowing import WrongCodes
from kiosk.questions.store import Away, Store

CLEAN_EVERY: Final = 3600.0
"""Seconds between two looks for what is past its time, whether anybody asks or not."""

AGAIN_AFTER: Final = 30.0
"""Seconds after which a database that did not answer is asked again: many people share the thread of a gateway."""

_TRIES: Final = 20
_MOST_OPEN: Final = 64
_MOST_REMEMBERED: Final = 256


class Mailbox:
    """The questions of an office. May be used by threads; never raises where a database does not answer."""

    def __init__(
        self,
        store: Store,
        key: bytes,
        desk: bytes,
        clock: Callable[[], float],
        code: Callable[[], int] = lambda: FIRST_CODE + secrets.randbelow(LAST_CODE + 1 - FIRST_CODE),
    ) -> None:
        """``desk`` is the public key of the desk, ``clock`` gives seconds since 1970, ``code`` a number at random."""
        self._store = store
        self._codes = Codes(key)
        self._desk = desk
        self._clock = clock
        self._failed = -inf
        self._wrong = WrongCodes(clock)
        self._code = code
        self._open: OrderedDict[int, Letter] = OrderedDict()
        self._asked: OrderedDict[str, int] = OrderedDict()
        self._ended = threading.Event()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Wipe what is past its time from now on."""
        threading.Thread(target=self._clean, name="questions", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()

    def put(self, text: str, language: str, once: str = "") -> int | None:
        """The code of a question that is kept now; None where it cannot be. The same ``once`` is the same question."""
        with self._lock:
            if once and (code := self._asked.get(once)) is not None:
                return code
        if self._away:
            return None
        try:
            code = self._kept(text, language)
        except Away:
            self._failed = self._clock()
            return None
        if once and code is not None:
            self._remember(self._asked, once, code, _MOST_REMEMBERED)
        return code

    def read(self, code: int, asker: str, once: str = "") -> Reading:
        """What a code leads to. Wrong ones are counted of the asker, the same ``once`` one time."""
        if self._wrong.must_wait(asker):
            return Reading(Outcome.SLOW)
        if self._away:
            return Reading(Outcome.UNREACHABLE)
        try:
            kept = self._store.find(self._codes.name(str(code)))
            if kept is None:
                self._count(asker, once)
                return Reading(Outcome.WRONG)
            self._wrong.right(asker)
            if kept.answer is None:
                return Reading(Outcome.WAITING)
            answer = open_answer(kept.answer, self._codes.answer_key(str(code)))
            self._store.seen(kept.name)
        except Unreadable:
            return Reading(Outcome.WAITING)
        except Away:
            self._failed = self._clock()
            return Reading(Outcome.UNREACHABLE)
        self._remember(self._open, code, _letter(answer), _MOST_OPEN)
        return Reading(Outcome.ANSWERED, answer.language)

    def opened(self, code: int) -> Letter | None:
        """The answer behind a code that was right; None where it is gone."""
        with self._lock:
            if (letter := self._open.get(code)) is not None:
                return letter
        try:
            kept = self._store.find(self._codes.name(str(code)))
            if kept is None or kept.answer is None:
                return None
            return _letter(open_answer(kept.answer, self._codes.answer_key(str(code))))
        except (Away, Unreadable):
            return None

    def forget(self) -> None:
        """Nobody reads any more: no answer stays in memory."""
        with self._lock:
            self._open.clear()

    @property
    def _away(self) -> bool:
        """Whether the database did not answer a moment ago: nobody else waits for it again so soon."""
        return self._clock() - self._failed < AGAIN_AFTER

    def _kept(self, text: str, language: str) -> int | None:
        for _ in range(_TRIES):
            code = self._code()
            if not is_code(code):
                continue
            written = str(code)
            question = Question(text, language, self._codes.answer_key(written))
            if self._store.put(self._codes.name(written), seal_question(question, self._desk)):
                return code
        return None

    def _count(self, asker: str, once: str) -> None:
        """The same message may be thought out twice, and counts one time."""
        with self._lock:
            if once and once in self._asked:
                return
        self._wrong.wrong(asker)
        if once:
            self._remember(self._asked, once, 0, _MOST_REMEMBERED)

    def _remember(self, among: OrderedDict[Any, Any], name: object, thing: object, most: int) -> None:
        with self._lock:
            among[name] = thing
            if len(among) > most:
                among.popitem(last=False)

    def _clean(self) -> None:
        while True:
            # A database that is away is cleaned when it is back.
            with suppress(Away):
                self._store.clean()
            self.forget()
            if self._ended.wait(CLEAN_EVERY):
                return


def _letter(answer: Answer) -> Letter:
    return Letter(answer.text, answer.language)
