"""The page turned over: the volunteer's page where the visitor's was, on a screen too narrow for both. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.guides.page import Page, Paragraph
from kiosk.tui.key_rows import keys_at_the_foot
from kiosk.tui.layout import Layout, lay_out
from kiosk.tui.lines import BLANK, Line
from kiosk.tui.side.pair import ROWS_AROUND_NOTE, Window


@dataclass(frozen=True, slots=True)
class Turned:
    """The page as it is laid out, and the note ``below`` it. Without room it stands ``apart``, on the next sheet."""

    layout: Layout
    below: tuple[Line, ...] = ()
    apart: bool = False


def turned_over(told: Page, note_title: str, standing_note: str, window: Window) -> Turned:
    """The page that is told, with its note where there is room for both; else with the note of every page."""
    columns, rows, right_to_left = window.columns, window.rows, window.right_to_left
    whole = lay_out(told, columns, rows, right_to_left=right_to_left)
    paper = window.paper
    note = [paper.aligned(line, "text") for line in paper.wrapped(told.helper or standing_note)]
    left = rows - len(note) - ROWS_AROUND_NOTE
    keys, places = keys_at_the_foot(told, paper, rows)
    higher = len(keys) - len(keys_at_the_foot(told, paper, left)[0])
    layout = replace(lay_out(told, columns, left - higher, right_to_left=right_to_left), key_lines=keys, keys=places)
    if layout.rows > left:
        return Turned(whole, apart=bool(told.helper))
    return Turned(layout, (BLANK, paper.aligned(paper.seen(note_title), "note-title"), *note))


def note_alone(told: Page, note_title: str, window: Window) -> Turned:
    """The note on a sheet of its own. The digits of the page work there too."""
    sheet = replace(told, title=note_title, paragraphs=(Paragraph(told.helper),), choices=(), eighth=None, number="")
    whole = replace(sheet, part=0, parts=1, progress=None)
    return Turned(lay_out(whole, window.columns, window.rows, right_to_left=window.right_to_left), apart=True)
