"""How large a display is, as X and the kernel tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.terminal.display import Display, DisplayError, connected_display, console_display
from tests.terminal.machines import connect, frame_buffer


def test_the_first_connected_display_as_the_kernel_tells(tmp_path: Path) -> None:
    connect(tmp_path, "card0-DP-1", status="disconnected")
    connect(tmp_path, "card0-HDMI-A-1", "1920x1080\n1280x720\n", 477)
    connect(tmp_path, "card0-VGA-1", "1024x768\n", 300)
    assert connected_display(tmp_path) == Display(1920, 1080, 477)


def test_one_that_does_not_say_how_wide_it_is(tmp_path: Path) -> None:
    connect(tmp_path, "card0-VGA-1", "1024x768\n")
    display = connected_display(tmp_path)
    assert display.guesses
    assert display.as_wide_as(300).millimetres == 300
    assert display.as_wide_as(0).millimetres == pytest.approx(1024 / 96 * 25.4)


def test_the_console_may_have_fewer_pixels_than_the_display(tmp_path: Path) -> None:
    connect(tmp_path, "card0-HDMI-A-1", "1920x1080\n", 477)
    assert console_display(tmp_path) == Display(1920, 1080, 477)
    frame_buffer(tmp_path, "1280,720")
    assert console_display(tmp_path) == Display(1280, 720, 477)


def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DisplayError, match="no display"):
        console_display(tmp_path)


@pytest.mark.parametrize(("millimetres", "guesses"), [(0, True), (361, True), (362, True), (344, False), (300, False)])
def test_96_pixels_an_inch_are_what_x_says_of_every_display(millimetres: float, guesses: bool) -> None:
    assert Display(1366, 768, millimetres).guesses is guesses


def test_a_display_of_x_that_does_not_answer_is_a_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.terminal.display"],
        env={"DISPLAY": ":99999"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
