"""The file of the figures: a sum for each day, site, channel, language, guide and outcome, and nothing else.

Nothing in the file tells in which order its rows came, nor when on a day: each addition writes it anew in the order of
its key, and nothing of what stood there before is left in it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.own_folder import own_folder

FILE: Final = "figures.db"

SERVICES: Final = (Path("/var/lib/kiosk-screen"), Path("/var/lib/kiosk"))
"""Where the services of `deploy` keep theirs: that of the screen, and the gateway."""

YEARS: Final = 3
"""How long a day is kept: a project is accounted for in the year after it."""

_TIMEOUT: Final = 4.0
_OWNER_ONLY: Final = 0o600
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS figures (
    day TEXT, site TEXT, channel TEXT, language TEXT, guide TEXT, outcome TEXT, count INTEGER NOT NULL,
    PRIMARY KEY (day, site, channel, language, guide, outcome)
) WITHOUT ROWID
"""
_ADD: Final = """
INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
_READ: Final = "SELECT day, site, channel, language, guide, outcome, count FROM figures"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What one number counts. ``day`` is written as 2026-11-29."""

    day: str
    site: str
    channel: str
    language: str
    guide: str
    outcome: str


def own_file(environment: Mapping[str, str]) -> Path:
    """The file of whoever runs this: in the folder that systemd gives a service; else with the user's own data."""
    return own_folder(environment) / FILE


def files_here(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The files of this machine that there are."""
    named = (own_file(environment), *(folder / FILE for folder in SERVICES))
    return tuple(file for file in dict.fromkeys(named) if os.access(file, os.R_OK))


class Store:
    """One file. Opened for each addition, so that a disk that goes and comes back is taken again."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, counts: Mapping[Cell, int], today: date) -> bool:
        """Add sums. False where that cannot be done now: then nothing of them is in the file."""
        try:
            with self._opened() as connection:
                _written(connection, counts, today)
                # What was written is safe already, and the next addition writes all of it anew.
                with suppress(sqlite3.Error):
                    connection.execute("VACUUM")
        except (OSError, sqlite3.Error):
            return False
        return True

    def read(self) -> dict[Cell, int]:
        """All sums. Raises OSError or sqlite3.Error for a file that is none of ours."""
        # It is opened to be read alone: who looks at figures changes nothing.
        with closing(sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return {Cell(*row[:-1]): row[-1] for row in connection.execute(_READ)}

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(0o700, parents=True, exist_ok=True)
        os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        with closing(sqlite3.connect(self._file, timeout=_TIMEOUT, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            yield connection


def _written(connection: sqlite3.Connection, counts: Mapping[Cell, int], today: date) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(_TABLE)
        connection.executemany(_ADD, [(*astuple(cell), count) for cell, count in sorted(counts.items())])
        connection.execute("DELETE FROM figures WHERE day < ?", (today.replace(today.year - YEARS, day=1).isoformat(),))
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
