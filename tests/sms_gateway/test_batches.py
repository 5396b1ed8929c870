"""Work in a thread of its own: each piece has its own result, and nothing that hangs holds up what comes after it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from sms_gateway.batches import LARGEST_BATCH, Batches


async def test_what_waits_together_is_done_together_and_in_order() -> None:
    done: list[Sequence[int]] = []

    def work(pieces: Sequence[int]) -> list[int | Exception]:
        done.append(pieces)
        return [piece * 2 for piece in pieces]

    batches = Batches("test", work)
    results = await asyncio.gather(*(batches.put(number) for number in range(LARGEST_BATCH + 5)))
    assert results == [number * 2 for number in range(LARGEST_BATCH + 5)]
    assert [len(pieces) for pieces in done] == [LARGEST_BATCH, 5]
    await batches.stop()


async def test_an_error_is_given_to_its_own_piece_or_to_all_when_the_work_fails() -> None:
    def work(pieces: Sequence[int]) -> list[int | Exception]:
        if 7 in pieces:
            raise OSError("no disk")
        return [ValueError(piece) if piece == 2 else piece for piece in pieces]

    batches = Batches("test", work)
    one = await asyncio.gather(*map(batches.put, (1, 2, 3)), return_exceptions=True)
    assert [type(result) for result in one] == [int, ValueError, int]
    every = await asyncio.gather(*map(batches.put, (6, 7)), return_exceptions=True)
    assert [type(result) for result in every] == [OSError, OSError]
    assert await batches.put(1) == 1, "and it goes on"
    await batches.stop()


async def test_what_nobody_waits_for_is_not_begun() -> None:
    begun: list[int] = []
    busy, free = threading.Event(), threading.Event()

    def work(pieces: Sequence[int]) -> list[int | Exception]:
        begun.extend(pieces)
        busy.set()
        free.wait()
        return list(pieces)

    batches = Batches("test", work)
    first = batches.put(1)
    await asyncio.to_thread(busy.wait)
    given_up, last = batches.put(2), batches.put(3)
    given_up.cancel()
    free.set()
    assert [await first, await last] == [1, 3]
    assert begun == [1, 3]
    await batches.stop()


async def test_what_hangs_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sms_gateway.batches.STUCK_AFTER", 0.01)
    broken = threading.Event()

    def work(pieces: Sequence[int]) -> list[int | Exception]:
        broken.wait()
        raise ConnectionError("broken off")

    batches = Batches("test", work, broken.set)
    with pytest.raises(ConnectionError):
        await batches.put(1)
    await batches.stop()


async def test_a_job_of_its_own_is_done_between_two_batches() -> None:
    order: list[str] = []

    def work(pieces: Sequence[str]) -> list[str | Exception]:
        order.extend(pieces)
        return list(pieces)

    batches = Batches("test", work)
    first = batches.put("before")
    await first
    alone = asyncio.create_task(batches.alone(lambda: order.append("alone")))
    after = batches.put("after")
    await asyncio.gather(alone, after)
    assert sorted(order) == ["after", "alone", "before"]
    with pytest.raises(ZeroDivisionError):
        await batches.alone(lambda: 1 / 0)
    await batches.stop()


async def test_the_end_waits_for_what_was_handed_in() -> None:
    batches: Batches[int, int] = Batches("test", list)
    waiting = [batches.put(number) for number in range(3)]
    await batches.stop()
    assert [await result for result in waiting] == [0, 1, 2]


async def test_heavy_pieces_are_done_one_by_one_between_the_quick_ones() -> None:
    done: list[list[str]] = []

    def work(pieces: Sequence[str]) -> list[str | Exception]:
        done.append(list(pieces))
        return list(pieces)

    batches = Batches("test", work)
    heavy = [batches.put(f"heavy {number}", heavy=True) for number in range(3)]
    quick = [batches.put(f"quick {number}") for number in range(3)]
    await asyncio.gather(*heavy, *quick)
    assert done[0] == ["heavy 0"], "the first one need not wait"
    assert ["quick 0", "quick 1", "quick 2"] in done[1:3]
    assert [pieces for pieces in done if pieces[0].startswith("heavy")] == [["heavy 0"], ["heavy 1"], ["heavy 2"]]
    await batches.stop()


async def test_after_a_heavy_piece_the_thread_is_kept_for_quick_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sms_gateway.batches.QUICK_FOR_EACH_HEAVY", 10**9)
    batches: Batches[str, str] = Batches("test", list)
    await batches.put("heavy", heavy=True)
    waiting = batches.put("another", heavy=True)
    for number in range(20):
        assert await batches.put(f"quick {number}") == f"quick {number}"
    assert not waiting.done()
    waiting.cancel()
