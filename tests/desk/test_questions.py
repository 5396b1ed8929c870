"""Questions in writing on the desk's page: what its own machine shows, and that nothing of them goes anywhere else."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path

import httpx
import pytest

from kiosk.desk.guard import LONGEST_BODY
from kiosk.desk.inbox import Inbox
from kiosk.desk.questions_section import QuestionsSection
from kiosk.desk.server import sections_of
from kiosk.guides.letters import LONGEST
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.questions.desk_key import public_of
from kiosk.questions.opening import open_mailbox
from kiosk.questions.settings import KEY, URL
from kiosk.questions.store import DAYS, State, Store
from tests.desk.desks import ADDRESS, FakeDesk, told
from tests.questions.offices import SECRET, WrittenTo

HERE = "http://127.0.0.1:8765"
ARABIC = "هل أستطيع أن أجدد بطاقتي <بدون> موعد؟\nشكراً"
ANSWER = "Ga naar het loket op de markt.\nHet is open tot 16 uur & gratis."
NAMES = {"nl": "Nederlands", "ar": "Arabic · العربية"}


def desk_of(office: WrittenTo, folder: Path, languages: OfferedLanguages, language: str = "en") -> FakeDesk:
    """The office's desk; each page looks into the database anew."""
    environment = {URL: office.url, "STATE_DIRECTORY": str(folder)}
    public = office.settings.questions
    return FakeDesk(
        folder,
        languages,
        language,
        beside=lambda changes: [
            QuestionsSection(Inbox(public, environment, changes, office.clock, every=0.0), languages, NAMES)
        ],
    )


@pytest.fixture
def desk(in_a_file: WrittenTo, tmp_path: Path, languages: OfferedLanguages) -> FakeDesk:
    return desk_of(in_a_file, tmp_path, languages)


def asked(office: WrittenTo, text: str = ARABIC, language: str = "ar") -> tuple[int, str]:
    """The code of a question, and the address of its page."""
    letters = office.mailbox()
    before = {kept.name for kept in office.desk.every()}
    code = letters.put(text, language)
    assert code is not None
    (kept,) = (kept for kept in office.desk.every() if kept.name not in before)
    return code, f"/questions/{kept.short}"


async def at_the_desk(desk: FakeDesk) -> httpx.AsyncClient:
    return await desk.paired(HERE, client="127.0.0.1")


def fields(page: httpx.Response) -> dict[str, str]:
    """What stands in the form of a page, as a browser would send it."""
    mark = re.search(r'name="mark" value="([^"]*)"', page.text)
    typed = re.search(r"<textarea[^>]*>\n([^<]*)</textarea>", page.text)
    assert mark is not None
    assert typed is not None
    return {"mark": mark[1], "answer": unescape(typed[1])}


async def send(browser: httpx.AsyncClient, address: str, answer: str, mark: str = "") -> httpx.Response:
    # A browser sends each new line as two signs.
    data = {"mark": mark, "answer": answer.replace("\n", "\r\n")}
    return await browser.post(address, data=data, headers={"Origin": HERE})


async def test_a_question_is_seen_new_answered_and_read_with_its_code(
    written_to: WrittenTo, tmp_path: Path, languages: OfferedLanguages
) -> None:
    desk = desk_of(written_to, tmp_path, languages)
    browser = await at_the_desk(desk)
    assert "There are no new questions." in (await browser.get("/questions")).text
    code, address = asked(written_to)
    listed = (await browser.get("/questions")).text
    assert "<h2>New</h2>" in listed
    assert f'href="{address}">Arabic · العربية</a>' in listed
    assert "14 days left" in listed
    assert "Questions<span> (1)</span>" in (await browser.get("/")).text

    one = await browser.get(address)
    # In the visitor's language, from right to left, and as text.
    assert (
        '<blockquote lang="ar" dir="rtl" translate="no">هل أستطيع أن أجدد بطاقتي &lt;بدون&gt; موعد؟\nشكراً' in one.text
    )
    for words in ("الجواب على سؤالك", "كتب هذا شخص في الاستقبال.", "The answer to your question", "Arabic · العربية"):
        assert words in one.text
    assert fields(one) == {"mark": "", "answer": ""}
    done = await send(browser, address, ANSWER)
    assert (done.status_code, done.headers["location"]) == (303, address)
    again = await browser.get(address)
    assert "The answer is sent." in again.text
    assert fields(again)["answer"] == ANSWER
    assert "<h2>Answered</h2>" in (await browser.get("/questions")).text
    assert "Questions<span></span>" in (await browser.get("/")).text

    visitor = written_to.kiosk()
    assert visitor.say(str(code)).text.splitlines()[1:] == ANSWER.splitlines()
    assert "<h2>The visitor read the answer</h2>" in (await browser.get("/questions")).text
    # What was answered can be mended.
    better = "Het loket is open tot 15 uur."
    assert (await send(browser, address, better, fields(await browser.get(address))["mark"])).status_code == 303
    assert better in written_to.kiosk().say(str(code)).text


