"""Opens the database so that what is written is safe, what is deleted is gone, and nothing waits for ever."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from kiosk.durable import make_durable
from sms_gateway.settings import database_file

TIMEOUT: Final = 4
"""Seconds to wait for the database, or for a lock in it. Twilio waits 15 in all."""

READING: Final = "reading"
"""The execution option of statements that need no lock."""

_OWNER_ONLY: Final = 0o600


class Database:
    """One connection to SQLite or PostgreSQL, for one thread at a time."""

    def __init__(self, url: str) -> None:
        """The database is opened on first use: it may start after the gateway."""
        self._connection: Any = None
        self._file = database_file(url)
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine: Engine = self._sqlite(url) if self.is_sqlite else self._postgresql(url)
        # Many rows go to the database as one statement: each statement costs the event loop a turn.
        self.engine.dialect.use_insertmanyvalues_wo_returning = True
        self.reading: Engine = self.engine.execution_options(**{READING: True})
        event.listen(self.engine, "connect", self._opened)

    def break_off(self) -> None:
        """End what waits for the database, from another thread. Whoever waits gets an error.

        A PostgreSQL that is frozen keeps its connections open and says nothing: only closing ours ends the wait.
        """
        connection = self._connection
        if connection is None:
            return
        # What ends between the look and the call needs no breaking off.
        with suppress(Exception):
            if self.is_sqlite:
                connection.interrupt()
            else:
                with socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM) as line:
                    line.shutdown(socket.SHUT_RDWR)

    def forget_for_good(self) -> None:
        """Leave nothing of deleted rows in the log of SQLite. What cannot be done now is done at the next clean-up."""
        if self._file is not None:
            with suppress(OperationalError), self.reading.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the connections. Whoever uses the database again opens new ones."""
        self.engine.dispose()

    def _opened(self, connection: Any, _: object) -> None:
        self._connection = connection

    def _postgresql(self, url: str) -> Engine:
        milliseconds = TIMEOUT * 1000
        options = f"-c statement_timeout={milliseconds} -c lock_timeout={milliseconds}"
        # Parameters are left out of errors: they hold what is kept of a visitor.
        return create_engine(
            url,
            hide_parameters=True,
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"connect_timeout": TIMEOUT, "options": options},
        )

    def _sqlite(self, url: str) -> Engine:
        arguments: dict[str, Any] = {"timeout": TIMEOUT, "check_same_thread": False}
        if self._file is None:
            engine = create_engine(url, hide_parameters=True, connect_args=arguments, poolclass=StaticPool)
        else:
            engine = create_engine(url, hide_parameters=True, connect_args=arguments, pool_size=1, max_overflow=0)
        event.listen(engine, "do_connect", self._only_for_the_owner)
        event.listen(engine, "connect", _durable)
        event.listen(engine, "begin", _locked)
        return engine

    def _only_for_the_owner(self, *_: object) -> None:
        """The file, and with it the log beside it, can be read by nobody else."""
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not self._file.exists():
                self._file.touch(_OWNER_ONLY)
            if self._file.is_file():
                with suppress(PermissionError):
                    self._file.chmod(_OWNER_ONLY)


def _durable(connection: Any, _: object) -> None:
    # The driver opens no transaction by itself; "begin" below does, and takes the write lock at once.
    make_durable(connection, TIMEOUT)


def _locked(connection: Connection) -> None:
    if not connection.get_execution_options().get(READING):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
