"""A real desk, two volunteers in a real browser, a visitor at the screen: called, killed, started again, answered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.calling.desk import Call, OfficeDesk
from kiosk.calling.line import DeskLine, DeskSilentError
from kiosk.tui.bell import Bell
from kiosk.tui.page_screen import PageScreen
from tests.browser.chromium import PROGRAM, Tab, browser
from tests.desk.desks import KEY
from tests.desk.serving import ServedDesk
from tests.tui.screens import FakeClock, Kiosk, press, text_of

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
    pytest.mark.xdist_group("chromium"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ServedDesk]:
    served = ServedDesk(tmp_path)
    served.start()
    yield served
    served.kill()


async def until(tab: Tab, words: str) -> None:
    """Wait until a page of the desk shows these words."""

    async def shown() -> bool:
        try:
            return bool(await tab.value(f"!!document.body && document.body.innerText.includes({words!r})"))
        except AssertionError:
            return False  # While one page follows another there is none.

    await asyncio.wait_for(tab.until(shown), 20)


async def until_gone(tab: Tab, words: str) -> None:
    """Wait until a page of the desk shows these words no more."""

    async def gone() -> bool:
        return not await tab.value(f"document.body.innerText.includes({words!r})")

    await asyncio.wait_for(tab.until(gone), 20)


async def click(tab: Tab) -> None:
    # A little later: the press may lead to another page, and an answer could not come from there.
    await tab.value("setTimeout(() => document.querySelector('button').click()) && 0")


async def test_two_volunteers_and_a_visitor(
    tmp_path: Path, desk: ServedDesk, kiosk: Kiosk, clock: FakeClock, capfd: pytest.CaptureFixture[str]
) -> None:
    line = OfficeDesk(DeskLine(desk.address, KEY), "Kiosk 2")
    async with browser(tmp_path / "profile") as chromium, kiosk(desk=line, idle_seconds=3600) as pilot:
        first, second = [await chromium.open(code, (390, 800)) for code in desk.codes()]
        for tab in (first, second):
            await until(tab, "Dit toestel koppelen")
            await click(tab)
            await until(tab, "Niemand roept nu.")

        for key in "111198":
            clock.now += 1
            await press(pilot, key)
        assert "Wij vragen het aan de balie." in text_of(pilot)
        for tab in (first, second):
            await until(tab, "Itsme installeren")
            shown = await tab.value("document.body.innerText")
            assert {"Kiosk 2", "Nederlands", "stap 1 van 8", "Minder dan 1 minuut geleden"} <= set(shown.split("\n"))
            assert await tab.value("document.title") == "(1) Wie vraagt hulp"

        desk.kill()
        await until(first, "Geen verbinding.")
        await click(first)
        await until(first, "Ik kom")
        bell = _bell(pilot.app.screen)
        bell.tick()
        await press(pilot)
        assert "Wij vragen het aan de balie." in text_of(pilot), "a desk may be started again"
        desk.start()
        bell.tick()
        await press(pilot)
        for tab in (first, second):
            await until_gone(tab, "Geen verbinding.")
            await until(tab, "Ik kom")

        await click(first)
        await until(first, "U gaat er nu heen.")
        await until(second, "Er gaat al iemand heen.")
        bell.tick()
        await press(pilot)
        assert "Er komt nu iemand naar u." in text_of(pilot)

        asked = [address for tab in (first, second) for address in tab.requests if not address.startswith("data:")]
        assert {urlsplit(address).netloc for address in asked} == {urlsplit(desk.address).netloc}
        assert desk.said("--forget") == "kiosk desk: devices forgotten: 2\n"
        await until(first, "Scan een nieuwe vierkante code")
    assert "Traceback" not in capfd.readouterr().err


def _bell(screen: object) -> Bell:
    assert isinstance(screen, PageScreen)
    (bell,) = screen.attendants
    assert isinstance(bell, Bell)
    return bell


async def test_a_kiosk_with_another_key_and_a_desk_that_is_none_get_no_answer(desk: ServedDesk) -> None:
    call = Call("call-0001", "nl", "", 0, 0, False)
    ours = OfficeDesk(DeskLine(desk.address, KEY), "Kiosk 2")
    assert await ours.call(call, 0.0) is False
    await ours.take_back(call)
    with pytest.raises(DeskSilentError):
        await OfficeDesk(DeskLine(desk.address, "another" * 8), "Kiosk 2").call(call, 0.0)
    desk.kill()
    with pytest.raises(DeskSilentError):
        await ours.call(call, 0.0)
