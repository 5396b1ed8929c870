"""Keeps conversations and replies, durably, in SQLite or PostgreSQL.

No phone number and no message text of a visitor comes in here: a sender is a keyed hash. Many messages share one
transaction, so that they share one wait for the disk; each is answered only after that commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

from sms_gateway.settings import database_file

TIME_TO_LIVE: Final = 24 * 3600
"""Seconds that a conversation or a reply is kept after it was last used (field/privacy: a default of 24 h)."""

PURGE_EVERY: Final = 600
"""Seconds between two clean-ups of what is past its time."""

_TIMEOUT: Final = 5
"""Seconds to wait for the database. Twilio waits 15 in all."""

_metadata: Final = MetaData()
_conversations: Final = Table(
    "conversations",
    _metadata,
    Column("sender", String(64), primary_key=True),
    Column("state", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("hour", BigInteger, nullable=False),
    Column("messages", Integer, nullable=False),
    Index("conversations_expires", "expires"),
)
_replies: Final = Table(
    "replies",
    _metadata,
    Column("message_sid", String(64), primary_key=True),
    Column("body", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Index("replies_expires", "expires"),
)


class StoreError(Exception):
    """The store cannot be used."""


class SchemaError(StoreError):
    """The database has the tables of another version."""

    def __init__(self, found: object, wanted: object) -> None:
        super().__init__(f"schema {found}, not {wanted}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of a message: the new state, and the reply, which may be one that must not be kept."""

    state: str
    reply: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message to answer: its id, the hash of its sender, and what answers it.

    ``turn`` is given the stored state ("" for somebody new) and how many messages came in this hour, this one included.
    """

    message_sid: str
    sender: str
    turn: Callable[[str, int], Answer]


class Store:
    """The database. Its methods block: call them from a thread."""

    def __init__(self, url: str, clock: Callable[[], float]) -> None:
        """``clock`` gives seconds since 1970. The database is opened on first use: it may start after the gateway."""
        self._clock = clock
        self._engine = _open(url)
        self._upsert: Any = _upsert(sqlite.insert if self._sqlite else postgresql.insert)
        self._created = False
        self._purged = 0.0

    def answer(self, batch: Sequence[Incoming]) -> list[str]:
        """The replies to a batch of messages, in its order, after one commit.

        The same ``message_sid`` gets the same reply, also from another process. The senders are locked in one order,
        so that two processes wait for each other and never block each other for good.
        """
        senders = sorted({message.sender for message in batch})
        with self._begin() as connection:
            self._lock(connection, senders)
            states = self._states(connection, senders)
            known = self._known(connection, [message.message_sid for message in batch])
            fresh = self._answered(batch, states, known)
            self._write(connection, fresh, states)
        return [known[message.message_sid] for message in batch]

    def state(self, sender: str) -> str:
        """What is stored of a sender; "" when nothing is."""
        query = select(_conversations.c.state).where(
            _conversations.c.sender == sender, _conversations.c.expires > self._now
        )
        with self._begin() as connection:
            return str(connection.execute(query).scalar() or "")

    def check(self) -> None:
        """Raises when nothing can be written."""
        row = {"sender": "", "state": "", "expires": 0, "hour": 0, "messages": 0}
        with self._begin() as connection:
            connection.execute(self._upsert, [row])
            connection.execute(delete(_conversations).where(_conversations.c.sender == ""))

    def close(self) -> None:
        self._engine.dispose()

    @property
    def _now(self) -> int:
        return int(self._clock())

    def _begin(self) -> Any:
        if not self._created:
            _metadata.create_all(self._engine)
            self._created = True
        return self._engine.begin()

    @property
    def _sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    def _lock(self, connection: Connection, senders: Sequence[str]) -> None:
        """Keep other processes from these senders until the commit. On SQLite the transaction itself does that."""
        if not self._sqlite:
            connection.execute(_LOCK, {"senders": senders})

    def _states(self, connection: Connection, senders: Sequence[str]) -> dict[str, _State]:
        states = dict.fromkeys(senders, _State("", 0, 0))
        query = select(_conversations).where(_conversations.c.sender.in_(senders))
        now = self._now
        for row in connection.execute(query):
            states[row.sender] = _State(row.state if row.expires > now else "", row.hour, row.messages)
        return states

    def _known(self, connection: Connection, sids: Sequence[str]) -> dict[str, str]:
        query = select(_replies.c.message_sid, _replies.c.body).where(_replies.c.message_sid.in_(sids))
        return {row.message_sid: row.body for row in connection.execute(query)}

    def _answered(
        self, batch: Iterable[Incoming], states: dict[str, _State], known: dict[str, str]
    ) -> list[tuple[str, Answer]]:
        fresh = []
        hour = self._now // 3600
        for message in batch:
            if message.message_sid in known:
                continue
            before = states[message.sender]
            count = before.count + 1 if before.hour == hour else 1
            answer = message.turn(before.text, count)
            states[message.sender] = _State(answer.state, hour, count)
            known[message.message_sid] = answer.reply
            fresh.append((message.message_sid, answer))
        return fresh

    def _write(self, connection: Connection, fresh: Sequence[tuple[str, Answer]], states: dict[str, _State]) -> None:
        if not fresh:
            return
        expires = self._now + TIME_TO_LIVE
        rows = [{"message_sid": sid, "body": answer.reply, "expires": expires} for sid, answer in fresh if answer.kept]
        if rows:
            connection.execute(insert(_replies), rows)
        connection.execute(
            self._upsert,
            [
                {"sender": sender, "state": state.text, "expires": expires, "hour": state.hour, "messages": state.count}
                for sender, state in states.items()
            ],
        )
        if self._clock() - self._purged > PURGE_EVERY:
            self._purged = self._clock()
            for table in (_conversations, _replies):
                connection.execute(delete(table).where(table.c.expires < self._now))


@dataclass(frozen=True, slots=True)
class _State:
    text: str
    hour: int
    count: int


_LOCK: Final = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(sender, 0)) FROM unnest(CAST(:senders AS text[])) AS sender"
)


def _upsert(insert: Callable[[Table], Any]) -> Any:
    """Writes the state of a sender, known or new."""
    statement = insert(_conversations)
    new = {name: statement.excluded[name] for name in ("state", "expires", "hour", "messages")}
    return statement.on_conflict_do_update(index_elements=["sender"], set_=new)


def _open(url: str) -> Engine:
    engine = _engine(url)
    # Many rows go to the database as one statement: each statement costs the event loop a turn.
    engine.dialect.use_insertmanyvalues_wo_returning = True
    return engine


def _engine(url: str) -> Engine:
    # Parameters are left out of errors: they hold the state of a conversation.
    if not url.startswith("sqlite"):
        options = f"-c statement_timeout={_TIMEOUT * 1000} -c lock_timeout={_TIMEOUT * 1000}"
        arguments = {"connect_timeout": _TIMEOUT, "options": options}
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=arguments)
    file = database_file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": _TIMEOUT})

    @event.listens_for(engine, "connect")
    def durable(connection: Any, _: object) -> None:
        # The driver opens no transaction by itself; "begin" below does, and takes the write lock at once.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def locked(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
