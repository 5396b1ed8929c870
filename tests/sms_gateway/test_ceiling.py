"""Cost has a ceiling, help has none: limits as people meet them, on signed messages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from kiosk.channels.messages import notices
from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.spelling import spell
from kiosk.language.offered import OfferedLanguages
from sms_gateway.app import create_app
from tests.sms_gateway.phones import Phone, Ticking, running, settings_for

CRISES = ("i want to die", "my husband hits me", "there is a fire", "ik wil dood")

Opened = Callable[[str], AsyncIterator[httpx.AsyncClient]]


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def opened(tmp_path: Path, clock: Ticking, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens a gateway of an office with these lines about text messages."""

    def opened(lines: str) -> AsyncIterator[httpx.AsyncClient]:
        office = tmp_path / "office.toml"
        office.write_text(f'name = "Digipunt Genk"\n[sms]\n{lines}\n')
        monkeypatch.setenv("KIOSK_OFFICE", str(office))
        return running(create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"), clock))

    return opened


async def test_a_number_over_its_limit_is_told_once_and_is_helped_all_the_same(opened: Opened, clock: Ticking) -> None:
    async for client in opened("messages_an_hour = 3"):
        phone = Phone(client)
        replies = [await phone.text(said) for said in ("english", "5", "1", "menu", "4", "3")]
        assert all(replies[:3])
        assert "Write again after 1 hour" in replies[3]
        assert replies[4:] == ["", ""]
        for said in CRISES:
            assert "112" in await phone.text(said)
        help_now = await phone.text("!")
        assert "1 " in help_now
        assert "112" in await phone.text("1")
        person = await phone.text("9")
        assert person.startswith("A person helps you")
        assert (await phone.text("1")).count("\n") >= 2, "what a person leads to is shown too"
        assert await Phone(client, "+32470000002").text("english"), "others are not held up"
        clock.now += 3600
        assert (await phone.text("menu")).startswith("Menu"), "an hour later"


async def test_an_answer_that_comes_late_counts_too(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sms_gateway.answering._CRISIS_WITHIN", 0.0)
    async for client in opened("messages_an_hour = 2"):
        phone = Phone(client)
        replies = [await phone.text(said) for said in ("english", "5", "1", "menu")]
        assert all(replies[:2])
        assert "Write again after 1 hour" in replies[2]
        assert replies[3] == ""


async def test_an_answering_machine_is_answered_a_few_times_a_day(opened: Opened, clock: Ticking) -> None:
    async for client in opened("same_answers = 3"):
        machine = Phone(client)
        replies = []
        for _ in range(300):
            clock.now += 240
            replies.append(await machine.text("I am not here today. I will write back on Monday."))
        assert len(list(filter(None, replies))) == 4
        assert "112" in await machine.text("i want to die")


async def test_the_budget_of_a_day_is_for_all_together(
    opened: Opened, clock: Ticking, caplog: pytest.LogCaptureFixture
) -> None:
    async for client in opened("segments_a_day = 10"):
        replies = [await Phone(client, f"+3247000{number:04}").text("english") for number in range(14)]
        assert all(reply.startswith("Menu") for reply in replies[:10])
        assert "80 % of the segments of today" in caplog.text
        assert all("tomorrow" in reply for reply in replies[10:]), "each is told once"
        assert "The segments of today are used up" in caplog.text
        assert await Phone(client, "+32470000012").text("english") == ""
        assert "112" in await Phone(client, "+32470000012").text("i want to die")
        clock.now += 86400
        assert (await Phone(client, "+32470000013").text("english")).startswith("Menu")


async def test_other_countries_are_told_once_and_helped_in_a_crisis(
    opened: Opened, languages: OfferedLanguages
) -> None:
    async for client in opened('countries = ["+32"]'):
        phone = Phone(client, "+99970000000")
        assert await phone.text("good morning") == spell(notices.other_country(languages["en"]), "fold")
        assert await phone.text("menu") == ""
        assert "112" in await phone.text("i want to die")
        assert await Phone(client, "whatsapp:+32470000001").text("english")
        abroad = Phone(client, "whatsapp:+99970000000")
        assert await abroad.text("good morning") == notices.other_country(languages["en"])
        assert await abroad.text("menu") == ""


@pytest.mark.parametrize("number", ["KIOSK", "8850", "anonymous", "+266696687", "whatsapp:+266696687"])
async def test_who_cannot_receive_gets_nothing_but_a_crisis_is_answered(opened: Opened, number: str) -> None:
    async for client in opened(""):
        phone = Phone(client, number)
        assert await phone.text("english") == ""
        assert "112" in await phone.text("i want to die")


async def test_from_the_fifth_time_on_a_crisis_is_one_segment_with_the_line_to_call(
    opened: Opened, languages: OfferedLanguages
) -> None:
    async for client in opened(""):
        for number, (code, said) in enumerate((("nl", "ik wil dood"), ("ar", "أريد أن أموت"), ("uk", "хочу померти"))):
            phone = Phone(client, f"+3247000{number:04}")
            await phone.text(languages[code].name)
            whole = [await phone.text(said) for _ in range(4)]
            assert len(set(whole)) == 1
            brief = await phone.text(said)
            assert measure(brief).segments == 1
            assert brief != whole[0]
            assert "112" in brief
            assert (await phone.post(said, sid="SM-again")).text == (await phone.post(said, sid="SM-again")).text
            assert await phone.text("9"), "and the way on is there"


@pytest.mark.parametrize("opt_out_type", ["STOP", "START", "HELP"])
async def test_a_crisis_comes_before_an_opt_out(opened: Opened, opt_out_type: str) -> None:
    """Whatever Advanced Opt-Out makes of the words, and also on WhatsApp."""
    async for client in opened(""):
        for number in ("+32470000001", "whatsapp:+32470000002"):
            response = await Phone(client, number).post("stop he is going to kill me", OptOutType=opt_out_type)
            assert "112" in response.text


async def test_words_that_ask_for_no_more_messages_are_told_how_and_forget(opened: Opened) -> None:
    async for client in opened(""):
        phone = Phone(client)
        for said in ("Stop!", "stop stop", "OPT OUT", "unsubscribe me", "uitschrijven", "abmelden"):
            assert (await phone.text("english")).startswith("Menu")
            assert "STOP" in await phone.text(said), said
            assert (await phone.text("0")).startswith("1 Nederlands"), "forgotten"


async def test_on_whatsapp_stop_and_help_are_answered(opened: Opened) -> None:
    async for client in opened(""):
        phone = Phone(client, "whatsapp:+32470000002")
        assert (await phone.text("english")).startswith("Menu")
        assert "Help now" in await phone.text("HELP")
        assert (await phone.text("INFO")).startswith("Menu")
        assert "Everything is forgotten" in await phone.text("STOP")
        assert (await phone.text("0")).startswith("1 Nederlands")
