"""The file that holds the crisis phrases of a language taken apart: ``phrases.toml``, written and read.

Taking the lists of all languages apart takes a second, and a gateway must answer sooner after its start. The file holds
JSON, text and plain numbers: nothing in it is run when it is read, and every version of Python reads it alike. It
belongs to one ``phrases.toml`` and one way to take it apart. Where either has changed, the list itself is read.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from kiosk.language.facts import CRISIS, LanguageError, LanguageFolder, language_folders
from kiosk.understanding import normalise
from kiosk.understanding.crisis import phrases
from kiosk.understanding.crisis.phrases import PhraseError, PhraseTable, take_apart
from kiosk.whole_file import write_whole

Row = TypeVar("Row", bytes, "array[int]")

FILE: Final = "crisis/phrases.compiled"
"""Beside ``phrases.toml``. Made, like the ``.mo`` files, and never committed."""

_MADE_BY: Final = (normalise, phrases)
"""The modules whose code decides what stands in the file."""

_NUMBER: Final = "I"
_SMALL_NUMBER: Final = "H"
_LENGTH: Final = "B"
"""How numbers are written: as ``array`` names them, the first byte of each being the lowest."""


def load_phrases(folder: Path) -> PhraseTable:
    """The phrases of the language of a folder. Raises LanguageError and PhraseError, like the list itself."""
    try:
        head, _, rest = (folder / FILE).read_bytes().partition(b"\n")
        header = json.loads(head)
        if header["made from"] == _fingerprint(folder):
            return _read(rest, header["bytes"], header["phrases"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # Not made yet, or only half of it.
    return take_apart(LanguageFolder(folder).crisis())


def write_phrases(locales: Path) -> None:
    """Write the file of each language in a locales folder. Each takes its place whole. A draft whose list is not there
    or cannot be read gets none."""
    for folder in language_folders(locales):
        try:
            _write_phrases(folder)
        except (LanguageError, PhraseError):
            if folder.in_menu:
                raise


def _write_phrases(language: LanguageFolder) -> None:
    folder, table = language.path, take_apart(language.crisis())
    rows = [row for kind in table.phrases.values() for row in kind]
    parts = (
        "".join(f"{word}\n" for word in table.words).encode(),
        _written(_NUMBER, table.ends),
        _written(_SMALL_NUMBER, table.places),
        _written(_SMALL_NUMBER, table.sizes),
        _written(_LENGTH, [len(row) for row in rows]),
        _written(_SMALL_NUMBER, [place for row in rows for place in row]),
    )
    header = {
        "made from": _fingerprint(folder),
        "bytes": [len(part) for part in parts],
        "phrases": {kind: len(rows) for kind, rows in table.phrases.items()},
    }
    write_whole(folder / FILE, b"\n".join((json.dumps(header).encode(), b"".join(parts))))


def _fingerprint(folder: Path) -> str:
    """What a file must be made from to count: this list, and this code."""
    made_from = hashlib.sha256()
    for path in (folder / CRISIS, *(Path(str(module.__file__)) for module in _MADE_BY)):
        made_from.update(hashlib.sha256(path.read_bytes()).digest())
    return made_from.hexdigest()


def _read(data: bytes, lengths: Sequence[int], kinds: dict[str, int]) -> PhraseTable:
    if sum(lengths) != len(data):
        raise ValueError("the file is not whole")
    parts = _cut(data, lengths)
    words = next(parts).decode().splitlines()
    ends, places = _numbers(_NUMBER, next(parts)), _numbers(_SMALL_NUMBER, next(parts))
    sizes, sizes_of_rows = _numbers(_SMALL_NUMBER, next(parts)), next(parts)
    rows = _cut(_numbers(_SMALL_NUMBER, next(parts)), sizes_of_rows)
    found = {kind: tuple(tuple(next(rows)) for _ in range(count)) for kind, count in kinds.items()}
    return PhraseTable(dict(zip(words, range(len(words)), strict=True)), ends, places, found, sizes)


def _cut(data: Row, lengths: Sequence[int]) -> Iterator[Row]:
    start = 0
    for length in lengths:
        yield data[start : start + length]
        start += length


def _written(kind: str, numbers: Sequence[int]) -> bytes:
    return _in_order(array(kind, numbers)).tobytes()


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data)
    return _in_order(numbers)


def _in_order(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