async def test_no_byte_that_goes_to_a_phone_or_a_stranger_holds_a_word(in_a_file: WrittenTo, desk: FakeDesk) -> None:
    said = "Mijn huisbaas Vandenbroucke houdt mijn waarborg"
    code, address = asked(in_a_file, said, "nl")
    browser, phone, stranger = await at_the_desk(desk), await desk.paired(), desk.device()
    sent: list[bytes] = []

    async def heard(response: httpx.Response) -> None:
        sent.append(repr([*response.headers.raw, response.status_code]).encode() + await response.aread())

    for device in (phone, stranger):
        device.event_hooks = {"response": [heard]}
    streams = [asyncio.create_task(phone.get(path)) for path in ("/calls/events", "/questions/events")]

    async def look_everywhere() -> None:
        for device in (phone, stranger):
            for path in ("/", "/questions", address, f"{address}/events", "/questions/zzzz"):
                await device.get(path)
                # Nor does calling the machine by its own name help from elsewhere.
                await device.get(path, headers={"Host": "127.0.0.1:8765"})
                await device.post(path, data={"mark": "", "answer": "Hallo"}, headers={"Origin": ADDRESS})

    assert "1 new question" in (await phone.get("/questions")).text
    assert "You read and answer questions at the computer of the desk." in (await phone.get("/questions")).text
    assert (await phone.get(address)).status_code == 404
    assert (await stranger.get("/questions")).status_code == 303
    await look_everywhere()
    (kept,) = in_a_file.desk.every()
    assert kept.state is State.NEW, "nobody but the desk answers"
    assert (await send(browser, address, ANSWER)).status_code == 303
    await look_everywhere()
    in_a_file.kiosk().say(str(code))
    await look_everywhere()
    desk.front.changes.close()
    for stream in streams:
        assert "event-stream" in (await stream).headers["content-type"]

    raw = b"".join(sent)
    assert b"1 new question" in raw
    assert b"There are no new questions." in raw
    for word in {*re.findall(r"\w{6,}", f"{said} {ANSWER}"), "markt", "Nederlands", str(code), kept.name, kept.short}:
        assert word.encode() not in raw, word


async def test_a_proxy_on_the_desks_machine_makes_nobody_sit_there(in_a_file: WrittenTo, desk: FakeDesk) -> None:
    _, address = asked(in_a_file)
    browser = await at_the_desk(desk)
    assert (await browser.get(address)).status_code == 200
    for name in ("X-Forwarded-For", "Forwarded", "Via"):
        passed_on = {name: "192.168.1.77"}
        assert (await browser.get(address, headers=passed_on)).status_code == 404
        assert "Arabic" not in (await browser.get("/questions", headers=passed_on)).text


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", ADDRESS, "http://127.0.0.1:8766"])
async def test_a_page_from_elsewhere_sends_no_answer(in_a_file: WrittenTo, desk: FakeDesk, origin: str | None) -> None:
    _, address = asked(in_a_file)
    browser = await at_the_desk(desk)
    data, headers = {"mark": "", "answer": ANSWER}, {} if origin is None else {"Origin": origin}
    assert (await browser.post(address, data=data, headers=headers)).status_code == 403
    async with desk.device(HERE, client="127.0.0.1") as unpaired:
        assert (await unpaired.post(address, data=data, headers={"Origin": HERE})).status_code == 403
    assert in_a_file.desk.every()[0].state is State.NEW


