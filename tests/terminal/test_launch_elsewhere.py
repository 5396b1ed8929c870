"""``kiosk launch`` without X: the fonts of the Linux console, and foot on Wayland."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from kiosk.cli import main
from kiosk.terminal.display import Display
from kiosk.terminal.launch_console import console_font, launch_on_console
from kiosk.terminal.launch_error import LaunchError
from kiosk.terminal.launch_foot import foot_command, launch_in_foot
from kiosk.terminal.readable import angle_of, cells_of
from kiosk.terminal.text_size.console import CAPITALS, FONTS
from tests.fakes import Fakes
from tests.terminal.machines import connect

TOOLS = ("cage", "foot", "Xwayland", "setpriv")
missing = [tool for tool in TOOLS if shutil.which(tool) is None]


class Became(Exception):
    """The program has become another one."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        super().__init__(*command)
        self.command = command
        self.environment = environment


@pytest.fixture
def fakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fakes:
    def become(_: str, command: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
        raise Became(command, environment)

    monkeypatch.setattr("os.execve", become)
    monkeypatch.setattr("os.execvpe", become)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    connect(tmp_path, "card0-HDMI-A-1", "1366x768\n", 344)
    return Fakes(tmp_path)


@pytest.mark.parametrize("width", [300, 344, 477, 700])
@pytest.mark.parametrize("distance", [400, 600, 900])
def test_the_font_of_the_console_is_the_smallest_that_can_be_read(width: float, distance: float) -> None:
    display = Display(1366, 768, width)
    chosen = console_font(display, distance)
    angles = {
        height: angle_of(capital * display.millimetres / display.width, distance)
        for height, capital in CAPITALS.items()
    }
    smaller = [height for height in FONTS if height < chosen]
    assert angles[chosen] >= 0.7 or chosen == max(FONTS)
    assert all(angles[height] < 0.7 for height in smaller)


def test_a_console_of_few_pixels_keeps_room_for_a_page() -> None:
    assert console_font(Display(640, 400, 600), 1500) == 32
    assert console_font(Display(640, 350, 400), 1500) == 28


def test_on_the_console_the_font_is_set_and_the_screen_is_told(fakes: Fakes) -> None:
    fakes.add("setfont")
    with pytest.raises(Became) as became:
        launch_on_console(600, 344, {"TERM": "linux"} | fakes.environment, fakes.folder)
    assert fakes.called == ["setfont Uni3-TerminusBold32x16"]
    assert became.value.environment["KIOSK_TEXT_SIZE"] == "32"
    assert became.value.command[1:] == ("-m", "kiosk")


def test_what_is_missing_for_the_console_is_said(fakes: Fakes) -> None:
    with pytest.raises(LaunchError, match="not the Linux console"):
        launch_on_console(600, 0, {"TERM": "xterm"}, fakes.folder)
    with pytest.raises(LaunchError, match="no display"):
        launch_on_console(600, 0, {"TERM": "linux"}, fakes.folder / "none")
    with pytest.raises(LaunchError, match="apt install kbd console-setup-linux"):
        launch_on_console(600, 0, {"TERM": "linux"} | fakes.environment, fakes.folder)


def test_foot_runs_alone_in_cage_and_opens_no_shell(fakes: Fakes) -> None:
    for program in ("cage", "foot", "Xwayland"):
        fakes.add(program)
    with pytest.raises(Became) as became:
        launch_in_foot(600, 344, "#fafafa", {"XDG_RUNTIME_DIR": "/run/user/1000"} | fakes.environment, fakes.folder)
    command = became.value.command
    assert command[:4] == ["cage", "-d", "--", "foot"]
    assert {"--fullscreen", "--config=/dev/null", "--override=colors.background=fafafa"} <= set(command)
    assert "--override=key-bindings.spawn-terminal=none" in command
    (font,) = (part for part in command if part.startswith("--font="))
    pixels = float(font.rpartition("=")[2])
    assert angle_of(pixels * 0.729 * 344 / 1366, 600) == pytest.approx(0.7, abs=0.01)


def test_what_is_missing_for_foot_is_said(fakes: Fakes, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = fakes.environment
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        with pytest.raises(LaunchError, match="for itself"):
            launch_in_foot(600, 0, "#ffffff", environment | {name: "0"}, fakes.folder)
    fakes.add("foot")
    with pytest.raises(LaunchError, match="cage and Xwayland not installed; on Debian: apt install cage foot xwayland"):
        launch_in_foot(600, 0, "#ffffff", environment, fakes.folder)
    fakes.add("cage")
    fakes.add("Xwayland")
    with pytest.raises(LaunchError, match="XDG_RUNTIME_DIR"):
        launch_in_foot(600, 0, "#ffffff", environment, fakes.folder)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(LaunchError, match="root"):
        launch_in_foot(600, 0, "#ffffff", environment, fakes.folder)


@pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")
def test_foot_knows_each_setting() -> None:
    _, _, _, *foot = foot_command(30, "#ffffff", ())
    done = subprocess.run((*foot, "--check-config"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")
def test_a_real_foot_fills_the_display() -> None:
    """On a display of 1280 by 720 pixels that cage makes up."""
    # cage does not run as root.
    nobody = 65534
    user = ("setpriv", f"--reuid={nobody}", f"--regid={nobody}", "--clear-groups") if os.geteuid() == 0 else ()
    # Nobody but root may look into the folder of the tests, and the path of a socket must be short.
    folder = Path(subprocess.run([*user, "mktemp", "-d"], check=True, capture_output=True, text=True).stdout.strip())
    told = folder / "cells"
    program = ("sh", "-c", f"while :; do stty size > {told}.new; mv {told}.new {told}; sleep 0.1; done")
    virtual = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "XDG_RUNTIME_DIR": str(folder)}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **virtual}
    command = (*user, *foot_command(30, "#ffffff", program))
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, process_group=0)
    columns, rows = cells_of(Display(1280, 720, 340), 30)
    seen = ""
    try:
        until = time.monotonic() + 30
        while seen != f"{rows} {columns}":
            assert time.monotonic() < until, f"{seen!r} instead of {rows} rows and {columns} columns"
            seen = told.read_text(encoding="ascii").strip() if told.exists() else ""
            time.sleep(0.1)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize(
    ("within", "said"), [("console", "this is not the Linux console"), ("foot", "foot wants the display for itself")]
)
def test_the_command_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], within: str, said: str
) -> None:
    monkeypatch.setenv("DISPLAY", ":99999")
    monkeypatch.setenv("TERM", "xterm")
    assert main(["launch", "--in", within]) == 2
    assert capsys.readouterr().err.startswith(f"kiosk launch: {said}")
