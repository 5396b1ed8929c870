"""The terminal's cursor: seen after every key, on the digit of what is selected. Braille lines and the screen readers
of a console read where it stands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.guides.kinds import KINDS
from kiosk.language.facts import load_facts, locales_folder
from kiosk.speech.espeak import PROGRAM
from kiosk.tui.caret import caret_in
from kiosk.tui.keys import READ
from kiosk.tui.lines import Span
from tests.tui.test_terminal import Terminal

FACTS = load_facts(locales_folder())
CODES = tuple(FACTS)
READ_FROM = {"nl": "left", "ar": "right", "fa": "right"}
SIZES = ((80, 24), (56, 16), (40, 12))

DOWN, END, F1, F2, F5 = b"\x1b[B", b"\x1b[F", b"\x1bOP", b"\x1bOQ", b"\x1b[15~"
WALK: dict[str, tuple[bytes, ...]] = {
    "menu": (DOWN, DOWN, b"\x1b[A", b"\x1b[A", b"\x1b[A"),
    "topic": (b"2", DOWN),
    "guide": (b"1", F5),
    "region": (b"1", DOWN),
    "step": (b"1", b"1", F2, b"1"),
    "person": (b"9", DOWN),
    "services": (b"5", DOWN),
    "service": (b"1", b"8"),
    "crisis": (F1, DOWN, b"1"),
    "search": (b"m", b"s"),
    "privacy": (b"8",),
    "language": (b"l", DOWN, b"8", DOWN),
    "end": (END,),
}
"""The keys that lead from each kind of page to the next, and about on it."""


def keys_to(code: str) -> bytes:
    """What chooses a language on the first page; one behind 8 is chosen there."""
    index = CODES.index(code)
    return b"8" * (index // 7) + str(index % 7 + 1).encode()


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens the kiosk in a terminal of a size."""
    office = tmp_path / "office.toml"
    office.write_text('press_pause = 0\nkeyboard = "us"\n', encoding="utf-8")
    terminals: list[Terminal] = []

    def open_terminal(*arguments: str) -> Terminal:
        terminals.append(Terminal(*arguments, size=request.param, KIOSK_OFFICE=str(office)))
        terminals[-1].until(lambda: "Nederlands" in terminals[-1].text and on_its_place(terminals[-1], "left"))
        if shutil.which(PROGRAM) is not None:
            # It comes by itself, and is no answer to a key.
            terminals[-1].until(lambda: READ in terminals[-1].text)
        return terminals[-1]

    yield open_terminal
    for terminal in terminals:
        terminal.close()


def selected(terminal: Terminal, side: str) -> tuple[int, int] | None:
    """Where the digit of what is selected stands, beside its marker; None on a page without choices."""
    marker = r"▌\s*(\d)" if side == "left" else r"(\d)\s*▐"
    for row, text in enumerate(terminal.screen.display):
        if (found := re.search(marker, text)) is not None:
            return row, found.start(1)
    return None


def first_letter(terminal: Terminal, side: str) -> tuple[int, int] | None:
    """Where reading begins below the bar of the office, or on the line that lies over it; None while nothing stands."""
    rows = enumerate(terminal.screen.display)
    # The bar tells the time, or where that has no room the key of the colours.
    found = ((row, text) for row, text in rows if text.strip() and re.search(r"\d\d:\d\d|F2", text) is None)
    row, text = next(found, (0, ""))
    return None if not text else (row, len(text) - len(text.lstrip()) if side == "left" else len(text.rstrip()) - 1)


def on_its_place(terminal: Terminal, side: str) -> bool:
    cursor = terminal.screen.cursor
    wanted = selected(terminal, side) or first_letter(terminal, side)
    return not cursor.hidden and (cursor.y, cursor.x) == wanted


