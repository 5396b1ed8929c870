"""``kiosk doctor``: it answers everywhere, soon, and its exit code is for scripts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.doctor.examination import examine
from kiosk.doctor.site import site_of
from tests.doctor.sites import WINDOW, machine_of
from tests.fakes import Fakes

ROOT = Path(__file__).parents[2]
KIOSK = (sys.executable, "-m", "kiosk", "doctor")
SUBJECTS = {
    *("office", "packs", "facts", "terminal", "kiosk launch", "display", "text size", "keyboard", "fonts", "voices"),
    *("printer", "figures", "desk"),
    *("meaning", "twilio", "database"),
}
LINE = re.compile(r"(ok    |note  |NEEDED)  ([a-z ]+): \S.*")


def doctor(fakes: Fakes, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What it says with these programs and variables alone, in a pipe."""
    return subprocess.run(
        (*KIOSK, *arguments),
        cwd=ROOT,
        env=fakes.environment | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_without_display_terminal_or_programs_each_subject_has_its_line(fakes: Fakes) -> None:
    done = doctor(fakes, PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    *lines, empty, last = done.stdout.splitlines()
    matched = [LINE.fullmatch(line) for line in lines]
    assert all(matched), done.stdout
    assert {match[2] for match in matched if match} == SUBJECTS
    assert (empty, last) == ("", "Nothing must be done.")


def test_what_is_no_ok_says_what_to_do(fakes: Fakes) -> None:
    done = doctor(fakes, "--format", "json", PYTHONIOENCODING="utf-8")
    findings = json.loads(done.stdout)
    assert {finding["subject"] for finding in findings} == SUBJECTS
    for finding in findings:
        assert set(finding) == {"subject", "state", "said", "remedy"}
        assert bool(finding["remedy"]) is (finding["state"] != "ok"), finding


@pytest.mark.parametrize("form", ["text", "json"])
def test_something_that_must_be_done_is_1_and_what_cannot_be_asked_2(fakes: Fakes, form: str) -> None:
    office = fakes.folder / "office.toml"
    office.write_text("theme = 'green'\n", encoding="utf-8")
    done = doctor(fakes, "--format", form, KIOSK_OFFICE=str(office), PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert f"{office}: `theme` is 'green'" in done.stdout
    assert doctor(fakes, "--format", "yaml").returncode == 2


def test_it_says_how_many_things_must_be_done(fakes: Fakes) -> None:
    office = fakes.folder / "office.toml"
    office.write_text("nmae = 'Genk'\nphnoe = '1'\n", encoding="utf-8")
    done = doctor(fakes, KIOSK_OFFICE=str(office))
    assert done.stdout.splitlines()[-1] == "2 things must be done."


def test_programs_that_hang_are_let_go(fakes: Fakes) -> None:
    for program in ("fc-list", "espeak-ng", "lpstat", "setxkbmap", "xterm"):
        fakes.add(program, hangs=True)
    began = time.monotonic()
    done = doctor(fakes, DISPLAY=":99999")
    assert time.monotonic() - began < 60
    assert done.returncode == 1
    assert {line.split()[0] for line in fakes.called if line} == {"fc-list", "espeak-ng", "lpstat", "setxkbmap"}


def test_what_other_programs_say_is_no_command_to_the_terminal(fakes: Fakes) -> None:
    fakes.add("lpstat", "\x1b]0;printer\x07\n")
    done = doctor(fakes)
    assert "\x1b" not in done.stdout
    assert "?]0;printer?" in done.stdout


@pytest.mark.parametrize("term", ["linux", "xterm-kitty", "alacritty"])
def test_it_changes_nothing(fakes: Fakes, term: str) -> None:
    changing = ("setfont", "xterm", "kitty", "alacritty", "foot", "cage")
    for program in changing:
        fakes.add(program)
    sockets = {"KITTY_LISTEN_ON": "unix:/run/kitty", "ALACRITTY_SOCKET": "/run/alacritty"}
    machine = machine_of(fakes, {"TERM": term, "KIOSK_TEXT_SIZE": "16", **sockets}, WINDOW)
    assert len(tuple(examine(machine, site_of({})))) >= len(SUBJECTS)
    assert fakes.called == []


TOOLS = ("Xvfb", "xterm")
missing = [tool for tool in TOOLS if shutil.which(tool) is None]


@pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")
def test_in_a_real_xterm_it_tells_its_size(tmp_path: Path) -> None:
    """500 mm of 1280 pixels: a capital of 0.7° at 45 cm has 14 pixels."""
    office = tmp_path / "office.toml"
    office.write_text("screen_width = 500\nviewing_distance = 45\nlanguages = ['nl', 'ar']\n", encoding="utf-8")
    said = tmp_path / "said"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset"),
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        run = ("sh", "-c", f'"$@" > {said}', "sh", *KIOSK)
        subprocess.run(
            ("xterm", "-fa", "DejaVu Sans Mono:pixelsize=19.3", "-geometry", "60x20", "-e", *run),
            cwd=ROOT,
            env=os.environ | {"DISPLAY": display, "LC_ALL": "C.UTF-8", "KIOSK_OFFICE": str(office)},
            timeout=60,
            check=True,
        )
    finally:
        server.terminate()
        server.wait()
    text = said.read_text(encoding="utf-8")
    assert "ok      terminal: xterm, 60×20 cells, all colours" in text
    assert "ok      display: 1280×800 pixels, 500 mm wide, as office.toml says" in text
    here = re.search(r"text size: here about [\d.]+ mm for a capital, ([\d.]+)° at 45 cm", text)
    assert here, text
    assert float(here[1]) == pytest.approx(0.7, abs=0.05)
    assert "text size: with kiosk launch 5.5 mm for a capital, 0.70° at 45 cm" in text
