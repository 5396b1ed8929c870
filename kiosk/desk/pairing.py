"""Which devices of volunteers may look: each is paired once, and known again by a cookie of which a hash is kept."""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from kiosk.own_folder import own_folder

FILE: Final = "desk.db"

TOKEN_SECONDS: Final = 600
"""How long a code for pairing is good: the time to fetch a phone."""

MOST_DEVICES: Final = 100

_OWNER_ONLY: Final = 0o600
_TIMEOUT: Final = 4.0
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS devices (hash TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS tokens (hash TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID",
)


def pairing_file(environment: Mapping[str, str]) -> Path:
    """The file of whoever runs the desk: in the folder that systemd gives a service; else with the user's own data."""
    return own_folder(environment) / FILE


class Pairing:
    """One file of hashes, read at each question: what another command writes or forgets counts at once."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        """``clock`` gives seconds since 1970."""
        self._file = file
        self._clock = clock

    def offer(self) -> str:
        """A new code, with which one device can be paired within some minutes."""
        token = secrets.token_urlsafe(32)
        with self._opened() as connection:
            connection.execute("DELETE FROM tokens WHERE until < ?", (self._clock(),))
            connection.execute("INSERT INTO tokens VALUES (?, ?)", (_hash(token), self._clock() + TOKEN_SECONDS))
        return token

    def is_offered(self, token: str) -> bool:
        """Whether a device can be paired with this code now."""
        with self._opened() as connection:
            found = connection.execute(
                "SELECT 1 FROM tokens WHERE hash = ? AND until >= ?", (_hash(token), self._clock())
            )
            return found.fetchone() is not None

    def pair(self, token: str) -> str | None:
        """The cookie of a new device; None where the code is used, too old, or none of ours."""
        with self._opened() as connection:
            used = connection.execute(
                "DELETE FROM tokens WHERE hash = ? AND until >= ? RETURNING 1", (_hash(token), self._clock())
            ).fetchone()
            paired = connection.execute("SELECT count(*) FROM devices").fetchone()[0]
            if used is None or paired >= MOST_DEVICES:
                return None
            cookie = secrets.token_urlsafe(32)
            connection.execute("INSERT INTO devices VALUES (?)", (_hash(cookie),))
        return cookie

    def knows(self, cookie: str) -> bool:
        """Whether this is the cookie of a paired device."""
        with self._opened() as connection:
            return connection.execute("SELECT 1 FROM devices WHERE hash = ?", (_hash(cookie),)).fetchone() is not None

    def forget(self) -> int:
        """No device is paired any more, and no code is good; how many there were."""
        with self._opened() as connection:
            connection.execute("DELETE FROM tokens")
            return connection.execute("DELETE FROM devices").rowcount

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(0o700, parents=True, exist_ok=True)
        os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        with closing(sqlite3.connect(self._file, timeout=_TIMEOUT)) as connection, connection:
            connection.execute("PRAGMA secure_delete = ON")
            for table in _TABLES:
                connection.execute(table)
            yield connection


def _hash(secret: str) -> str:
    # A long random secret needs no slow hash: nobody can try them all.
    return hashlib.sha256(secret.encode()).hexdigest()
