"""The store, on a real SQLite and a real PostgreSQL: the same tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from sms_gateway.store import TIME_TO_LIVE, Answer, Incoming, Store


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database_url: str, clock: Clock) -> Iterator[Store]:
    store = Store(database_url, clock)
    yield store
    store.close()


def incoming(sid: str, sender: str = "a", mark: str = "+") -> Incoming:
    """A message that adds a mark to the state and tells the state and the count of the hour."""
    return Incoming(sid, sender, lambda state, count: Answer(state + mark, f"{state}{mark} {count}"))


def test_a_conversation_goes_on(store: Store) -> None:
    assert store.answer([incoming("1")]) == ["+ 1"]
    assert store.answer([incoming("2")]) == ["++ 2"]
    assert store.state("a") == "++"


def test_senders_are_apart(store: Store) -> None:
    assert store.answer([incoming("1", "a"), incoming("2", "b"), incoming("3", "a")]) == ["+ 1", "+ 1", "++ 2"]


def test_the_same_message_is_answered_once(store: Store) -> None:
    once = store.answer([incoming("1"), incoming("1", mark="?"), incoming("2")])
    assert once == ["+ 1", "+ 1", "++ 2"]
    assert store.answer([incoming("2", mark="!"), incoming("1", mark="!")]) == ["++ 2", "+ 1"]
    assert store.state("a") == "++"


def test_another_process_gives_the_same_reply(store: Store, database_url: str, clock: Clock) -> None:
    store.answer([incoming("1")])
    other = Store(database_url, clock)
    assert other.answer([incoming("1", mark="?")]) == ["+ 1"]
    assert other.answer([incoming("2")]) == ["++ 2"]
    other.close()


def test_what_is_past_its_time_is_forgotten_and_erased(store: Store, clock: Clock) -> None:
    store.answer([incoming("1")])
    clock.now += TIME_TO_LIVE
    assert store.state("a") == ""
    assert store.answer([incoming("2", "b")]) == ["+ 1"]
    clock.now += 1
    assert store.answer([incoming("1")]) == ["+ 1"], "the old reply is gone, so this is a new message"


def test_a_used_conversation_lives_on(store: Store, clock: Clock) -> None:
    store.answer([incoming("1")])
    clock.now += TIME_TO_LIVE - 1
    store.answer([incoming("2")])
    clock.now += TIME_TO_LIVE - 1
    assert store.state("a") == "++"


def test_the_count_starts_anew_each_hour(store: Store, clock: Clock) -> None:
    store.answer([incoming("1"), incoming("2")])
    clock.now += 3600
    assert store.answer([incoming("3")]) == ["+++ 1"]


def test_a_turn_that_fails_moves_nothing(store: Store) -> None:
    def fail(state: str, count: int) -> Answer:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        store.answer([incoming("1"), Incoming("2", "a", fail)])
    assert store.state("a") == ""
    assert store.answer([incoming("1")]) == ["+ 1"]


def test_a_reply_that_is_not_kept_leaves_nothing(store: Store, database_url: str) -> None:
    secret = Incoming("1", "a", lambda state, count: Answer(state + "+", f"secret {count}", kept=False))
    assert store.answer([secret, incoming("2")]) == ["secret 1", "++ 2"]
    assert store.answer([secret]) == ["secret 3"]
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT body FROM replies")).scalars().all() == ["++ 2"]
    engine.dispose()


def test_two_processes_at_once_lose_and_double_nothing(database_url: str, clock: Clock) -> None:
    stores = [Store(database_url, clock) for _ in range(4)]
    stores[0].check()
    senders = [f"s{number}" for number in range(5)]
    replies: list[dict[str, str]] = [{} for _ in stores]

    def work(index: int) -> None:
        for turn in range(10):
            batch = [incoming(f"{sender}-{turn}", sender) for sender in senders[index:] + senders[:index]]
            answers = stores[index].answer(batch)
            replies[index] |= {message.message_sid: reply for message, reply in zip(batch, answers, strict=True)}

    threads = [threading.Thread(target=work, args=(index,)) for index in range(len(stores))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(reply == replies[0] for reply in replies)
    assert [stores[0].state(sender) for sender in senders] == ["+" * 10] * 5
    for store in stores:
        store.close()
