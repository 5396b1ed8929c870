"""Tables of Markdown, for the pages of the documentation that come from the content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with its head; every line ends, the last one too."""
    return "".join(map(_line, (columns, ["---"] * len(columns), *rows)))


def _line(cells: Sequence[str]) -> str:
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|\n"
