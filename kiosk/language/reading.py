"""What readers found in the texts of a language, and what became of it: ``reading.tsv``, a row a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.language.errors import LanguageError
from kiosk.language.tab_rows import tab_rows

READING: Final = "reading.tsv"

SEVERITIES: Final = ("critical", "major", "minor")
"""``critical``: somebody could come to harm. ``major``: somebody would do something else, or understand nothing.
``minor``: nobody would say it so."""

DECISIONS: Final = ("taken", "otherwise", "refused")
"""The text was changed as suggested; in another way; or not, and ``why`` says for what reason."""

COLUMNS: Final = ("context", "severity", "current", "problem", "suggested", "decided", "why", "read", "reader")

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a reader found: ``context`` is the text, ``current`` how it was, ``read`` the day, ``reader`` who
    or what read."""

    context: str
    severity: str
    current: str
    problem: str
    suggested: str
    decided: str
    why: str
    read: str
    reader: str


def read_findings(folder: Path) -> tuple[Found, ...]:
    """What was found in a language's folder; nothing where nobody has read it. Raises LanguageError, with the line."""
    found = []
    for where, cells in tab_rows(folder, READING, COLUMNS, may_be_empty=COLUMNS):
        row = Found(*map(str.strip, cells))
        for problem in _problems(row):
            raise LanguageError(f"{where}: {problem}")
        found.append(row)
    return tuple(found)


def _problems(row: Found) -> Iterator[str]:
    if not row.context or not row.problem or not row.reader:
        yield "`context`, `problem` and `reader` must say something"
    if row.severity not in SEVERITIES:
        yield f"`severity` is {row.severity!r}; write one of {', '.join(SEVERITIES)}"
    if row.decided not in DECISIONS:
        yield f"`decided` is {row.decided!r}; write one of {', '.join(DECISIONS)}"
    if row.decided == "refused" and not row.why:
        yield "nothing says `why` it was refused"
    if _DAY.fullmatch(row.read) is None:
        yield f"`read` is {row.read!r}; write the day like 2026-11-29"
