"""What the page for technicians shows of ``kiosk doctor`` is what it says on such a machine."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest

from kiosk.doctor.examination import examine
from kiosk.doctor.machine import Window
from kiosk.doctor.report import write_text
from tests.doctor.sites import LAPTOP, machine_of, site_with
from tests.fakes import Fakes

PAGE = Path(__file__).parents[2] / "docs" / "technicians.md"
OFFICE = 'name = "Digipunt Genk"\nlanguages = ["nl", "fr", "en", "ar"]\nkeyboard = "us"\n'
LANGUAGES = "ar|en|fr|nl"
VOICES = "Pty Language\n" + "".join(f" 5 {code} -- V gmw/{code}\n" for code in LANGUAGES.split("|"))


def test_the_example_is_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fakes = Fakes(tmp_path)
    fakes.add("xterm")
    fakes.add("setxkbmap", "layout:     be\n")
    fakes.add("fc-list", f"DejaVu Sans Mono\t100\t{LANGUAGES}\n")
    fakes.add("espeak-ng", VOICES)
    monkeypatch.setattr("kiosk.doctor.subjects.meaning.installed", lambda: False)
    environment = {"TERM": "xterm-256color", "KONSOLE_VERSION": "221203", "KIOSK_OFFICE": "office.toml"}
    machine = machine_of(fakes, environment, Window(100, 30, 30 * 18), LAPTOP)
    out = StringIO()
    assert write_text(examine(machine, site_with(tmp_path, OFFICE)), out)
    example = re.search(r"^```\n(ok      office: .+?)```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert example, f"write it in {PAGE.name}:\n{out.getvalue()}"
    assert example[1] == out.getvalue()
