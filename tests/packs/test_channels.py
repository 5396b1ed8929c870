"""A pack of an office is there on the screen, in plain lines and by text message, in the languages that it has."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.office import SETTING, read_office
from kiosk.tui.app import KioskApp
from kiosk.wiring import offered_languages, open_engine
from sms_gateway.app import create_app
from tests.sms_gateway.phones import TICKING, Phone, running, settings_for
from tests.tui.screens import FakeTerminal, press, text_of


async def test_on_the_screen(genk: Path, terminal: FakeTerminal) -> None:
    # The pilot is quicker than a person: no page waits for the end of a double press.
    office = replace(read_office(genk.parent / "office.toml"), press_pause=0)
    languages = offered_languages(office)
    app = KioskApp(open_engine(office, languages), languages, office, terminal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "1", "8")
        assert "1  In Genk" in text_of(pilot)
        await press(pilot, "1", "1", "1")
        assert "Bel het huis: 089 11 22 33. Vraag naar one." in text_of(pilot)


def test_in_plain_lines(genk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "plain"],
        input=b"nederlands\nopeningsuren\n1\n1\nstadhuis\ncaw\n1\n",
        env={SETTING: str(genk.parent / "office.toml"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
    )
    shown = done.stdout.decode()
    assert "Wanneer open?" in shown
    assert "Bel het huis: 089 11 22 33. Vraag naar one." in shown
    assert "Huis van de stad" in shown
    assert "089 44 55 66" in shown
    assert "0800 13 500" not in shown, "the number that is replaced"
    assert done.stderr.decode() == ""


async def test_by_text_message(genk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(genk.parent / "office.toml"))
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"), TICKING)
    async for client in running(app):
        phone = Phone(client)
        await phone.text("français")
        assert "FR Wanneer open?" in await phone.text("FR openingsuren")
        assert "FR U weet wanneer wij open zijn." in await phone.text("1")
        assert "FR Bel 089 11 22 33 voor one." in await phone.text("1")
        assert "089 44 55 66" in await phone.text("089445566")