async def test_an_answer_that_cannot_be_sent_says_why_and_loses_no_word(in_a_file: WrittenTo, desk: FakeDesk) -> None:
    _, address = asked(in_a_file)
    browser = await at_the_desk(desk)
    long = "</textarea>" + "é" * LONGEST
    for typed, status, why in (
        (" \n ", 422, "The answer is empty."),
        (long, 422, "The answer is too long. Write at most 500 letters."),
    ):
        page = await send(browser, address, typed)
        assert page.status_code == status
        assert why in page.text
        assert "Your answer was not sent." in page.text
        assert fields(page)["answer"].replace("\r\n", "\n") == typed
        assert "هل أستطيع" in page.text
    too_much = await send(browser, address, "é" * LONGEST_BODY)
    assert (too_much.status_code, "The answer is too long." in too_much.text) == (413, True)
    assert in_a_file.desk.every()[0].state is State.NEW
    in_a_file.clock.pass_by(DAYS)
    page = await send(browser, address, ANSWER)
    assert page.status_code == 404
    assert "This question is gone." in page.text
    assert fields(page)["answer"].replace("\r\n", "\n") == ANSWER
    assert (await browser.get(address)).status_code == 404


async def test_the_second_volunteer_learns_that_it_was_answered(
    written_to: WrittenTo, tmp_path: Path, languages: OfferedLanguages
) -> None:
    desk = desk_of(written_to, tmp_path, languages)
    code, address = asked(written_to)
    first, second = await at_the_desk(desk), await at_the_desk(desk)
    open_page = await second.get(address)
    events = re.search(r'data-events="([^"]+)"', open_page.text)
    assert events is not None
    watching = asyncio.create_task(second.get(unescape(events[1])))
    assert (await send(first, address, ANSWER)).status_code == 303
    # Pressed twice, it is sent once.
    assert (await send(first, address, ANSWER)).status_code == 303

    page = await send(second, address, "Bel eerst.")
    assert page.status_code == 409
    assert "Somebody else answered this question." in page.text
    assert "Het is open tot 16 uur &amp; gratis." in page.text
    assert fields(page)["answer"] == "Bel eerst."
    assert written_to.desk.opened(written_to.desk.every()[0]).answer == ANSWER
    # Who has read it may send their own after all.
    assert (await send(second, address, "Bel eerst.", fields(page)["mark"])).status_code == 303
    assert "Bel eerst." in written_to.kiosk().say(str(code)).text
    # An old form that is sent again replaces nothing.
    assert (await send(first, address, ANSWER)).status_code == 409
    desk.front.changes.close()
    assert "Somebody else answered this question." in (await watching).text


async def test_without_its_key_the_page_says_what_to_do_and_keeps_what_was_typed(
    in_a_file: WrittenTo, desk: FakeDesk, tmp_path: Path
) -> None:
    _, address = asked(in_a_file)
    browser, phone = await at_the_desk(desk), await desk.paired()
    key, copy = in_a_file.key_file, in_a_file.key_file.read_bytes()
    key.unlink()
    for wrong, remedy in (
        (None, "put the copy of the desk&#x27;s key there"),
        (b"no key\n", "this is no key"),
        (b"07" * 32, "put the copy of that key there"),
    ):
        if wrong is not None:
            key.write_bytes(wrong)
            key.chmod(0o600)
        for page in (await browser.get("/questions"), await browser.get(address), await send(browser, address, ANSWER)):
            assert "The questions cannot be opened here. Give this line to your technician:" in page.text
            assert remedy in page.text
            assert copy.decode().strip() not in page.text
        assert fields(page)["answer"].replace("\r\n", "\n") == ANSWER
    counted = (await phone.get("/questions")).text
    assert "1 new question" in counted
    assert str(tmp_path) not in counted
    # The key is put back: nobody starts anything again.
    key.write_bytes(copy)
    assert (await send(browser, address, ANSWER)).status_code == 303


