"""The tables of the gateway, and how they come into an empty database or take the place of an older version's."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    insert,
    inspect,
    select,
    text,
)

VERSION: Final = 2
"""Counts on when the tables change. A gateway works only with tables of its own version."""

metadata: Final = MetaData()
conversations: Final = Table(
    "conversations",
    metadata,
    Column("sender", String(64), primary_key=True),
    Column("visit", LargeBinary, nullable=False),
    Column("expires", BigInteger, nullable=False),
)
"""A row for each sender. ``visit`` is sealed; ``expires`` is in seconds since 1970."""

replies: Final = Table(
    "replies",
    metadata,
    Column("message_sid", String(64), primary_key=True),
    Column("sender", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("expires", BigInteger, nullable=False),
)
"""A row for each message that was answered. A day of an office is a few thousand rows: what is deleted is found without
an index, which would cost every message two pages more of the log. ``body`` is sealed. ``sender`` is "" once the sender
is forgotten."""

days: Final = Table(
    "days",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("segments", BigInteger, nullable=False),
)
"""What was spent on each day, of all senders together."""

versions: Final = Table("gateway_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

_BEFORE_VERSIONS: Final = {
    "conversations": {"sender", "state", "expires", "hour", "messages"},
    "replies": {"message_sid", "body", "expires"},
}
"""The tables of the version that wrote no number. What they hold is at most a day old: it is dropped."""

_LOCK: Final = text("SELECT pg_advisory_xact_lock(7242026)")
"""Any number that is the same in each gateway: one of them creates the tables, the others wait for it."""


class SchemaError(Exception):
    """The database holds tables that are not those of this version."""

    def __init__(self, found: str) -> None:
        super().__init__(f"the tables are of {found}; this gateway needs version {VERSION}")


def prepare(connection: Connection) -> None:
    """Make the tables where they are missing, in the open transaction; many processes may do so at once.

    Raises SchemaError.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK)
    found = inspect(connection)
    if not found.has_table(versions.name):
        for name, columns in _BEFORE_VERSIONS.items():
            if found.has_table(name):
                if {column["name"] for column in found.get_columns(name)} != columns:
                    raise SchemaError("another program")
                connection.execute(text(f"DROP TABLE {name}"))
        metadata.create_all(connection)
        connection.execute(insert(versions).values(version=VERSION))
    verify(connection)


def verify(connection: Connection) -> None:
    """Raises SchemaError when the tables are of another version."""
    version = connection.execute(select(versions.c.version)).scalar()
    if version != VERSION:
        raise SchemaError(f"version {version}")
