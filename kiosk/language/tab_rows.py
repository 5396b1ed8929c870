"""The rows of a file with tabs, as a spreadsheet writes it: the names of its columns stand in the first line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from kiosk.language.errors import LanguageError


def tab_rows(
    folder: Path, file: str, columns: Sequence[str], may_be_empty: Collection[str] = ()
) -> Iterator[tuple[str, Sequence[str]]]:
    """The rows of a file in a language's folder, each with where it stands; none where there is no such file. Raises
    LanguageError, with the line."""
    path, where = folder / file, f"{folder.name}/{file}"
    if not path.exists():
        return
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise LanguageError(f"{where}: this is no text in UTF-8 with a first line: {error}") from error
    if head.split("\t") != list(columns):
        raise LanguageError(f"{where}: the first line is {head!r}; write {' TAB '.join(columns)}")
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        filled = all(cell.strip() or name in may_be_empty for name, cell in zip(columns, cells, strict=False))
        if len(cells) != len(columns) or not filled:
            raise LanguageError(f"{where}, line {number}: write {len(columns)} texts with a tab between: {line!r}")
        yield f"{where}, line {number}", cells
