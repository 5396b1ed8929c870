"""One thread that writes to the store: messages that wait together are answered in one transaction."""

from __future__ import annotations

import asyncio
import queue
import threading
from typing import Final

from sms_gateway.store import Incoming, Store

LARGEST_BATCH: Final = 64
"""Messages in one transaction: enough to share the wait for the disk, few enough to keep each one quick."""


class Writer:
    """Takes messages from the event loop and gives their replies back to it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    async def stop(self) -> None:
        """Answer what waits, then end."""
        self._waiting.put(None)
        await asyncio.to_thread(self._thread.join)

    async def answer(self, message: Incoming) -> str:
        """The reply to a message, once it is safely stored. Raises what the store raises."""
        loop = asyncio.get_running_loop()
        reply: asyncio.Future[str] = loop.create_future()
        self._waiting.put((message, loop, reply))
        return await reply

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch, last = self._batch(first)
            self._answer(batch)
            if last:
                return

    def _batch(self, first: _Item) -> tuple[list[_Item], bool]:
        """What waits at this moment, and whether the end stands behind it."""
        batch = [first]
        while len(batch) < LARGEST_BATCH:
            try:
                item = self._waiting.get_nowait()
            except queue.Empty:
                break
            if item is None:
                return batch, True
            batch.append(item)
        return batch, False

    def _answer(self, batch: list[_Item]) -> None:
        try:
            replies: list[str | Exception] = list(self._store.answer([message for message, _, _ in batch]))
        except Exception as error:
            replies = [error] * len(batch)
        loop = batch[0][1]
        loop.call_soon_threadsafe(_give, [reply for _, _, reply in batch], replies)


_Item = tuple[Incoming, asyncio.AbstractEventLoop, "asyncio.Future[str]"]


def _give(waiting: list[asyncio.Future[str]], replies: list[str | Exception]) -> None:
    for future, reply in zip(waiting, replies, strict=True):
        if future.done():
            continue
        if isinstance(reply, Exception):
            future.set_exception(reply)
        else:
            future.set_result(reply)
