"""Hands work to a thread of its own: what waits together is done together, and each piece is given its own result."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Generic, TypeVar

LARGEST_BATCH: Final = 64
"""Pieces that are done at once: enough to share the wait for the disk, few enough to keep each one quick."""

STUCK_AFTER: Final = 4.0
"""Seconds after which work that waits is broken off. Twilio waits 15 in all, and a message may wait behind another."""

_STOPPED_WITHIN: Final = 3.0
"""Seconds that what waits at the end may still take."""

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Alone = TypeVar("Alone")


class Batches(Generic[Piece, Result]):
    """Takes pieces of work from the event loop to a thread and gives their results back to it."""

    def __init__(
        self,
        name: str,
        work: Callable[[Sequence[Piece]], Sequence[Result | Exception]],
        break_off: Callable[[], None] = lambda: None,
    ) -> None:
        """``work`` does some pieces in the thread: a result or an error for each. ``break_off`` is called from the
        event loop when that takes too long, and ends what the work waits for."""
        self._work = work
        self._break_off = break_off
        self._thread = ThreadPoolExecutor(1, name)
        self._free = asyncio.Lock()
        self._waiting: list[tuple[Piece, asyncio.Future[Result]]] = []
        self._working: asyncio.Task[None] | None = None

    async def stop(self) -> None:
        """Do what waits, then end."""
        if self._working is not None:
            await asyncio.wait([self._working], timeout=_STOPPED_WITHIN)
            self._break_off()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def put(self, piece: Piece) -> asyncio.Future[Result]:
        """Hand a piece in: its result, or the error of its work. A piece whose future was cancelled is not begun."""
        result: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((piece, result))
        if self._working is None:
            self._working = asyncio.create_task(self._go_on())
        return result

    async def alone(self, job: Callable[[], Alone]) -> Alone:
        """Do something else in the same thread, between two batches."""
        # Who gives up waiting leaves the thread busy all the same: what comes next waits for its end.
        return await asyncio.shield(asyncio.ensure_future(self._in_thread(job)))

    async def _go_on(self) -> None:
        try:
            while self._waiting:
                await self._gathered()
                batch, self._waiting = self._waiting[:LARGEST_BATCH], self._waiting[LARGEST_BATCH:]
                await self._do([(piece, result) for piece, result in batch if not result.done()])
        finally:
            self._working = None

    async def _gathered(self) -> None:
        """Wait while more pieces come in: a transaction costs the same for one as for many."""
        seen = 0
        while seen < len(self._waiting) < LARGEST_BATCH:
            seen = len(self._waiting)
            await asyncio.sleep(0)

    async def _do(self, batch: Sequence[tuple[Piece, asyncio.Future[Result]]]) -> None:
        pieces = [piece for piece, _ in batch]
        results: Sequence[Result | Exception]
        try:
            results = await self._in_thread(lambda: self._work(pieces))
        except Exception as error:
            results = [error] * len(batch)
        for (_, waiter), result in zip(batch, results, strict=True):
            _give(waiter, result)

    async def _in_thread(self, job: Callable[[], Alone]) -> Alone:
        async with self._free:
            loop = asyncio.get_running_loop()
            stuck = loop.call_later(STUCK_AFTER, self._break_off)
            try:
                return await loop.run_in_executor(self._thread, job)
            finally:
                stuck.cancel()


def _give(waiter: asyncio.Future[Result], result: Result | Exception) -> None:
    """Give a result to who waits for it; somebody who hung up waits no more."""
    if waiter.done():
        return
    if isinstance(result, Exception):
        waiter.set_exception(result)
    else:
        waiter.set_result(result)
