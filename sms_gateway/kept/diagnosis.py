"""What is wrong when the store fails, and what an operator does about it.

It reads the codes of the two databases, never the text of an error: that can hold a path, a password or what somebody
wrote. Codes: https://www.sqlite.org/rescode.html and https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeGuard

from sms_gateway.kept.schema import SchemaError
from sms_gateway.logs import kind_and_place

if TYPE_CHECKING:
    import psycopg


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A failure: its name in the counts, its likely cause, and what to do. Sentences for an operator."""

    name: str
    cause: str
    remedy: str


FULL: Final = Diagnosis(
    "store-full", "The disk of the database is full.", "Free some space; the gateway goes on by itself."
)
READ_ONLY: Final = Diagnosis(
    "store-read-only",
    "The database cannot be written to: its disk, its folder or its file is read-only.",
    "Mount the disk writable; give the folder and the files to the user that runs the gateway; then restart it.",
)
CANNOT_OPEN: Final = Diagnosis(
    "store-cannot-open",
    "The file of the database cannot be opened or made: its disk is read-only, its folder is not there, or both belong "
    "to another user.",
    "Mount the disk writable; give the folder to the user that runs the gateway; then restart it.",
)
DAMAGED: Final = Diagnosis(
    "store-damaged",
    "The file of the database is damaged, or it is no database of SQLite.",
    "Move the file and those with -wal and -shm away and restart: everybody begins anew, nothing else is lost.",
)
DISK: Final = Diagnosis(
    "store-disk",
    "The disk of the database does not read or write as it should.",
    "Look at the system's own log (dmesg) and at the quota of the user; move the database to another disk.",
)
SCHEMA: Final = Diagnosis(
    "store-schema",
    "The database has the tables of another version of the gateway, or of another program.",
    "Run the version that made it; or give KIOSK_DATABASE_URL a new database: everybody begins anew.",
)
BUSY: Final = Diagnosis(
    "store-busy",
    "Something else holds the database, or it is too slow.",
    "See what else uses it: a backup, another program, a long transaction. A SQLite file belongs on a local disk.",
)
UNREACHABLE: Final = Diagnosis(
    "store-unreachable",
    "The database server does not answer.",
    "See that PostgreSQL runs, and that host and port in KIOSK_DATABASE_URL are right; the gateway goes on by itself.",
)
LOGIN: Final = Diagnosis(
    "store-login",
    "The database server refuses the user or the password.",
    "Put the right user and password into KIOSK_DATABASE_URL; look at pg_hba.conf of the server.",
)
NO_DATABASE: Final = Diagnosis(
    "store-no-database",
    "The server has no database of this name.",
    "Make it (`createdb`), or put the right name into KIOSK_DATABASE_URL.",
)
NO_RIGHT: Final = Diagnosis(
    "store-no-right",
    "The database user has no right to this.",
    "Give it the right to make, read and write tables: GRANT ALL ON DATABASE …, and CREATE ON SCHEMA public.",
)
CROWDED: Final = Diagnosis(
    "store-crowded",
    "The database server takes no more connections.",
    "Raise max_connections of PostgreSQL, or run fewer gateways.",
)

_SQLITE: Final = (
    (sqlite3.SQLITE_FULL, FULL),
    (sqlite3.SQLITE_READONLY, READ_ONLY),
    (sqlite3.SQLITE_CANTOPEN, CANNOT_OPEN),
    (sqlite3.SQLITE_PERM, CANNOT_OPEN),
    (sqlite3.SQLITE_BUSY, BUSY),
    (sqlite3.SQLITE_LOCKED, BUSY),
    (sqlite3.SQLITE_CORRUPT, DAMAGED),
    (sqlite3.SQLITE_NOTADB, DAMAGED),
    (sqlite3.SQLITE_IOERR, DISK),
    # "no such table", "no such column": the only errors in statements that never change.
    (sqlite3.SQLITE_ERROR, SCHEMA),
    (sqlite3.SQLITE_CONSTRAINT, SCHEMA),
)
"""Primary result codes: an extended one has its primary code in the lowest eight bits."""

_POSTGRESQL: Final = (
    ("53100", FULL),
    ("25006", READ_ONLY),
    ("28", LOGIN),
    ("3D", NO_DATABASE),
    ("42501", NO_RIGHT),
    ("42P01", SCHEMA),
    ("42703", SCHEMA),
    ("42804", SCHEMA),
    ("23502", SCHEMA),
    ("53300", CROWDED),
    ("57014", BUSY),
    ("55P03", BUSY),
    ("40", BUSY),
    ("57P", UNREACHABLE),
    ("08", UNREACHABLE),
    ("58", DISK),
    ("XX001", DAMAGED),
    ("XX002", DAMAGED),
)
"""The first characters of SQLSTATE, the special ones before their class."""

_FILES: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: CANNOT_OPEN,
    errno.EACCES: CANNOT_OPEN,
    errno.EPERM: CANNOT_OPEN,
    errno.EIO: DISK,
}
"""Failures before SQLite: making the folder, setting the mode of the file."""


def diagnose(error: BaseException) -> Diagnosis | None:
    """What is wrong with the store; None for an error that does not come from a store."""
    for link in _chain(error):
        if isinstance(link, SchemaError):
            return SCHEMA
        if isinstance(link, sqlite3.Error):
            return _by_sqlite(link)
        if _is_of_postgresql(link):
            return _by_postgresql(link)
        if isinstance(link, TimeoutError):
            return BUSY
        if isinstance(link, OSError) and link.errno in _FILES:
            return _FILES[link.errno]
    return None


def explained(error: BaseException) -> Diagnosis:
    """As ``diagnose``; an error that nobody foresaw has its kind and its place as its cause."""
    return diagnose(error) or Diagnosis(
        "unexpected", f"An error that nobody foresaw: {kind_and_place(error)}.", "Tell the makers this line."
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error, then what it was raised from: SQLAlchemy wraps those of the drivers."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__


def _is_of_postgresql(error: BaseException) -> TypeGuard[psycopg.Error]:
    """Whoever keeps conversations in SQLite never loads the driver of PostgreSQL: no error is of it then."""
    driver = sys.modules.get("psycopg")
    return driver is not None and isinstance(error, driver.Error)


def _by_sqlite(error: sqlite3.Error) -> Diagnosis:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Errors of the Python module itself, such as a wrong number of values, come with no code.
        return _unknown(error)
    return next((found for primary, found in _SQLITE if code & 0xFF == primary), None) or _unknown(error)


def _by_postgresql(error: psycopg.Error) -> Diagnosis:
    state = error.sqlstate
    if state is None:
        return _by_connection(error)
    return next((found for start, found in _POSTGRESQL if state.startswith(start)), None) or _unknown(error)


def _by_connection(error: psycopg.Error) -> Diagnosis:
    """A failure to connect has no SQLSTATE, though the server may have said why in words of its own.

    The words are libpq's and the server's; in another language than English they are not known, and the server counts
    as unreachable.
    """
    said = str(error)
    if "password" in said or "authentication" in said or "pg_hba.conf" in said or "role" in said:
        return LOGIN
    if "database" in said and "does not exist" in said:
        return NO_DATABASE
    if "too many clients" in said or "remaining connection slots" in said:
        return CROWDED
    return UNREACHABLE


def _unknown(error: BaseException) -> Diagnosis:
    return Diagnosis("store-other", f"The store failed: {kind_and_place(error)}.", "Look at the log of the database.")
