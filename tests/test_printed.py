"""What a page prints works in the next message: every number, key and word, on every channel, for somebody known and
for somebody new, in every language, also after a crisis."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.spelling import spell
from kiosk.channels.sms.taken import TAKEN
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import KINDS
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.moves import Turn
from kiosk.guides.page import Choice, Page
from kiosk.guides.parts import Channel
from kiosk.guides.place import HELP_NOW, LANGUAGE, MENU, PERSON, SEARCH
from kiosk.guides.walk import Stop, walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.office import SETTING
from kiosk.understanding.normalise import normalise
from sms_gateway.app import create_app
from tests.sentences import answered_in_crisis
from tests.sms_gateway.phones import TICKING, Kept, Phone, running, settings_for

CODES = tuple(load_facts(locales_folder()))
EACH_LANGUAGE = pytest.mark.parametrize(
    "code", [pytest.param(code, marks=pytest.mark.xdist_group(code)) for code in CODES]
)

PLACES = {Command.PERSON: PERSON, Command.HELP_NOW: HELP_NOW, Command.SEARCH: SEARCH, Command.LANGUAGE: LANGUAGE}


def kept(conversation: Conversation) -> Conversation:
    """The conversation as a gateway has it in the next message; somebody who said goodbye is new."""
    return Conversation() if conversation.ended else Conversation.from_json(conversation.without_crisis().to_json())


def shown(engine: Engine, channel: Channel, stop: Stop) -> Iterator[tuple[Conversation, Page]]:
    """Every part of a page, with the conversation in front of it."""
    for page in stop.parts:
        yield replace(stop.conversation, part=page.part), page


def leads_there(turn: Turn, choice: Choice) -> bool:
    """Whether a turn went where the choice leads."""
    if turn.page.notice:
        return False
    if choice.language is not None:
        return turn.conversation.language == choice.language
    if choice.place.kind == "end":
        return turn.conversation.ended
    return turn.conversation.place.bare == choice.place.bare


@EACH_LANGUAGE
def test_every_number_and_every_label_chooses_what_it_stands_before(
    engine: Engine, lines: PlainLines, sms: SmsChannel, code: str
) -> None:
    for channel, memory in ((lines, lambda conversation: conversation), (sms, kept)):
        for stop in walk(engine, channel, code):
            for conversation, page in shown(engine, channel, stop):
                for choice in page.numbered:
                    for said in (str(choice.number), choice.label, spell(choice.label, sms.spelling(page.language))):
                        turn = engine.answer_everyday(memory(conversation), said, channel)
                        assert leads_there(turn, choice), (str(stop.place), page.part, said)


@EACH_LANGUAGE
def test_no_two_labels_of_a_page_are_the_same_words(engine: Engine, sms: SmsChannel, code: str) -> None:
    for stop in walk(engine, sms, code):
        choices = {normalise(choice.label): choice for page in stop.parts for choice in page.numbered}
        assert len(choices) == sum(len(page.numbered) for page in stop.parts), stop.place
        for page in stop.parts:
            for key in page.commands:
                if page.eighth is not None and key.command is Command.MORE:
                    assert key.label == page.eighth.label
                    continue
                for label in map(normalise, (key.label, key.brief)):
                    same = label in choices and choices[label].place.kind == key.command.name.lower() == "end"
                    assert label not in choices or same, (stop.place, label)


@EACH_LANGUAGE
def test_every_key_and_its_name_do_what_they_say(engine: Engine, lines: PlainLines, sms: SmsChannel, code: str) -> None:
    for channel, memory in ((lines, lambda conversation: conversation), (sms, kept)):
        kinds = set()
        for stop in walk(engine, channel, code):
            if stop.place.kind in kinds or stop.conversation.language is None:
                continue
            kinds.add(stop.place.kind)
            for conversation, page in shown(engine, channel, stop):
                for key in page.commands:
                    for said in (key.command.value, key.label, key.brief, spell(key.brief, sms.spelling(code))):
                        turn = engine.answer_everyday(memory(conversation), said, channel)
                        assert does(turn, key.command, conversation, page), (str(stop.place), said)
        # Only a text message leads to all steps of a guide at once, and only a screen beside a printer to a paper.
        elsewhere = {"language", "printed", "called", "question"} | ({"summary"} if channel is lines else set())
        assert kinds == set(KINDS) - elsewhere


def does(turn: Turn, command: Command, before: Conversation, page: Page) -> bool:
    """Whether a turn carried out a command."""
    after = turn.conversation
    match command:
        case Command.END:
            return after.ended
        case Command.MORE:
            if page.eighth is not None:
                return after.place == page.eighth.place
            return turn.page.part != page.part if page.parts > 1 else bool(turn.page.notice)
        case Command.BACK:
            return after.place != before.place and not turn.page.notice
        case Command.MENU:
            return after.place == (LANGUAGE if before.ended else MENU)
        case _:
            return after.place == PLACES[command]


@EACH_LANGUAGE
def test_no_label_is_a_word_that_twilio_takes(engine: Engine, sms: SmsChannel, code: str) -> None:
    for stop in walk(engine, sms, code):
        for page in stop.parts:
            printed = [*(choice.label for choice in page.numbered), *(key.brief for key in page.commands)]
            assert not [label for label in printed if label.upper() in TAKEN], stop.place


@pytest.fixture
async def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a gateway whose office pays for more messages a day than all pages of a language take."""
    office = tmp_path / "office.toml"
    office.write_text("[sms]\nsegments_a_day = 1000000\n", encoding="utf-8")
    monkeypatch.setenv(SETTING, str(office))
    async for client in running(create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"), TICKING)):
        yield client


ONWARD = ("ok", "yes", "done", "next")


@EACH_LANGUAGE
def test_at_a_step_people_go_on_in_their_own_words(
    engine: Engine, languages: OfferedLanguages, lines: PlainLines, sms: SmsChannel, code: str
) -> None:
    assert len(languages[code].words.onward) >= 8
    for channel in (lines, sms):
        for stop in walk(engine, channel, code):
            if stop.place.kind in ("guide", "step"):
                for said in (*ONWARD, *languages[code].words.onward):
                    turn = engine.answer_everyday(stop.conversation, said, channel)
                    assert leads_there(turn, stop.parts[0].choices[0]), (str(stop.place), said)


@EACH_LANGUAGE
async def test_every_number_in_a_signed_text_message(
    client: httpx.AsyncClient, tmp_path: Path, engine: Engine, sms: SmsChannel, code: str
) -> None:
    """The phone stands at each page of the walk, texts each number that is printed there, and the store holds where
    it came to."""
    gateway = Kept(f"sqlite:///{tmp_path / 'gateway.db'}")
    messages = 0
    for number, stop in enumerate(walk(engine, sms, code)):
        phone = Phone(client, f"+3247{number:07}")
        for conversation, page in shown(engine, sms, stop):
            for choice in page.numbered:
                messages += 1
                gateway.put(phone.sender.number, kept(conversation))
                reply = await phone.text(str(choice.number))
                after = gateway.of(phone.sender.number) or Conversation()
                expected = kept(engine.choose(conversation, choice, sms).conversation)
                assert reply
                assert after.language == expected.language
                # The order of a list is that of the hour, which is another one in the gateway than here.
                assert after.place.bare == expected.place.bare, (stop.place, choice)
    gateway.close()
    assert messages > 300


@EACH_LANGUAGE
async def test_whatever_somebody_new_texts_first_the_answer_can_be_answered(
    client: httpx.AsyncClient, engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    spoken = languages[code]
    crises = [sentences[0] for sentences in answered_in_crisis(engine, code).values()]
    menu = spell(spoken.text("menu/title/sms", "Menu"), spoken.facts.sms)
    person = spell(spoken.text("person/title", "A person helps you"), spoken.facts.sms)
    said = (*spoken.words.greetings, *spoken.words.commands["help_now"])
    # Words that several languages share follow the order of the office.
    own = [word for word in said if engine.greet(word, sms).conversation.language == code]
    assert len(own) >= 5
    for number, first in enumerate((*crises, own[0], own[-1])):
        for answer, expected in (("9", person), (spoken.words.commands["menu"][0], menu)):
            phone = Phone(client, f"+3248{number:04}{len(answer):03}")
            assert await phone.text(first)
            reply = await phone.text(answer)
            assert expected in reply, (first, answer, reply)


@EACH_LANGUAGE
async def test_help_now_by_text_message(
    client: httpx.AsyncClient, engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    for number, crisis in enumerate(engine.catalogue.content.crises, start=1):
        # Somebody else each time: from the fifth answer on it is one segment.
        phone = Phone(client, f"+3247000{number:04}")
        await phone.text(languages[code].name)
        menu = await phone.text("!")
        title = languages[code].text(f"crisis/{crisis.id}/title", crisis.title)
        assert f"{number} {spell(title, sms.spelling(code))}" in menu
        answer = await phone.text(str(number))
        support = engine.page(CrisisPlace(crisis.id), code).in_brief().paragraphs[1].text
        assert spell(support, sms.spelling(code)) in answer.replace("\u200f", "")
        assert await phone.text("0") == menu


async def test_help_now_as_somebody_found_it_dead(phone: Phone) -> None:
    await phone.text("nederlands")
    assert "112" in await phone.text("!")
    assert (await phone.text("1")).startswith("Bel nu 1813")
    person = await phone.text("9")
    assert person.startswith("Iemand helpt u")
    assert "1 " in await phone.text("0")
