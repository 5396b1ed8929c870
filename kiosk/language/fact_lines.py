"""Lines of ``language.toml`` that hold two things, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_READ: Final = re.compile(r"[a-z0-9-]+ \d{4}-\d{2}-\d{2}")


def told_by(lines: Iterable[str]) -> dict[str, str]:
    """The second of the two things of each line, by the first."""
    return dict(line.split(" ", 1) for line in lines)


def wrong_lines(names: Iterable[str], reviewed: Iterable[str], aloud: Iterable[str]) -> Iterator[str]:
    """A sentence for each line that is none."""
    for line in names:
        if " " not in line.strip():
            yield f'`names` holds {line!r}; write the code of a language and what it is called, like "nl olandeză"'
    for line in reviewed:
        if _READ.fullmatch(line) is None:
            yield f'`reviewed` holds {line!r}; write a topic and the day on which it was read, like "safe 2027-01-12"'
    for line in aloud:
        if not all(line.partition(" ")):
            yield f'`aloud` holds {line!r}; write a sign or a name and what a voice says for it, like ". punt"'


def wrong_spellings(spelling: Iterable[str]) -> Iterator[str]:
    """A sentence for each line that does not say which letters are spelled alike."""
    for line in spelling:
        if line.count("=") != 1 or not line.partition("=")[0].split():
            yield f"`spelling` holds {line!r}; write letters that are spelled alike, an equals sign, and one of them"
