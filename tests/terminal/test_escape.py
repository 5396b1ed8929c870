"""Every way out is closed: whatever is pressed, pasted, clicked or sent under a real xterm, `kiosk launch` shows a page
of ours, in the same process, with no other program or window, and the next visitor finds the first page."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Iterator
from ctypes.util import find_library
from itertools import product
from pathlib import Path
from typing import TypeVar

import pytest

from tests.terminal.displays import HEIGHT, MISSING, WIDTH, WITHOUT, Launched, state_of, until, virtual_display

pytestmark = [pytest.mark.skipif(bool(MISSING), reason=WITHOUT), pytest.mark.xdist_group("escape")]

KEY_CODES = range(8, 256)
"""Every key that X knows: those of no keyboard too."""

MODIFIERS = ("", "shift+", "ctrl+", "alt+", "super+", "ctrl+shift+", "ctrl+alt+", "alt+shift+")

FUNCTION_KEYS = [f"F{number}" for number in range(1, 13)]

CHORDS = (
    *(f"ctrl+{key}" for key in ("z", "c", "d", "q", "s", "p", "w", "t", "n", "o", "r", "l", "u", "v", "x", "h")),
    *(f"ctrl+{key}" for key in ("backslash", "bracketleft", "bracketright", "underscore", "at", "space", "Tab")),
    *(f"ctrl+shift+{key}" for key in ("n", "t", "c", "v", "r", "u", "q", "Escape", "BackSpace")),
    *(f"alt+{key}" for key in ("Return", "Tab", "F2", "F4", "space", "Escape", "x", "Left", "Right")),
    *(f"ctrl+alt+{key}" for key in (*FUNCTION_KEYS, "BackSpace", "Delete", "Escape", "t", "KP_Add", "KP_Divide")),
    *("super+r", "super+l", "super+d", "super+Tab", "Super_L", "Menu", "Print", "alt+Print", "Pause", "Scroll_Lock"),
    *("shift+Insert", "ctrl+Insert", "shift+Prior", "shift+Next", "shift+Home", "shift+KP_Add", "shift+KP_Subtract"),
    *("F10", "F11", "F12", "shift+F10", "Escape", "Help", "Undo", "Find", "Cancel", "Select", "Execute"),
    *("XF86Switch_VT_2", "XF86Terminal", "XF86WWW", "XF86PowerOff", "XF86Sleep", "XF86LogOff", "XF86Paste"),
)

HOSTILE = (
    "; rm -rf / ; reboot\n",
    "$(xterm) `sh` | sh && :(){ :|:& };:\n",
    ":!sh\n:q!\n~.\n",
    "\x03\x04\x1a\x1c\x00\x11\x13",
    "\x1b[200~sh\n\x1b[201~sh\n",
    "\x1b[?1049l\x1b[?1000l\x1b[?1006l\x1bc",
    "\x1b]50;xterm\x07\x1b[2t\x1b[8;2;2t\x1b]52;c;?\x07\x1b[21t\x1b[5i\x1bP$qm\x1b\\",
    "\x1b[8m\x1b[30;40m\x1b#8\x1b]11;black\x07\x1b[?5h",
    "é\u202e\u0000\ufffe\U0010ffff ﷽" * 200,
    "1" * 3000,
)
"""What somebody might paste, or a wedged reader of cards might type: words of a shell, keys of control, and sequences
that would change a terminal if they were shown as they are."""


Many = TypeVar("Many", str, range, tuple[str, ...])


def in_turn(many: Many, at_once: int) -> Iterator[Many]:
    """A few at once, in their order."""
    return (many[begin : begin + at_once] for begin in range(0, len(many), at_once))


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launched]:
    """One kiosk for all: nothing that one test does may be felt by the next."""
    folder = tmp_path_factory.mktemp("display")
    with virtual_display(folder) as display:
        launched = Launched(display, folder)
        yield launched
        launched.end()


@pytest.mark.parametrize("modifier", MODIFIERS, ids=lambda modifier: modifier or "alone")
def test_no_key_breaks_out(kiosk: Launched, modifier: str) -> None:
    for codes in in_turn(KEY_CODES, 62):
        kiosk.display.do("key", "--delay", "6", *(f"{modifier}{code}" for code in codes))
        kiosk.wipe(f"{modifier} with the keys {codes}")


def test_no_chord_breaks_out(kiosk: Launched) -> None:
    for chords in in_turn(CHORDS, 6):
        for chord in chords:
            kiosk.display.do("key", chord)
            kiosk.assert_locked(chord)
        kiosk.wipe(f"one of {chords}")


@pytest.mark.parametrize("page", ["1", "4", "1 s", "F1", "1 1 1"])
def test_no_page_can_be_left_but_through_its_keys(kiosk: Launched, page: str) -> None:
    for chord in ("ctrl+z", "ctrl+c", "ctrl+d", "ctrl+backslash", "ctrl+q", "alt+F4", "shift+Insert", "ctrl+alt+F2"):
        kiosk.display.do("key", "--delay", "60", *page.split(), chord)
        kiosk.assert_locked(f"{page}, {chord}")
        kiosk.wipe(f"{page}, {chord}")


@pytest.mark.parametrize("modifier", ["", "ctrl", "shift", "alt", "super", "ctrl+shift", "ctrl+alt"])
def test_no_button_of_a_mouse_opens_anything(kiosk: Launched, modifier: str) -> None:
    """With Ctrl, each button of the mouse opens a menu of xterm, and with Shift it marks text and pastes it."""
    keys = modifier.split("+") if modifier else []
    for button, place in product(range(1, 10), ((0.5, 0.5), (0.97, 0.02), (0.02, 0.98), (0.5, 0.95))):
        held = [word for key in keys for word in ("keydown", key)]
        let_go = [word for key in keys for word in ("keyup", key)]
        x, y = (str(round(part * (side - 1))) for part, side in zip(place, (WIDTH, HEIGHT), strict=True))
        kiosk.display.do("mousemove", x, y, *held, "mousedown", str(button))
        try:
            kiosk.assert_locked(f"{modifier} with button {button} at {place}")
        finally:
            kiosk.display.do("mousemove_relative", "--", "-40", "10", "mouseup", str(button), *let_go)
        kiosk.assert_locked(f"{modifier} with button {button} at {place}")
    kiosk.wipe(f"the mouse with {modifier}")


def test_a_mouse_that_is_drawn_or_clicked_wildly_marks_nothing(kiosk: Launched) -> None:
    for button in ("1", "2", "3"):
        kiosk.display.do("mousemove", "60", "60", "click", "--repeat", "5", "--delay", "20", button)
        kiosk.display.do("mousedown", button, "mousemove", "900", "500", "mousemove", "10", "590", "mouseup", button)
        kiosk.display.do("click", "--repeat", "30", "--delay", "5", "4", "click", "--repeat", "30", "--delay", "5", "5")
        kiosk.wipe(f"the mouse with button {button}")


def cut(display: str, text: str) -> None:
    """Put a text where xterm looks when nothing is marked."""
    x11 = ctypes.CDLL(find_library("X11") or "libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    opened = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    data = text.encode("utf-8", "surrogatepass")
    x11.XStoreBytes(opened, data, len(data))
    x11.XCloseDisplay(opened)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_paste_reaches_a_shell_or_the_terminal(kiosk: Launched, text: str) -> None:
    cut(kiosk.display.name, text)
    for keys in ((), ("1", "s")):
        kiosk.display.do("key", "--delay", "60", *keys, "shift+Insert")
        kiosk.display.do("mousemove", "300", "300", "click", "2", "keydown", "shift", "click", "2", "keyup", "shift")
        kiosk.wipe("a paste")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_that_is_typed_at_once_reaches_a_shell_or_the_terminal(kiosk: Launched, text: str) -> None:
    """As a reader of cards does, or a keyboard that is none."""
    named = {"\x1b": "Escape", "\n": "Return", "\x07": "ctrl+g", "\x00": "ctrl+space"}
    for keys in ((), ("1", "s")):
        kiosk.display.do("key", "--delay", "60", "Num_Lock", *keys)
        for run in in_turn(text[:200], 40):
            keys_of = (named.get(letter) or f"U{ord(letter):04x}" for letter in run)
            kiosk.display.do("key", "--delay", "4", *keys_of)
        kiosk.wipe("a text that was typed")


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGQUIT, signal.SIGTTIN, signal.SIGTTOU, signal.SIGPIPE])
def test_a_signal_that_would_suspend_it_is_not_felt(kiosk: Launched, number: signal.Signals) -> None:
    os.kill(kiosk.kiosk, number)
    kiosk.wipe(number.name)


def test_the_terminal_feels_no_hangup(kiosk: Launched) -> None:
    os.kill(kiosk.terminal.pid, signal.SIGHUP)
    kiosk.wipe("SIGHUP")


ENDING = [
    *(("kiosk", number) for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGABRT, signal.SIGKILL)),
    *(("terminal", number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)),
]


@pytest.mark.parametrize(("of", "number"), ENDING)
def test_a_signal_that_ends_it_leaves_nothing(tmp_path: Path, of: str, number: signal.Signals) -> None:
    """Then systemd starts it again: no shell stays, no page of the visitor, no program."""
    with virtual_display(tmp_path) as display:
        launched = Launched(display, tmp_path)
        try:
            display.do("key", "1")
            os.kill(launched.kiosk if of == "kiosk" else launched.terminal.pid, number)
            until(lambda: launched.terminal.poll() is not None, "the terminal stays")
            until(lambda: state_of(launched.kiosk) == "Z", "the kiosk stays")
            until(lambda: display.windows() == [], "a window stays")
        finally:
            launched.end()
