"""SQLite as what is kept of visitors asks for: what is written is safe, and what is deleted is gone from the file."""

from __future__ import annotations

import sqlite3
import time
from typing import Any, Final

_LOOK_AGAIN: Final = 0.01
"""Seconds between two tries to open a file that somebody else is opening."""


def make_durable(connection: Any, patience: float) -> None:
    """Set a new connection up, of ``sqlite3``. It opens no transaction by itself: whoever uses it says BEGIN. Raises
    sqlite3.OperationalError when others open the file for more than ``patience`` seconds."""
    connection.isolation_level = None
    _set_log(connection, patience)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def _set_log(connection: Any, patience: float) -> None:
    """Write ahead to a log. While another process does so first, SQLite refuses at once instead of waiting."""
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK_AGAIN)
        else:
            return
