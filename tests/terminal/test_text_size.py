"""The size of the text: in steps, as far as every page fits, and back to the usual one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.terminal.control import EscapeTerminal
from kiosk.terminal.text_size.choosing import text_size_of
from kiosk.terminal.text_size.steps import FEWEST_CELLS, SIZE, WINDOW
from kiosk.terminal.text_size.xterm import XtermText
from tests.fakes import Fakes


class Window:
    """An xterm with a window of 1280×800: what it was told, and how many cells it has."""

    def __init__(self, pixels: float) -> None:
        self.told: list[str] = []
        self.pixels = pixels

    def __call__(self, sequence: str) -> None:
        self.told.append(sequence)
        if sequence.startswith("\x1b]50;"):
            self.pixels = float(sequence.removesuffix("\x07").rpartition("=")[2])

    @property
    def cells(self) -> tuple[int, int]:
        return int(1280 / (0.602 * self.pixels)), int(800 / (1.164 * self.pixels))


def test_each_step_is_larger_until_no_page_would_fit_and_then_usual_again() -> None:
    window = Window(24)
    text = XtermText(window, 24, (1280, 800))
    sizes = [window.pixels]
    while text.step(1, *window.cells) and window.pixels > 24:
        sizes.append(window.pixels)
        assert window.cells[0] >= FEWEST_CELLS[0]
        assert window.cells[1] >= FEWEST_CELLS[1]
        assert window.told[-1] == "\x1b[4;800;1280t", "the window stays as large as the display"
    assert sizes == sorted(sizes)
    assert len(sizes) >= 3
    assert window.pixels == 24


def test_smaller_goes_back_and_never_below_the_usual_size() -> None:
    window = Window(24)
    text = XtermText(window, 24, (1280, 800))
    assert text.step(1, *window.cells)
    assert text.step(-1, *window.cells)
    assert window.pixels == 24
    assert not text.step(-1, *window.cells)


def test_the_usual_size_comes_back_and_is_set_once() -> None:
    window = Window(24)
    text = XtermText(window, 24, (1280, 800))
    text.step(1, *window.cells)
    text.reset()
    assert window.pixels == 24
    told = len(window.told)
    text.reset()
    assert len(window.told) == told


LAUNCHED = {SIZE: "24.5", WINDOW: "1280x800", "XTERM_VERSION": "XTerm(379)"}


@pytest.mark.parametrize("missing", LAUNCHED)
def test_only_a_terminal_that_we_launched_is_changed(missing: str) -> None:
    assert text_size_of(LAUNCHED, print) is not None
    assert text_size_of({name: value for name, value in LAUNCHED.items() if name != missing}, print) is None
    assert text_size_of(LAUNCHED | {missing: "\x1b]"}, print) is None or missing == "XTERM_VERSION"


def test_a_terminal_is_as_before_for_the_next_visitor(capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    with EscapeTerminal(sys.stdout, LAUNCHED) as terminal:
        assert terminal.text is not None
        terminal.text.step(1, 80, 24)
        capsys.readouterr()
        terminal.wipe()
        assert "pixelsize=24.5" in capsys.readouterr().out


@pytest.fixture
def fakes(tmp_path: Path) -> Fakes:
    return Fakes(tmp_path)


KITTY = {SIZE: "16", "TERM": "xterm-kitty", "KITTY_LISTEN_ON": "unix:/run/kitty"}
ALACRITTY = {SIZE: "16", "TERM": "xterm-256color", "ALACRITTY_WINDOW_ID": "7", "ALACRITTY_SOCKET": "/run/alacritty"}
CONSOLE = {SIZE: "16", "TERM": "linux"}


@pytest.mark.parametrize(
    ("told", "program", "calls"),
    [
        (
            KITTY,
            "kitty",
            ["kitty @ set-font-size 20.0", "kitty @ set-font-size 25.0", "kitty @ set-font-size 16.0"],
        ),
        (
            ALACRITTY,
            "alacritty",
            [f"alacritty msg config font.size={size}" for size in ("20.0", "25.0", "16.0")],
        ),
        (
            CONSOLE,
            "setfont",
            ["setfont Uni3-TerminusBold20x10", "setfont Uni3-TerminusBold24x12", "setfont Uni3-TerminusBold16"],
        ),
    ],
    ids=["kitty", "alacritty", "console"],
)
def test_terminals_that_a_program_tells(fakes: Fakes, told: dict[str, str], program: str, calls: list[str]) -> None:
    fakes.add(program)
    text = text_size_of(told | fakes.environment, print)
    assert text is not None
    assert not text.step(-1, 120, 40)
    assert text.step(1, 120, 40)
    assert text.step(1, 96, 32)
    text.reset()
    assert fakes.called == calls


@pytest.mark.parametrize("told", [KITTY, ALACRITTY, CONSOLE], ids=["kitty", "alacritty", "console"])
def test_where_the_program_fails_the_text_is_as_it_was(fakes: Fakes, told: dict[str, str]) -> None:
    for program in ("kitty", "alacritty", "setfont"):
        fakes.add(program, code=1)
    text = text_size_of(told | fakes.environment, print)
    assert text is not None
    assert not text.step(1, 120, 40)
    text.reset()
    assert len(fakes.called) == 1, "the usual size is still there: nothing to go back to"


@pytest.mark.parametrize("usual", [14, 16, 18, 20, 22, 24, 28])
def test_the_console_goes_through_its_fonts_and_back_to_the_usual_one(fakes: Fakes, usual: int) -> None:
    fakes.add("setfont")
    text = text_size_of(CONSOLE | {SIZE: str(usual)} | fakes.environment, print)
    assert text is not None
    heights = [usual]
    while text.step(1, 1920 // (heights[-1] // 2), 1080 // heights[-1]):
        heights.append(int(fakes.called[-1].removeprefix("setfont Uni3-TerminusBold").partition("x")[0]))
        if heights[-1] == usual:
            break
    assert heights[1:-1] == sorted(set(heights[1:-1]))
    assert heights[-2:] == [32, usual]


def test_on_a_small_console_the_largest_font_that_leaves_a_page_is_the_last(fakes: Fakes) -> None:
    fakes.add("setfont")
    text = text_size_of(CONSOLE | fakes.environment, print)
    assert text is not None
    for width, height in ((8, 16), (10, 20), (12, 24)):
        assert text.step(1, 640 // width, 400 // height)
    assert fakes.called[1:] == ["setfont Uni3-TerminusBold24x12", "setfont Uni3-TerminusBold16"]


def test_the_largest_font_of_the_console_stays(fakes: Fakes) -> None:
    text = text_size_of(CONSOLE | {SIZE: "32"} | fakes.environment, print)
    assert text is not None
    assert not text.step(1, 120, 33)
    assert not text.step(-1, 120, 33)


@pytest.mark.parametrize(
    "told",
    [
        {SIZE: "16", "TERM": "foot"},
        {SIZE: "16", "TERM": "xterm-256color", "VTE_VERSION": "7006"},
        {SIZE: "16", "TERM": "xterm-kitty"},
        {SIZE: "0", "TERM": "linux"},
        {"TERM": "linux"},
        {},
    ],
)
def test_elsewhere_nothing_changes_it(told: dict[str, str]) -> None:
    assert text_size_of(told, print) is None
