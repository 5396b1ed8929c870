"""The store, on a real SQLite and a real PostgreSQL: the same tests."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from sms_gateway.kept.schema import VERSION, SchemaError
from sms_gateway.kept.senders import Senders
from sms_gateway.kept.store import TIME_TO_LIVE, Store
from sms_gateway.kept.thinking import Answer, Incoming

SENDERS = Senders(["k" * 32])


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def today(self) -> str:
        return str(int(self.now) // 86400)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database_url: str, clock: Clock) -> Iterator[Store]:
    store = Store(database_url, clock, clock.today)
    yield store
    store.close()


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """The same database, for somebody who looks into it."""
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


def rows(database: Engine, table: str) -> int:
    with database.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def incoming(sid: str, number: str = "a", mark: str = "+", senders: Senders = SENDERS) -> Incoming:
    """A message that adds a mark to what is kept and tells all of it."""
    return Incoming(sid, senders.of(number), lambda visit, spent: Answer(visit + mark, visit + mark, segments=1))


def goodbye(sid: str, number: str = "a") -> Incoming:
    return Incoming(sid, SENDERS.of(number), lambda visit, spent: Answer("", f"bye {visit}"))


def at_once(jobs: Sequence[Callable[[], Any]]) -> list[Any]:
    """What jobs give that begin together, each in a thread of its own."""
    begin = threading.Barrier(len(jobs))

    def done(job: Callable[[], Any]) -> Any:
        begin.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return list(threads.map(done, jobs))


def test_a_visit_goes_on(store: Store) -> None:
    assert store.answer([incoming("1")]) == ["+"]
    assert store.answer([incoming("2")]) == ["++"]


def test_senders_are_apart(store: Store) -> None:
    assert store.answer([incoming("1", "a"), incoming("2", "b"), incoming("3", "a")]) == ["+", "+", "++"]


def test_the_same_message_is_answered_once(store: Store) -> None:
    once = store.answer([incoming("1"), incoming("1", mark="?"), incoming("2")])
    assert once == ["+", "+", "++"]
    assert store.answer([incoming("2", mark="!"), incoming("1", mark="!")]) == ["++", "+"]
    assert store.answer([incoming("3")]) == ["+++"]


def test_another_process_gives_the_same_reply(store: Store, database_url: str, clock: Clock) -> None:
    store.answer([incoming("1")])
    other = Store(database_url, clock, clock.today)
    assert other.answer([incoming("1", mark="?")]) == ["+"]
    assert other.answer([incoming("2")]) == ["++"]
    other.close()


def test_visits_and_replies_are_kept_for_a_day(store: Store, database: Engine, clock: Clock) -> None:
    store.answer([incoming("1")])
    clock.now += TIME_TO_LIVE - 1
    store.clean()
    assert (rows(database, "conversations"), rows(database, "replies")) == (1, 1)
    clock.now += 1
    store.clean()
    assert (rows(database, "conversations"), rows(database, "replies")) == (0, 0)
    assert store.answer([incoming("1")]) == ["+"], "the old reply is gone, so this is a new message"


def test_what_is_past_its_time_counts_no_more_before_it_is_deleted(store: Store, clock: Clock) -> None:
    store.answer([incoming("1")])
    clock.now += TIME_TO_LIVE
    assert store.answer([incoming("2")]) == ["+"]


def test_a_used_visit_lives_on(store: Store, clock: Clock) -> None:
    store.answer([incoming("1")])
    clock.now += TIME_TO_LIVE - 1
    store.answer([incoming("2")])
    clock.now += TIME_TO_LIVE - 1
    store.clean()
    assert store.answer([incoming("3")]) == ["+++"]


def test_what_a_wrong_clock_wrote_does_not_stay(store: Store, database: Engine, clock: Clock) -> None:
    clock.now += 300 * 86400
    store.answer([incoming("1")])
    clock.now -= 300 * 86400
    assert store.answer([incoming("2")]) == ["+"], "it is of no time that can be"
    store.answer([incoming("3", "b")])
    clock.now += 2 * TIME_TO_LIVE
    store.clean()
    assert (rows(database, "conversations"), rows(database, "replies")) == (0, 0)


def test_a_clock_that_is_a_little_ahead_harms_nothing(store: Store, database: Engine, clock: Clock) -> None:
    clock.now += 60
    store.answer([incoming("1")])
    clock.now -= 60
    store.clean()
    assert rows(database, "conversations") == 1
    assert store.answer([incoming("2")]) == ["++"]


def test_a_turn_that_fails_costs_nobody_beside_it(store: Store) -> None:
    asked: list[str] = []

    def fail(visit: str, spent: int) -> Answer:
        raise RuntimeError("broken")

    def count(visit: str, spent: int) -> Answer:
        asked.append(visit)
        return Answer("+", "+")

    replies = store.answer([incoming("1"), Incoming("2", SENDERS.of("b"), fail), Incoming("3", SENDERS.of("c"), count)])
    assert isinstance(replies[1], RuntimeError)
    assert (replies[0], replies[2]) == ("+", "+")
    assert asked == [""], "the others are not thought out again"
    assert store.answer([incoming("4"), incoming("5", "b")]) == ["++", "+"]


def test_a_row_that_the_database_refuses_costs_nobody_beside_it(store: Store, database_url: str) -> None:
    strange = incoming("2\0", "b")
    replies = store.answer([incoming("1"), strange, incoming("3", "c")])
    assert (replies[0], replies[2]) == ("+", "+")
    if database_url.startswith("postgresql"):
        assert isinstance(replies[1], Exception), "PostgreSQL keeps no NUL"


def test_a_visit_that_no_key_opens_begins_anew(database_url: str, clock: Clock, database: Engine) -> None:
    told: list[str] = []
    store = Store(database_url, clock, clock.today, lambda: told.append("unreadable"))
    store.answer([incoming("1"), incoming("2", "b")])
    with database.begin() as connection:
        connection.execute(text("UPDATE conversations SET visit = :bad"), {"bad": b"nonsense"})
        connection.execute(text("UPDATE replies SET body = :bad"), {"bad": b""})
    assert store.answer([incoming("3"), incoming("2", "b")]) == ["+", "+"]
    assert told == ["unreadable"] * 2
    assert store.answer([incoming("4"), incoming("5", "b")]) == ["++", "++"]
    store.close()


def test_a_new_key_finds_what_the_old_one_wrote_and_writes_with_itself(store: Store, database: Engine) -> None:
    store.answer([incoming("1")])
    rotated = Senders(["n" * 32, "k" * 32])
    assert store.answer([incoming("2", senders=rotated)]) == ["++"]
    assert rows(database, "conversations") == 1
    assert store.answer([incoming("2", senders=rotated), incoming("3", senders=Senders(["n" * 32]))]) == ["++", "+++"]
    forget = Incoming("4", rotated.of("a"), lambda visit, spent: Answer("", "bye"))
    store.answer([forget])
    assert rows(database, "conversations") == 0


def test_a_goodbye_forgets_at_once(store: Store, database: Engine) -> None:
    store.answer([incoming("1"), incoming("2", "b")])
    assert store.answer([incoming("3"), goodbye("4")]) == ["++", "bye ++"]
    assert rows(database, "conversations") == 1, "only b"
    with database.connect() as connection:
        senders = connection.execute(text("SELECT sender FROM replies")).scalars().all()
    assert sorted(senders) == ["", SENDERS.of("b").name], "the goodbye itself names nobody"
    assert store.answer([goodbye("4")]) == ["bye ++"], "a retry of the goodbye gets the same answer"
    assert store.answer([incoming("5")]) == ["+"]


def test_a_reply_that_is_not_kept_leaves_nothing(store: Store, database: Engine) -> None:
    secret = Incoming("1", SENDERS.of("a"), lambda visit, spent: Answer(visit + "+", f"secret {visit}", kept=False))
    assert store.answer([secret, incoming("2")]) == ["secret ", "++"]
    assert store.answer([secret]) == ["secret ++"]
    assert rows(database, "replies") == 1


def test_what_a_day_costs_is_counted_by_all_processes_together(store: Store, database_url: str, clock: Clock) -> None:
    seen: list[int] = []

    def costly(sid: str) -> Incoming:
        def turn(visit: str, spent: int) -> Answer:
            seen.append(spent)
            return Answer("+", "+", segments=2)

        return Incoming(sid, SENDERS.of(sid), turn)

    other = Store(database_url, clock, clock.today)
    store.answer([costly("1"), costly("2")])
    other.answer([costly("3"), costly("1")])
    other.answer([costly("4")])
    clock.now += 86400
    store.answer([costly("5")])
    other.close()
    assert seen == [0, 2, 0, 6, 0], "a process that begins learns with its first answer what the others spent"


def test_nothing_of_a_sender_can_be_read_in_the_database(store: Store, database: Engine) -> None:
    number, words = "+32470123456", "the page about violence"
    store.answer([Incoming("1", SENDERS.of(number), lambda visit, spent: Answer(words, words))])
    with database.connect() as connection:
        kept = [
            *connection.execute(text("SELECT * FROM conversations")),
            *connection.execute(text("SELECT * FROM replies")),
        ]
    assert len(kept) == 2
    for value in (bytes(value) if isinstance(value, memoryview) else value for row in kept for value in row):
        assert b"violence" not in (value if isinstance(value, bytes) else str(value).encode())
        assert "470123456" not in str(value)


class Bytes:
    """The raw bytes of every file of a SQLite database."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hold(self, what: str) -> bool:
        return any(what.encode() in path.read_bytes() for path in self._folder.iterdir())


