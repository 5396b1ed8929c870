"""Hands messages to the store, in a thread of its own: those that wait together are answered in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from sms_gateway.store import Incoming, Store

LARGEST_BATCH: Final = 64
"""Messages in one transaction: enough to share the wait for the disk, few enough to keep each one quick."""


class Writer:
    """Takes messages from the event loop and gives their replies back to it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, "store-writer")
        self._waiting: list[tuple[Incoming, asyncio.Future[str]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def stop(self) -> None:
        """Answer what waits, then end."""
        if self._writing is not None:
            await self._writing
        self._thread.shutdown()

    async def answer(self, message: Incoming) -> str:
        """The reply to a message, once it is safely stored. Raises what the store raises."""
        reply: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting.append((message, reply))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await reply

    async def _write(self) -> None:
        while self._waiting:
            await self._gathered()
            batch, self._waiting = self._waiting[:LARGEST_BATCH], self._waiting[LARGEST_BATCH:]
            replies = await self._stored([message for message, _ in batch])
            for (_, future), reply in zip(batch, replies, strict=True):
                _give(future, reply)
        self._writing = None

    async def _gathered(self) -> None:
        """Wait while more messages are being read: a transaction costs the same for one as for many."""
        seen = 0
        while seen < len(self._waiting) < LARGEST_BATCH:
            seen = len(self._waiting)
            await asyncio.sleep(0)

    async def _stored(self, batch: list[Incoming]) -> Sequence[str | Exception]:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._store.answer, batch)
        except Exception as error:
            return [error] * len(batch)


def _give(future: asyncio.Future[str], reply: str | Exception) -> None:
    """Give a reply to who waits for it; somebody who hung up waits no more."""
    if future.done():
        return
    if isinstance(reply, Exception):
        future.set_exception(reply)
    else:
        future.set_result(reply)
