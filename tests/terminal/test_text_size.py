"""The size of the text in xterm: in steps, as far as every page fits, and back to the usual one."""

from __future__ import annotations

import pytest

from kiosk.terminal.control import EscapeTerminal
from kiosk.terminal.text_size import FEWEST_CELLS, SIZE, WINDOW, XtermText, text_size_of


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
