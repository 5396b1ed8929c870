"""What a technician installs: units that systemd takes, configurations that their programs take, and the screen that
they start."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.terminal.text_size.steps import FONT
from kiosk.themes import THEMES
from tests.terminal.displays import HEIGHT, WIDTH, Display, until
from tests.terminal.test_watchdog import Systemd

ROOT = Path(__file__).parents[2]
SCREEN = ROOT / "deploy" / "screen"
UNITS = sorted((ROOT / "deploy").rglob("*.service"))
SCREEN_UNITS = sorted(SCREEN.glob("*.service"))
KEEPER = "/opt/kiosk/.venv/bin/python -m kiosk.terminal.keeper "
SCRIPTS = sorted([*(ROOT / "deploy").glob("*.sh"), SCREEN / "x-server", ROOT / ".ci" / "run"])


def needs(*tools: str) -> pytest.MarkDecorator:
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def settings(unit: Path) -> dict[str, list[str]]:
    """What a unit sets, by name."""
    found: dict[str, list[str]] = {}
    for line in unit.read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


@needs("systemd-analyze")
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_takes_the_unit(unit: Path, tmp_path: Path) -> None:
    """The programs are not installed here: another one stands in for each."""
    text = re.sub(r"^(Exec\w+=[+]?)/\S+", r"\1/bin/true", unit.read_text(encoding="utf-8"), flags=re.MULTILINE)
    copy = tmp_path / unit.name
    copy.write_text(text, encoding="utf-8")
    done = subprocess.run(("systemd-analyze", "verify", str(copy)), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("unit", SCREEN_UNITS, ids=lambda path: path.name)
def test_a_screen_starts_again_keeps_nothing_and_is_watched(unit: Path) -> None:
    found = settings(unit)
    assert found["Restart"] == ["always"]
    assert found["StartLimitIntervalSec"] == ["0"]
    assert found["Type"] == ["notify"]
    # In a session of PAM the main process alone is heard (systemd.exec(5), PAMName=): the screen, or what keeps it.
    assert found["NotifyAccess"] == ["main"]
    (command,) = found["ExecStart"]
    assert command == "/opt/kiosk/.venv/bin/kiosk" or command.startswith(KEEPER)
    assert int(found["WatchdogSec"][0]) >= 10
    assert found["LimitCORE"] == found["MemorySwapMax"] == ["0"]
    assert found["RuntimeDirectory"] == ["kiosk-screen"], "its home is in memory"


def test_the_profiles_differ_in_little() -> None:
    """What is closed in one is closed in all."""
    plain = [settings(unit) for unit in SCREEN_UNITS]
    assert len(plain) == 3
    own = {"ExecStart", "ExecStartPre", "Environment", "EnvironmentFile", "StandardOutput", "StandardError"}
    own |= {"ReadWritePaths"}
    first, *others = ({name: value for name, value in one.items() if name not in own} for one in plain)
    assert all(other == first for other in others)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_bash_reads_the_script(script: Path) -> None:
    done = subprocess.run(("bash", "-n", str(script)), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@needs("shellcheck")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_script_has_no_slip(script: Path) -> None:
    done = subprocess.run(("shellcheck", str(script)), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_no_key_of_foot_is_left() -> None:
    """Those that Debian 12 and 13 know; the shell is the worst of them."""
    text = (SCREEN / "foot.ini").read_text(encoding="utf-8")
    assert f"font={FONT}:pixelsize=" in text
    assert f"background={THEMES['light'].paper[1:]}" in text
    for name in (
        "spawn-terminal",
        "search-start",
        "clipboard-paste",
        "primary-paste",
        "show-urls-launch",
        "font-reset",
    ):
        assert f"\n{name}=none\n" in text


@needs("foot")
def test_foot_takes_its_configuration() -> None:
    command = ("foot", "--check-config", f"--config={SCREEN / 'foot.ini'}")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def install(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ("bash", str(ROOT / "deploy" / "install-kiosk.sh"), *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=False)


def on_debian() -> bool:
    release = Path("/etc/os-release").read_text(encoding="utf-8") if Path("/etc/os-release").exists() else ""
    return re.search(r'^ID=debian$.*|^VERSION_ID="1[23]"$', release, re.MULTILINE) is not None


@pytest.mark.skipif(not on_debian(), reason="this is no Debian 12 or 13")
@pytest.mark.parametrize("profile", ["x", "cage", "console"])
def test_the_installer_says_what_it_would_do(profile: str) -> None:
    done = install("--dry-run", "--profile", profile)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Nothing was done.\n")
    assert not re.search("^run: ", done.stdout, re.MULTILINE)
    told = re.findall(rf"{ROOT}/deploy/(\S+) (\S+)", done.stdout)
    assert f"screen/kiosk-{profile}.service" in [name for name, _ in told]
    assert all((ROOT / "deploy" / name).is_file() for name, _ in told)


@pytest.mark.parametrize("wrong", [["--profile", "kde"], ["--profile"], ["--wheel", "gone.whl", "--dry-run"], ["now"]])
def test_the_installer_names_what_it_cannot_do(wrong: list[str]) -> None:
    done = install(*wrong)
    assert done.returncode == 2
    assert done.stderr
    assert "run: " not in done.stdout


@needs("Xvfb", "xterm", "startx", "xauth", "xdotool")
def test_what_the_x_profile_starts_shows_the_first_page(tmp_path: Path) -> None:
    """Its own command, with a display in memory for the real one. systemd hears of the page, behind X and xterm."""
    (command,) = settings(SCREEN / "kiosk-x.service")["ExecStart"]
    kiosk = tmp_path / "kiosk"
    kiosk.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kiosk "$@"\n', encoding="utf-8")
    kiosk.chmod(0o755)
    server = tmp_path / "x-server"
    told_nothing = (SCREEN / "x-server").read_text(encoding="utf-8")
    assert "exec /usr/bin/Xorg" in told_nothing
    server.write_text(told_nothing.replace("/usr/bin/Xorg", shutil.which("Xvfb") or ""), encoding="utf-8")
    server.chmod(0o755)
    number = 80 + os.getpid() % 900
    here = {
        KEEPER: f"{shlex.quote(sys.executable)} -m kiosk.terminal.keeper ",
        "/opt/kiosk/.venv/bin/kiosk": str(kiosk),
        "/opt/kiosk/x-server": str(server),
        ":0": f":{number}",
        " vt1 -keeptty": f" -screen 0 {WIDTH}x{HEIGHT}x24 -fbdir {tmp_path}",
    }
    for there, instead in here.items():
        assert there in command
        command = command.replace(there, instead)
    systemd = Systemd(str(tmp_path / "notify"))
    (run := tmp_path / "run").mkdir(0o700)
    told = {"NOTIFY_SOCKET": systemd.address, "WATCHDOG_USEC": "1000000", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    told["RUNTIME_DIRECTORY"] = str(run)
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "XAUTHORITY")} | told
    with subprocess.Popen(shlex.split(command), env=environment, start_new_session=True) as started:
        try:
            # X would say so too, and earlier.
            assert [systemd.hear(60), systemd.hear()] == ["READY=1", "WATCHDOG=1"]
            display = Display(f":{number}", tmp_path)

            def drawn() -> bool:
                """Letters and keys in the colours of the theme, on its paper."""
                look = THEMES["light"]
                return {look.paper, look.text, look.strong} <= display.picture().colours(0, 0.1, 0.5, 0.9)

            until(drawn, "the first page was never drawn")
        finally:
            os.killpg(started.pid, 15)
            started.wait()
            systemd.close()
