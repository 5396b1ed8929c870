"""The questions in writing as the desk saw them last. Their database may be away: whoever shows calls never waits for
it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf
from typing import Final

from kiosk.desk.changes import Changes
from kiosk.questions.desk import Desk, OtherKey, Unreached, all_in
from kiosk.questions.desk_key import key_file, secret_for
from kiosk.questions.settings import QuestionsError, url_of
from kiosk.questions.store import Kept, State, Store

EVERY: Final = 5.0
"""Seconds between two looks, while a page of the desk is open anywhere."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was there: the questions, and of each that the key opens its language, by its name. ``trouble`` is what a
    technician must do where the key opens nothing."""

    reached: bool = False
    kept: tuple[Kept, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""

    @property
    def new(self) -> int:
        """How many nobody answered yet."""
        return sum(kept.state is State.NEW for kept in self.kept)


class Inbox:
    """The questions of an office with this public key. The secret key is read for each piece of work, and not kept."""

    def __init__(
        self,
        public: str,
        environment: Mapping[str, str],
        changes: Changes,
        clock: Callable[[], float] = time.time,
        every: float = EVERY,
    ) -> None:
        """``changes`` are told when something else is there. ``clock`` gives seconds since 1970."""
        self._public = public
        self._environment = environment
        self._changes = changes
        self._clock = clock
        self._every = every
        self._store: Store | None = None
        self._seen = Seen()
        self._looked = -inf
        self._looking: asyncio.Task[Seen] | None = None

    def desk(self) -> Desk:
        """What opens questions and seals answers. Raises QuestionsError where the key is missing or another one."""
        return Desk(self._opened(), secret_for(self._public, key_file(self._environment)))

    def glance(self) -> Seen:
        """What was there a moment ago. Within a running loop: a look that is due goes on beside it."""
        due = time.monotonic() - self._looked >= self._every
        if due and (self._looking is None or self._looking.done()):
            self._looking = asyncio.get_running_loop().create_task(self.look())
        return self._seen

    async def look(self) -> Seen:
        """What is there now."""
        seen = await asyncio.to_thread(self._look)
        self._looked = time.monotonic()
        if seen != self._seen:
            self._seen = seen
            self._changes.tell()
        return seen

    def _look(self) -> Seen:
        try:
            kept = tuple(all_in(self._opened()))
        except Unreached:
            return Seen()
        except QuestionsError as error:
            return Seen(trouble=str(error))
        try:
            desk = self.desk()
        except QuestionsError as error:
            return Seen(reached=True, kept=kept, trouble=str(error))
        return Seen(reached=True, kept=kept, languages=_languages(desk, kept))

    def _opened(self) -> Store:
        if self._store is None:
            self._store = Store(url_of(self._environment), self._clock)
        return self._store


def _languages(desk: Desk, questions: tuple[Kept, ...]) -> dict[str, str]:
    found = {}
    for kept in questions:
        # One that was sealed for the key of before has none; its page says why.
        with suppress(OtherKey):
            found[kept.name] = desk.opened(kept).question.language
    return found