def press(terminal: Terminal, key: bytes) -> None:
    """Press a key and wait until the page below the clock has changed."""
    before = terminal.screen.display[1:]
    colours = [dict(row) for row in terminal.screen.buffer.values()]
    terminal.press(key)
    terminal.until(
        lambda: (
            terminal.screen.display[1:] != before or colours != [dict(row) for row in terminal.screen.buffer.values()]
        )
    )


@pytest.mark.parametrize("code", READ_FROM)
def test_it_is_seen_on_the_digit_of_the_selection_after_every_key(opened: Callable[..., Terminal], code: str) -> None:
    assert set(WALK) == set(KINDS) - {"printed", "summary", "called", "question"}, "every kind on a screen alone"
    side = READ_FROM[code]
    terminal = opened()
    press(terminal, keys_to(code)[:1])
    for digit in keys_to(code)[1:]:
        press(terminal, bytes([digit]))
    terminal.until(lambda: on_its_place(terminal, side))
    for kind, keys in WALK.items():
        for key in keys:
            press(terminal, key)
            if kind == "search" and key == b"s":
                write(terminal)
                press(terminal, b"\x1b")
            terminal.until(lambda: on_its_place(terminal, side))
            assert "Traceback" not in terminal.text


def write(terminal: Terminal) -> None:
    """Words in the field: the cursor stands beside the last letter, and goes with the caret."""

    def beside(letter: str) -> bool:
        cursor = terminal.screen.cursor
        row = terminal.screen.display[cursor.y]
        return not cursor.hidden and letter in (row[cursor.x - 1], row[cursor.x + 1 : cursor.x + 2])

    terminal.until(lambda: not terminal.screen.cursor.hidden)
    for letter in "xqz":
        terminal.press(letter.encode())
        terminal.until(lambda letter=letter: beside(letter))  # type: ignore[misc]
    terminal.press(b"\x1b[D\x1b[D")
    terminal.until(lambda: beside("x"))


@pytest.mark.parametrize("code", READ_FROM)
def test_it_stands_on_the_question_whether_somebody_is_there(opened: Callable[..., Terminal], code: str) -> None:
    """The real kiosk, of an office that waits one second."""
    terminal = opened(
        "-c",
        "from kiosk.tui.idle import IdleWatch\n"
        "from kiosk.cli import main\n"
        "begin = IdleWatch.__init__\n"
        "IdleWatch.__init__ = lambda watch, seconds, clock: begin(watch, 2, clock)\n"
        "main([])\n",
    )
    for key in keys_to(code):
        press(terminal, bytes([key]))
    question = re.compile(r"\b(30|29|28|27)\b|٣٠|٢٩|۳۰|۲۹")
    side = READ_FROM[code]

    def on_the_question() -> bool:
        cursor = terminal.screen.cursor
        if cursor.hidden or not question.search("\n".join(terminal.screen.display[1:])):
            return False
        row = terminal.screen.display[cursor.y]
        before, at, after = row[: cursor.x], row[cursor.x], row[cursor.x + 1 :]
        edge = before if side == "left" else after
        return at.isalnum() and not any(letter.isalnum() for letter in edge)

    terminal.until(on_the_question)


def test_it_does_not_blink_and_is_given_back() -> None:
    terminal = Terminal()
    terminal.until(lambda: "Nederlands" in terminal.text)
    assert terminal.sent.rindex(b"\x1b[?25h") > terminal.sent.rindex(b"\x1b[?25l")
    assert b"\x1b[4 q" in terminal.sent
    terminal.process.terminate()
    terminal.until(lambda: terminal.process.poll() is not None)
    terminal.until(lambda: b"\x1b[0 q" in terminal.sent)
    terminal.close()


@pytest.mark.parametrize(("right_to_left", "column"), [(False, 4), (True, 7)])
def test_without_a_selection_it_stands_where_reading_begins(right_to_left: bool, column: int) -> None:
    lines = ((), (Span("   ", "text"), Span(" a ", "title"), Span(" b  ", "title")), (Span("c", "text"),))
    assert caret_in(lines, right_to_left=right_to_left) == (column, 1)
