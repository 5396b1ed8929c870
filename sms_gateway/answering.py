"""What a text message is answered with, whatever happens: by what is kept, or from memory alone."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from kiosk.guides.engine import Engine
from sms_gateway.batches import Batches
from sms_gateway.kept.diagnosis import diagnose
from sms_gateway.kept.senders import Senders
from sms_gateway.kept.store import Store
from sms_gateway.kept.thinking import Incoming
from sms_gateway.message import Message
from sms_gateway.message_turn import MessageTurn
from sms_gateway.refusals import Refusals
from sms_gateway.turns import Turns

Thought = TypeVar("Thought")

ANSWERED_WITHIN: Final = 9.0
"""Seconds in which every message has an answer. Twilio waits 15 in all, the connection and its proxy included."""

LONG: Final = 200
"""Characters of a text that takes longer to think about than a menu, a word or a sentence does."""

_CRISIS_WITHIN: Final = 1.0
"""Seconds that a crisis waits for the store, which knows the language and keeps the way on. It is answered without
that too."""

_READY_WITHIN: Final = 5.0
"""Seconds in which a store that can answer says so."""

CLEAN_EVERY: Final = 600.0
"""Seconds between two clean-ups of what is past its time."""


class Answering:
    """Answers messages. One thread thinks and talks to the store; when it hangs, another one looks for a crisis."""

    def __init__(self, engine: Engine, turns: Turns, store: Store, senders: Senders, refusals: Refusals) -> None:
        self._engine = engine
        self._turns = turns
        self._store = store
        self._senders = senders
        self._refusals = refusals
        self._kept = Batches("store", store.answer, store.break_off)
        self._memory = ThreadPoolExecutor(1, "memory")
        self._cleaning: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Load the content and what recognises a crisis, and begin to forget old visits. Raises ContentError."""
        self._engine.prepare()
        self._engine.prepare_words(())
        self._cleaning = asyncio.get_running_loop().create_task(self._clean())

    async def prepare_search(self) -> None:
        """Load what searches, which takes as long as all else. The first to search would wait for it."""
        await self._from_memory(self._engine.prepare_words)

    async def stop(self) -> None:
        """Answer what waits, then end."""
        if self._cleaning is not None:
            self._cleaning.cancel()
        await self._kept.stop()
        self._memory.shutdown(wait=False, cancel_futures=True)
        self._store.close()

    async def reply(self, message: Message) -> str:
        """The reply to a message; "" for none. Never raises: when nothing else works, it is a sentence that says so.

        No limit holds up a crisis, and neither does the store: it is answered from memory when the store takes long.
        """
        sender = self._senders.of(message.sender)
        turn = MessageTurn(self._turns, message, sender)
        reply = self._kept.put(Incoming(message.sid, sender, turn), heavy=_is_long(message.body))
        await asyncio.wait((reply,), timeout=_CRISIS_WITHIN)
        try:
            if reply.done():
                return _sent(turn, reply.result())
            return _sent(turn, await self._late(turn, reply))
        except Exception as error:
            reply.cancel()
            self._refusals.count(_reason(error), error)
            return await self._from_memory(turn.without_store)

    async def ready(self) -> None:
        """Raises when messages cannot be answered: the store cannot be written, or holds another version's tables."""
        async with asyncio.timeout(_READY_WITHIN):
            await self._kept.alone(self._store.check)

    async def _late(self, turn: MessageTurn, reply: asyncio.Future[str]) -> str:
        """The reply that did not come at once. Raises TimeoutError when it is to be answered without."""
        if await self._from_memory(lambda: turn.crisis) is not None:
            raise TimeoutError
        async with asyncio.timeout(ANSWERED_WITHIN - _CRISIS_WITHIN):
            return await reply

    async def _from_memory(self, job: Callable[[], Thought]) -> Thought:
        return await asyncio.get_running_loop().run_in_executor(self._memory, job)

    async def _clean(self) -> None:
        """Forget on a clock of its own, whether anybody texts or not."""
        while True:
            self._turns.forget_old()
            try:
                await self._kept.alone(self._store.clean)
            except Exception as error:
                self._refusals.count("clean-up", error)
            await asyncio.sleep(CLEAN_EVERY)


def _sent(turn: MessageTurn, reply: str) -> str:
    """The reply to a turn that is stored, at once or late: it counts."""
    turn.sent()
    return reply


def _is_long(said: str) -> bool:
    """Whether a text takes long to think about. Some signs are many letters: "㌖" is six."""
    return len(said) > LONG or len(unicodedata.normalize("NFKD", said)) > 2 * LONG


def _reason(error: Exception) -> str:
    """How an answer that failed is counted."""
    if isinstance(error, TimeoutError):
        return "deadline"
    return "thinking" if diagnose(error) is None else "store"
