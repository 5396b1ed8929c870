"""Keeps sealed questions and answers in SQLite or PostgreSQL, and nothing else: no word, no number, no time of a day.

Kiosks, the gateway and the desk open the same database. What is deleted is gone from the rows, the file and its log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    LargeBinary,
    MetaData,
    NullPool,
    String,
    Table,
    create_engine,
    delete,
    event,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from kiosk.durable import make_durable
from kiosk.questions.settings import file_of

DAY: Final = 24 * 3600

DAYS: Final = 14
"""How long a question is kept, and its answer with it, as visitors are told (`guides/kinds/question.py`)."""

TIMEOUT: Final = 3
"""Seconds to wait for the database, or for a lock in it: somebody stands at the screen."""

_OWNER_ONLY: Final = 0o600
_SHORT: Final = 8

_metadata: Final = MetaData()
_questions: Final = Table(
    "questions_1",
    _metadata,
    Column("name", String(64), primary_key=True),
    Column("question", LargeBinary, nullable=False),
    Column("answer", LargeBinary),
    Column("seen", Boolean, nullable=False),
    Column("last_day", BigInteger, nullable=False),
)
"""A row for each question. ``name`` is an HMAC of its code; ``last_day`` counts days since 1970. The number in the
name of the table counts on when its columns change: what an older one holds is gone in two weeks."""

_LOCK: Final = text("SELECT pg_advisory_xact_lock(7242027)")
"""Any number that is the same in each program: one of them creates the table, the others wait for it."""


class Away(Exception):
    """The database does not answer, or cannot be written."""


class State(StrEnum):
    """How far a question is."""

    NEW = "new"
    ANSWERED = "answered"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Kept:
    """A row: all that is known of a question without a key. ``days_left`` before it is wiped."""

    name: str
    question: bytes
    answer: bytes | None
    state: State
    days_left: int

    @property
    def short(self) -> str:
        """What tells it from the others at the desk."""
        return self.name[:_SHORT]


class Store:
    """The database. Opened for each piece of work and closed again: there are few, and it may come and go. Each method
    raises Away."""

    def __init__(self, url: str, clock: Callable[[], float]) -> None:
        """``clock`` gives seconds since 1970."""
        self._clock = clock
        self._file = file_of(url)
        self._prepared = False
        if self._file is None:
            waits = f"-c statement_timeout={TIMEOUT}000 -c lock_timeout={TIMEOUT}000"
            arguments: dict[str, Any] = {"connect_timeout": TIMEOUT, "options": waits}
        else:
            arguments = {"timeout": TIMEOUT}
        # Parameters are left out of errors: they hold what is kept of a visitor.
        self._engine = create_engine(url, hide_parameters=True, poolclass=NullPool, connect_args=arguments)
        if self._file is not None:
            event.listen(self._engine, "connect", _durable)
            event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))

    def put(self, name: str, question: bytes) -> bool:
        """Keep a question; False where the name is taken."""
        row = {"name": name, "question": question, "seen": False, "last_day": self._today + DAYS}
        with self._working() as connection, suppress(IntegrityError):
            connection.execute(insert(_questions).values(row))
            return True
        return False

    def find(self, name: str) -> Kept | None:
        """The question that is kept under a name."""
        with self._working() as connection:
            row = connection.execute(_ROWS.where(_questions.c.name == name)).first()
        return None if row is None else self._kept(row)

    def every(self) -> list[Kept]:
        """All questions, those that are wiped first in front."""
        with self._working() as connection:
            rows = connection.execute(_ROWS.order_by(_questions.c.last_day, _questions.c.name)).all()
        return [self._kept(row) for row in rows]

    def answer(self, name: str, answer: bytes, instead: bytes | None) -> bool:
        """Keep the answer to a question in place of another, or of none; False where that one is not there, or the
        question is gone."""
        there = _questions.c.answer.is_(None) if instead is None else _questions.c.answer == instead
        changed = update(_questions).where(_questions.c.name == name, there).values(answer=answer, seen=False)
        with self._working() as connection:
            return bool(connection.execute(changed).rowcount)

    def seen(self, name: str) -> None:
        """Somebody read the answer."""
        with self._working() as connection:
            connection.execute(update(_questions).where(_questions.c.name == name).values(seen=True))

    def clean(self) -> None:
        """Delete what is past its time, and what a wrong clock would keep for ever; leave no trace of it."""
        with self._working():
            pass

    @property
    def _today(self) -> int:
        return int(self._clock()) // DAY

    def _kept(self, row: Any) -> Kept:
        state = State.NEW if row.answer is None else State.READ if row.seen else State.ANSWERED
        answer = None if row.answer is None else bytes(row.answer)
        return Kept(row.name, bytes(row.question), answer, state, row.last_day - self._today)

    @contextmanager
    def _working(self) -> Iterator[Connection]:
        """A transaction in which nothing that is past its time is there any more."""
        old = or_(_questions.c.last_day <= self._today, _questions.c.last_day > self._today + DAYS + 1)
        try:
            self._prepare()
            with self._engine.begin() as connection:
                connection.execute(delete(_questions).where(old))
                yield connection
            if self._file is not None:
                # What cannot be done now, while somebody reads, is done the next time.
                with suppress(OperationalError), closing(self._engine.raw_connection()) as raw:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (SQLAlchemyError, OSError) as error:
            # Its own words may hold an address with a password.
            raise Away(type(error).__name__) from None

    def _prepare(self) -> None:
        if self._prepared:
            return
        if self._file is not None:
            self._file.parent.mkdir(0o700, parents=True, exist_ok=True)
            self._file.touch(_OWNER_ONLY)
        with self._engine.begin() as connection:
            if self._file is None:
                connection.execute(_LOCK)
            _metadata.create_all(connection)
        self._prepared = True


_ROWS: Final = select(_questions)


def _durable(connection: Any, _: object) -> None:
    # The driver opens no transaction by itself; "begin" does, and takes the write lock at once.
    make_durable(connection, TIMEOUT)
