"""Rules about the terminal screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from kiosk.checks.subject import Finding, Subject
from kiosk.guides.page import Page
from kiosk.guides.walk import Stop
from kiosk.tui.layout import Layout, lay_out
from kiosk.tui.lines import plain
from kiosk.tui.visit import ScreenChannel

SHORTEN = "shorten the title, or a line of the page"


def cut_off(subject: Subject, language: str) -> Iterator[Finding]:
    """Pages that lose text on one of the sizes: rows too many, a line too wide, or words that are on no part."""
    for name, channel in subject.screens.items():
        for stop in subject.walked(name, channel, language):
            where = f"{language}, {name}, {stop.place}"
            yield from _too_large(where, channel, stop)
            language_shown = stop.conversation.language or subject.engine.home_language
            whole = subject.at_an_office.page(stop.place, language_shown, stop.conversation.state)
            if _words(*stop.parts) != _words(whole):
                yield Finding(where, "some words of the page are on none of its parts")


def _words(*pages: Page) -> list[str]:
    """The words that no page may lose."""
    return " ".join(each.text for page in pages for each in page.paragraphs if not each.spare).split()


def _too_large(where: str, channel: ScreenChannel, stop: Stop) -> Iterator[Finding]:
    for page in stop.parts:
        rows = channel.rows_for(page)
        layout = lay_out(page, channel.columns, rows, right_to_left=channel.right_to_left(page))
        if layout.rows > rows:
            yield Finding(where, f"the page takes {layout.rows} rows and there are {rows}; {SHORTEN}")
        for text in _texts(layout):
            if cell_len(text) > layout.paper.width:
                yield Finding(where, f"{text.strip()!r} is wider than the screen; {SHORTEN}")


def _texts(layout: Layout) -> Iterator[str]:
    yield from map(plain, (*layout.text, *layout.key_lines))
    yield from (line for option in layout.options.each for line in option.lines)