@pytest.mark.parametrize("how", ["past its time", "goodbye"])
def test_what_is_forgotten_is_in_no_file(tmp_path: Path, clock: Clock, how: str) -> None:
    store = Store(f"sqlite:///{tmp_path / 'gateway.db'}", clock, clock.today)
    files, sender = Bytes(tmp_path), SENDERS.of("a").name
    store.answer([incoming(f"SM-first-{n}", mark="+" * 200) for n in range(20)])
    assert files.hold(sender)
    assert files.hold("SM-first-7")
    if how == "goodbye":
        store.answer([goodbye("SM-bye")])
    else:
        clock.now += TIME_TO_LIVE
        store.clean()
    assert not files.hold(sender)
    assert not files.hold("SM-first-7")
    store.close()


def test_the_file_is_for_its_owner_alone(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "folder" / "gateway.db"
    file.parent.mkdir()
    file.touch(0o666)
    file.chmod(0o666)
    store = Store(f"sqlite:///{file}", clock, clock.today)
    store.answer([incoming("1")])
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in file.parent.iterdir()} == {
        "gateway.db": "0o600",
        "gateway.db-shm": "0o600",
        "gateway.db-wal": "0o600",
    }
    store.close()


def test_the_tables_of_the_first_version_make_way(database_url: str, database: Engine, store: Store) -> None:
    with database.begin() as connection:
        connection.execute(
            text("CREATE TABLE conversations (sender text, state text, expires int, hour int, messages int)")
        )
        connection.execute(text("CREATE TABLE replies (message_sid text, body text, expires int)"))
        connection.execute(text("INSERT INTO replies VALUES ('1', 'in the clear', 0)"))
    assert store.answer([incoming("1")]) == ["+"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE TABLE conversations (id int, subject text)", "another program"),
        ("CREATE TABLE gateway_version (version int)", "version None"),
    ],
)
def test_tables_that_are_not_ours_are_let_be(database: Engine, store: Store, statement: str, said: str) -> None:
    with database.begin() as connection:
        connection.execute(text(statement))
    for use in (store.check, lambda: store.answer([incoming("1")])):
        with pytest.raises(SchemaError, match=said):
            use()


