"""Finds the cells of a page in which a sentence stands, so that eyes can follow the voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from kiosk.channels.speech import Shown
from kiosk.guides.page import Page
from kiosk.tui.lines import Line, Paper, Span, plain
from kiosk.tui.options import MEASURE

READ: Final = "read"
"""The role of what the voice says at this moment."""


def marked(lines: Sequence[Line], page: Page, paper: Paper, shown: Shown) -> tuple[Line, ...]:
    """The lines of the text of a page, with the sentence that is said."""
    wholes = {row: plain(line).strip() for row, line in enumerate(lines)}
    cells: dict[int, str] = {}
    if shown.kind == "title":
        cells = dict(_rows(wholes, paper.wrapped(page.title), 0))
    elif shown.kind == "text" and shown.paragraph < len(page.paragraphs):
        column = Paper(min(paper.width, MEASURE), paper.right_to_left)
        start = 0
        for paragraph in page.paragraphs[: shown.paragraph]:
            start = max((row for row, _ in _rows(wholes, column.wrapped(paragraph.text), start)), default=start - 1) + 1
        text = page.paragraphs[shown.paragraph].text
        found = dict(_rows(wholes, column.wrapped(text), start))
        cells = dict(zip(found, _parts(text, shown, tuple(found.values()), column), strict=False))
    return tuple(_with(line, cells[row]) if cells.get(row) else line for row, line in enumerate(lines))


def _rows(wholes: dict[int, str], wrapped: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Where wrapped lines stand, from a row on: they follow one another."""
    wanted = [line.strip() for line in wrapped]
    for row in range(start, len(wholes) - len(wanted) + 1):
        if [wholes[row + index] for index in range(len(wanted))] == wanted:
            yield from ((row + index, line) for index, line in enumerate(wanted))
            return


def _parts(text: str, shown: Shown, rows: Sequence[str], column: Paper) -> Iterator[str]:
    """What of each row belongs to the sentence: a part of it, all of it, or nothing.

    A row keeps the words of the text in their order. In a language that is read from the right a row is turned as a
    whole: where its part cannot be found in it again, all of the row is marked.
    """
    words = [(found, start) for found, start in _words(text)]
    taken = 0
    for row in rows:
        inside = words[taken : taken + len(row.split())]
        taken += len(inside)
        ours = [word for word, start in inside if shown.start <= start < shown.stop]
        if len(ours) == len(inside):
            yield row
        else:
            part = column.seen(" ".join(ours)) if ours else ""
            yield part if part in row else row


def _words(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for word in text.split():
        start = text.index(word, start)
        yield word, start
        start += len(word)


def _with(line: Line, part: str) -> Line:
    """A line whose cells with this part have the role of what is read."""
    whole = plain(line)
    start = whole.find(part)
    if start < 0 or not part:
        return line
    spans: list[Span] = []
    at = 0
    for span in line:
        for a, b, role in (
            (0, start, span.role),
            (start, start + len(part), READ),
            (start + len(part), len(whole), span.role),
        ):
            first, last = max(a, at) - at, min(b, at + len(span.text)) - at
            if first < last:
                spans.append(Span(span.text[first:last], role))
        at += len(span.text)
    assert cell_len("".join(span.text for span in spans)) == cell_len(whole)
    return tuple(spans)
