"""What the gateway counts: of guides and pages, never of a sender, a word or a crisis."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kiosk.figures.store import FILE, Store
from kiosk.office import SETTING
from sms_gateway.app import create_app
from tests.sms_gateway.phones import TICKING, Phone, running, settings_for

NUMBER = "+32470111222"
GUIDE = ("english", "strong password", "1", "1")


@asynccontextmanager
async def gateway(folder: Path, database_url: str, settings: str) -> AsyncIterator[Phone]:
    office = folder / "office.toml"
    office.write_text(f'name = "Genk"\n{settings}\n', encoding="utf-8")
    async for client in running(create_app(settings_for(database_url), TICKING)):
        yield Phone(client, NUMBER)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, str(tmp_path / "office.toml"))
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path))
    return tmp_path / FILE


async def test_guides_are_counted_and_nothing_else_is_kept(data: Path, database_url: str) -> None:
    async with gateway(data.parent, database_url, "figures = true") as phone:
        for said in (*GUIDE, "1", "1", "1", "1", "1", "9", "tomatoes on my balcony how do I grow them"):
            await phone.text(said)
        await phone.text("I want to kill myself")
        await phone.text("9")
        assert not data.exists(), "it is written now and then, and at the end"
    counted = {(cell.channel, cell.language, cell.outcome): n for cell, n in Store(data).read().items()}
    assert counted.pop(("sms", "en", "begun")) == 1
    assert counted.pop(("sms", "en", "finished")) == 1
    assert counted == {("sms", "en", "person"): 1, ("sms", "en", "no-guide"): 1}
    raw = data.read_bytes()
    for trace in (NUMBER, NUMBER[1:], "tomato", "balcony", "kill", "crisis", "suicide"):
        assert trace.encode() not in raw


async def test_an_office_that_wants_none_has_no_file(data: Path, tmp_path: Path) -> None:
    async with gateway(tmp_path, f"sqlite:///{tmp_path / 'gateway.db'}", "") as phone:
        for said in GUIDE:
            await phone.text(said)
    assert not data.exists()


async def test_the_phone_of_the_simulator_is_not_counted(data: Path, tmp_path: Path) -> None:
    async with gateway(tmp_path, "sqlite://", "figures = true") as phone:
        for said in GUIDE:
            await phone.text(said)
    assert not data.exists()


async def test_what_a_limit_keeps_back_is_not_counted(data: Path, tmp_path: Path) -> None:
    async with gateway(
        tmp_path, f"sqlite:///{tmp_path / 'gateway.db'}", "figures = true\n[sms]\nmessages_an_hour = 3"
    ) as phone:
        for said in GUIDE:
            await phone.text(said)
    assert not data.exists()