async def test_while_the_database_is_away_calls_go_on_and_no_word_is_lost(
    in_a_file: WrittenTo, desk: FakeDesk, tmp_path: Path
) -> None:
    _, address = asked(in_a_file)
    browser, phone = await at_the_desk(desk), await desk.paired()
    file = tmp_path / "questions.db"
    there = file.read_bytes()
    file.write_bytes(b"this is no database, and never was one")
    for device in (browser, phone):
        assert "The questions cannot be reached now." in (await device.get("/questions")).text
    page = await send(browser, address, ANSWER)
    assert page.status_code == 503
    assert "The questions cannot be reached now." in page.text
    assert fields(page)["answer"].replace("\r\n", "\n") == ANSWER
    await desk.say("/kiosk/call", told())
    assert "Kiosk 2" in (await phone.get("/")).text
    file.write_bytes(there)
    assert (await send(browser, address, ANSWER)).status_code == 303


async def test_a_question_for_another_desk_and_one_of_an_unknown_language(
    in_a_file: WrittenTo, desk: FakeDesk, tmp_path: Path
) -> None:
    other = open_mailbox(public_of(tmp_path / "other.key"), {URL: in_a_file.url, KEY: SECRET})
    assert other.put("Waar is het loket?", "nl") is not None
    (sealed,) = in_a_file.desk.every()
    _, address = asked(in_a_file, "Si jeni?", "sq")
    browser = await at_the_desk(desk)
    listed = (await browser.get("/questions")).text
    assert f">{sealed.short}</a>" in listed
    assert "sealed for another desk" in (await browser.get(f"/questions/{sealed.short}")).text
    one = (await browser.get(address)).text
    assert '<blockquote dir="auto" translate="no">Si jeni?' in one
    assert (await send(browser, address, ANSWER)).status_code == 303


async def test_a_new_question_is_told_to_all_pages_that_are_open(in_a_file: WrittenTo, desk: FakeDesk) -> None:
    browser, phone = await at_the_desk(desk), await desk.paired()
    streams = [
        asyncio.create_task(device.get(path))
        for device in (browser, phone)
        for path in ("/calls/events", "/questions/events")
    ]
    async with asyncio.timeout(20):
        while desk.front.changes.watchers < len(streams):
            await asyncio.sleep(0)
        asked(in_a_file)
        await browser.get("/questions")  # whoever looks tells the others
        for _ in range(20):
            await asyncio.sleep(0)
        desk.front.changes.close()
        texts = [(await stream).text for stream in streams]
    for text in texts:
        assert '"/questions": 1' in text
    for of_questions, words in ((texts[1], "Arabic"), (texts[3], "1 new question")):
        assert words in of_questions


def test_the_section_is_there_where_the_office_answers_questions_and_can(
    in_a_file: WrittenTo, desk: FakeDesk, languages: OfferedLanguages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paths(office: OfficeSettings) -> list[str]:
        return [section.path for section in sections_of(office, desk.front, languages, {})]

    assert paths(in_a_file.settings) == ["/", "/questions"]
    assert paths(OfficeSettings()) == ["/"]
    monkeypatch.setattr("kiosk.questions.opening.find_spec", lambda name: None)
    assert paths(in_a_file.settings) == ["/"]


async def test_the_page_says_which_setting_is_missing(
    in_a_file: WrittenTo, tmp_path: Path, languages: OfferedLanguages
) -> None:
    desk = FakeDesk(
        tmp_path,
        languages,
        beside=lambda changes: [QuestionsSection(Inbox(in_a_file.settings.questions, {}, changes), languages, NAMES)],
    )
    assert f"{URL} is missing" in (await (await at_the_desk(desk)).get("/questions")).text


def test_nobody_replaces_an_answer_that_they_did_not_see(written_to: WrittenTo) -> None:
    asked(written_to)
    (kept,) = written_to.desk.every()
    store = Store(written_to.url, written_to.clock)
    assert store.answer(kept.name, b"one", None)
    assert not store.answer(kept.name, b"two", None)
    assert not store.answer(kept.name, b"two", b"none")
    assert store.answer(kept.name, b"two", b"one")
    assert written_to.desk.every()[0].answer == b"two"
