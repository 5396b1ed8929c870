"""Hands work to a thread of its own: what waits together is done together, and each piece is given its own result."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final, Generic, TypeVar

LARGEST_BATCH: Final = 64
"""Pieces that are done at once: enough to share the wait for the disk, few enough to keep each one quick."""

QUICK_FOR_EACH_HEAVY: Final = 24
"""How many times as long as a heavy piece took the thread is kept for quick ones: the heavy ones have a 25th of it."""

STUCK_AFTER: Final = 4.0
"""Seconds after which work that waits is broken off. Twilio waits 15 in all, and a message may wait behind another."""

_STOPPED_WITHIN: Final = 3.0
"""Seconds that what waits at the end may still take."""

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Alone = TypeVar("Alone")
_Waiting = tuple[Piece, "asyncio.Future[Result]"]


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
        self._quick: list[_Waiting[Piece, Result]] = []
        self._heavy: deque[_Waiting[Piece, Result]] = deque()
        self._heavy_from = 0.0
        self._came = asyncio.Event()
        self._working: asyncio.Task[None] | None = None

    async def stop(self) -> None:
        """Do what waits, then end."""
        if self._working is not None:
            await asyncio.wait([self._working], timeout=_STOPPED_WITHIN)
            self._break_off()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def put(self, piece: Piece, *, heavy: bool = False) -> asyncio.Future[Result]:
        """Hand a piece in: its result, or the error of its work. A piece whose future was cancelled is not begun.

        ``heavy`` pieces, which may take long, are done one at a time and have a small share of the thread: whoever
        hands in many of them waits for them, and nobody else does.
        """
        result: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        (self._heavy if heavy else self._quick).append((piece, result))
        self._came.set()
        if self._working is None:
            self._working = asyncio.create_task(self._go_on())
        return result

    async def alone(self, job: Callable[[], Alone]) -> Alone:
        """Do something else in the same thread, between two batches."""
        # Who gives up waiting leaves the thread busy all the same: what comes next waits for its end.
        return await asyncio.shield(asyncio.ensure_future(self._in_thread(job)))

    async def _go_on(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._quick or self._heavy:
                pause = self._heavy_from - loop.time()
                if self._heavy and pause <= 0:
                    began = loop.time()
                    await self._do([self._heavy.popleft()])
                    self._heavy_from = loop.time() + (loop.time() - began) * QUICK_FOR_EACH_HEAVY
                elif self._quick:
                    await self._gathered()
                    batch, self._quick = self._quick[:LARGEST_BATCH], self._quick[LARGEST_BATCH:]
                    await self._do(batch)
                else:
                    await self._come(pause)
        finally:
            self._working = None

    async def _come(self, seconds: float) -> None:
        """Wait until another piece comes, at most so long."""
        self._came.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._came.wait()

    async def _gathered(self) -> None:
        """Wait while more pieces come in: a transaction costs the same for one as for many."""
        seen = 0
        while seen < len(self._quick) < LARGEST_BATCH:
            seen = len(self._quick)
            await asyncio.sleep(0)

    async def _do(self, batch: Sequence[_Waiting[Piece, Result]]) -> None:
        waited_for = [(piece, result) for piece, result in batch if not result.done()]
        pieces = [piece for piece, _ in waited_for]
        results: Sequence[Result | Exception]
        try:
            results = await self._in_thread(lambda: self._work(pieces)) if pieces else ()
        except Exception as error:
            results = [error] * len(pieces)
        for (_, waiter), result in zip(waited_for, results, strict=True):
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
