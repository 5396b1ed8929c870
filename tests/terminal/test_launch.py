"""``kiosk launch``: text that can be read from where people stand, in a terminal that nothing else can be done with."""

from __future__ import annotations

import math

import pytest

from kiosk.cli import main
from kiosk.mistake import OfficeError
from kiosk.office import OfficeSettings
from kiosk.terminal.display import Display
from kiosk.terminal.launch import launch, xterm_command
from kiosk.terminal.launch_error import LaunchError
from kiosk.terminal.readable import pixels_of_text
from kiosk.terminal.text_size.steps import CAPITAL, SIZE, WINDOW

LAPTOP = Display(1366, 768, 344)
"""A screen of 15.6 inches."""


@pytest.mark.parametrize("distance", [400, 600, 900])
def test_a_capital_takes_seven_tenths_of_a_degree(distance: float) -> None:
    """EN 301 549 V3.2.1, 5.1.4."""
    millimetres = pixels_of_text(LAPTOP, distance) * CAPITAL * LAPTOP.millimetres / LAPTOP.width
    assert math.degrees(2 * math.atan(millimetres / 2 / distance)) == pytest.approx(0.7)


def test_on_a_small_laptop_that_leaves_a_page_of_56_by_16() -> None:
    pixels = pixels_of_text(LAPTOP, 600)
    assert (int(LAPTOP.width / (0.602 * pixels)), int(LAPTOP.height / (1.164 * pixels))) >= (56, 16)


def test_the_terminal_is_told_its_size_and_may_do_nothing_else() -> None:
    command = xterm_command(30, "#ffffff", LAPTOP, ("kiosk",))
    assert command[0] == "xterm"
    assert command[-1] == "kiosk"
    assert f"{WINDOW}=1366x768" in command
    assert any(part.startswith(f"{SIZE}=") for part in command)
    (forbidden,) = (part for part in command if part.startswith("XTerm*disallowedWindowOps"))
    assert not {"4"} & set(forbidden.partition(": ")[2].split(","))
    assert {"20", "21", "GetSelection", "SetSelection"} <= set(forbidden.partition(": ")[2].split(","))
    assert "XTerm*allowWindowOps: false" in command


def test_without_a_display_or_an_xterm_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LaunchError, match="there is no display"):
        launch(600, 0, "#ffffff", {})
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(LaunchError, match="apt install xterm"):
        launch(600, 0, "#ffffff", {"DISPLAY": ":0"})


def test_a_display_that_does_not_answer_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":99999")
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/xterm")
    assert main(["launch"]) == 2
    assert capsys.readouterr().err.startswith("kiosk launch: ")


@pytest.mark.parametrize("settings", [{"viewing_distance": 10}, {"screen_width": 5}, {"screen_width": 9000}])
def test_sizes_that_cannot_be_are_named(settings: dict[str, int]) -> None:
    with pytest.raises(OfficeError, match=f"`{next(iter(settings))}`"):
        OfficeSettings(**settings)  # type: ignore[arg-type]
