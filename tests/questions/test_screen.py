"""A question at the screen: a field that takes it, its code in large digits, and its answer."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from kiosk.guides.place import PERSON, QUESTION
from kiosk.questions.mailbox import Mailbox
from kiosk.tui.app import KioskApp
from kiosk.tui.search_field import SearchField
from tests.questions.offices import WrittenTo
from tests.tui.screens import FakeTerminal, press, text_of


def app_of(office: WrittenTo, letters: Mailbox | None = None) -> KioskApp:
    settings = replace(office.settings, press_pause=0)
    return KioskApp(office.engine(letters), office.languages, settings, FakeTerminal())


async def test_a_question_is_written_sent_and_its_answer_read(in_a_file: WrittenTo) -> None:
    app = app_of(in_a_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "1", "9", "8")
        assert "500" in text_of(pilot)
        field = app.screen.query_one(SearchField)
        await press(pilot, *"mag", "space", *"mijn", "space", *"huisbaas", "space", *"dit", "?")
        field.write(" " + "x" * 600)
        assert len(field.value) == 500
        field.value = "mag mijn huisbaas de waarborg houden?"
        await press(pilot, "enter")
        assert "Uw vraag is verstuurd" in text_of(pilot)
        assert app._visit.page.text.count("Uw code is") == 1
        code = str(app._visit.bookmark.state[0])
        (kept,) = in_a_file.desk.every()
        assert in_a_file.desk.opened(kept).question.text == "mag mijn huisbaas de waarborg houden?"
        in_a_file.desk.answer(kept, "Vraag het aan de huurdersbond.")
        await press(pilot, "0")
        assert app._visit.page.place == PERSON
        await press(pilot, "8", *code, "enter")
        assert "Vraag het aan de huurdersbond." in text_of(pilot)
        # The next visitor finds nothing of it.
        app._wipe()
        await press(pilot, "1", "0")
        letters = app._visit._engine.letters
        assert isinstance(letters, Mailbox)
        assert not letters._open


async def test_who_leaves_the_page_waits_no_more(in_a_file: WrittenTo, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(in_a_file)
    may_go_on = asyncio.Event()

    async def slowly(done: object, *arguments: object) -> object:
        await may_go_on.wait()
        assert callable(done)
        return done(*arguments)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "9", "8")
        app._visit.prepare_words()
        monkeypatch.setattr("kiosk.tui.postman.asyncio.to_thread", slowly)
        app.screen.query_one(SearchField).value = "hoe vraag ik een attest aan?"
        await pilot.press("enter")
        await pilot.pause()
        assert "ogenblik" in text_of(pilot)
        assert app._visit.page.place == QUESTION
        await pilot.press("escape")
        await pilot.pause()
        assert app._visit.page.place == PERSON
        may_go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app._visit.page.place == PERSON
