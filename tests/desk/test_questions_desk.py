"""The whole way of a question: written with keys on a screen, answered in a real browser at the desk, read with its
code; and every byte that a phone was sent meanwhile."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.questions.settings import URL
from kiosk.tui.app import KioskApp
from tests.browser.chromium import PROGRAM, Tab, browser
from tests.desk.desks import code_in
from tests.desk.raw_phone import RawPhone
from tests.desk.serving import ServedDesk
from tests.questions.offices import WrittenTo
from tests.tui.screens import FakeTerminal, press, text_of

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
    pytest.mark.xdist_group("chromium"),
]

QUESTION = "mag mijn huisbaas de waarborg houden?"
ANSWER = "Vraag het aan de huurdersbond.\nNeem uw contract mee."


@pytest.fixture
def desk(written_to: WrittenTo, tmp_path: Path) -> Iterator[ServedDesk]:
    """A desk that phones know by a name; its own machine knows it as 127.0.0.1."""
    office = f'questions = "{written_to.settings.questions}"\n'
    served = ServedDesk(tmp_path, "desk.test", office, **{URL: written_to.url})
    served.start()
    yield served
    served.kill()


async def until(tab: Tab, words: str) -> None:
    async def shown() -> bool:
        try:
            return bool(await tab.value(f"!!document.body && document.body.innerText.includes({words!r})"))
        except AssertionError:
            return False  # While one page follows another there is none.

    await asyncio.wait_for(tab.until(shown), 30)


async def click(tab: Tab, selector: str) -> None:
    # A little later: the press may lead to another page, and an answer could not come from there.
    await tab.value(f"setTimeout(() => document.querySelector({selector!r}).click()) && 0")


async def write(tab: Tab, text: str) -> None:
    await tab.value("document.getElementById('answer').focus()")
    await tab.call("Input.insertText", text=text)


async def test_a_question_is_written_seen_answered_and_read_and_a_phone_sees_no_word(
    written_to: WrittenTo, desk: ServedDesk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    here = f"http://127.0.0.1:{desk.port}"
    app = KioskApp(
        written_to.engine(), written_to.languages, replace(written_to.settings, press_pause=0), FakeTerminal()
    )
    async with browser(tmp_path / "profile") as chromium, app.run_test(size=(80, 24)) as pilot:
        for_phone, for_first = desk.codes()
        second_code = code_in(desk.codes()[1])
        phone = RawPhone(desk.address)
        await phone.pair(code_in(for_phone))
        first = await chromium.open(for_first, (1280, 800))
        second = await chromium.open(f"{here}/pair?code={second_code}", (390, 800))
        for tab in (first, second):
            await until(tab, "Ja, koppelen")
            await click(tab, "button")
            await until(tab, "Niemand roept nu.")
            await click(tab, "nav a[href='/questions']")
            await until(tab, "Er zijn geen nieuwe vragen.")

        await pilot.pause()
        await press(pilot, "1", "9", "8")
        await press(pilot, *("space" if sign == " " else sign for sign in QUESTION), "enter")
        assert "Uw vraag is verstuurd" in text_of(pilot)
        code = str(app._visit.bookmark.state[0])

        # Nobody loads a page again.
        for tab in (first, second):
            await until(tab, "Nieuw")
            await until(tab, "Vragen (1)")
            await click(tab, "main li a")
            await until(tab, QUESTION)
            await until(tab, "Iemand van de balie heeft dit geschreven.")
        await phone.listen("/questions/events", "1 nieuwe vraag")
        (kept,) = written_to.desk.every()
        for path in ("/", "/questions", f"/questions/{kept.short}", f"/questions/{kept.short}/events", "/desk.js"):
            await phone.ask("GET", path)
            await phone.ask("POST", path, "mark=&answer=hallo")

        await write(second, "Te laat." + "x" * 70_000)
        await click(second, "form button")
        await until(second, "Het antwoord is te lang.")
        await write(first, ANSWER)
        assert await first.value("document.getElementById('letters').textContent") == f"{len(ANSWER)} / 500"
        await click(first, "form button")
        await until(first, "Het antwoord is verstuurd.")
        await until(second, "Iemand anders heeft deze vraag beantwoord.")
        await second.value("document.getElementById('answer').value = 'Te laat.'")
        await click(second, "form button")
        await until(second, "Vraag het aan de huurdersbond.")
        assert await second.value("document.getElementById('answer').value") == "Te laat."
        await phone.listen("/questions/events", "Er zijn geen nieuwe vragen.")

        # The desk ends while somebody writes: the words stay.
        desk.kill()
        await until(second, "Geen verbinding.")
        await click(second, "form button")
        await until(second, "Geen verbinding.")
        assert await second.value("document.getElementById('answer').value") == "Te laat."

        await press(pilot, "0", "8", *code, "enter")
        assert "Vraag het aan de huurdersbond." in text_of(pilot)

        shown = "".join([await tab.value("document.title") for tab in (first, second)])
        addresses = "".join(address for tab in (first, second) for address in tab.requests)
    said = capfd.readouterr()
    words = {*re.findall(r"\w{5,}", f"{QUESTION} {ANSWER}"), code}
    for word in words:
        assert word not in shown + addresses + said.out + said.err, word
    for word in (*words, kept.name, kept.short, "Nederlands"):
        assert word.encode() not in phone.bytes, word