def test_a_later_version_is_noticed_while_the_gateway_runs(database: Engine, store: Store) -> None:
    store.check()
    with database.begin() as connection:
        connection.execute(text("UPDATE gateway_version SET version = :later"), {"later": VERSION + 1})
    with pytest.raises(SchemaError, match=f"version {VERSION + 1}"):
        store.check()


def test_a_memory_is_enough_for_a_trial(clock: Clock) -> None:
    store = Store("sqlite://", clock, clock.today)
    replies: list[object] = []
    thread = threading.Thread(target=lambda: replies.extend(store.answer([incoming("1")])))
    thread.start()
    thread.join()
    assert [*replies, *store.answer([incoming("2")])] == ["+", "++"]
    store.clean()
    store.close()


def test_many_processes_may_begin_with_an_empty_database(database_url: str, clock: Clock) -> None:
    stores = [Store(database_url, clock, clock.today) for _ in range(6)]
    outcomes = at_once([partial(store.answer, [incoming(f"{n}", f"{n}")]) for n, store in enumerate(stores)])
    assert outcomes == [["+"]] * len(stores)
    for store in stores:
        store.close()


def test_two_processes_at_once_lose_and_double_nothing(database_url: str, clock: Clock) -> None:
    stores = [Store(database_url, clock, clock.today) for _ in range(4)]
    numbers = [f"s{number}" for number in range(5)]

    def work(index: int) -> dict[str, object]:
        replies: dict[str, object] = {}
        for turn in range(10):
            batch = [incoming(f"{number}-{turn}", number) for number in numbers[index:] + numbers[:index]]
            answers = stores[index].answer(batch)
            replies |= {message.message_sid: reply for message, reply in zip(batch, answers, strict=True)}
        return replies

    replies = at_once([partial(work, index) for index in range(len(stores))])
    assert all(reply == replies[0] for reply in replies)
    assert stores[0].answer([incoming("last", number) for number in numbers][:1]) == ["+" * 11]
    for store in stores:
        store.close()


def test_who_thinks_holds_no_lock(store: Store, database_url: str, clock: Clock) -> None:
    """While one process thinks about a visit, another one answers, also the same sender."""
    other = Store(database_url, clock, clock.today)
    thought: list[str] = []

    def slow(visit: str, spent: int) -> Answer:
        thought.append(visit)
        if len(thought) == 1:
            assert other.answer([incoming("2")]) == ["+"]
        return Answer(visit + "!", visit + "!")

    assert store.answer([Incoming("1", SENDERS.of("a"), slow)]) == ["+!"]
    assert thought == ["", "+"], "what the other process did meanwhile counts"
    other.close()


def test_a_locked_database_is_waited_for_and_then_given_up(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sms_gateway.kept.database.TIMEOUT", 0.3)

    store = Store(f"sqlite:///{tmp_path / 'gateway.db'}", clock, clock.today)
    store.check()
    holder = sqlite3.connect(tmp_path / "gateway.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        store.answer([incoming("1")])
    holder.execute("ROLLBACK")
    holder.close()
    assert store.answer([incoming("1")]) == ["+"]
    store.close()
