"""How a guide goes along: the line with its code on every page, and all its steps in one text message."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.channels.plain import PlainLines, page_lines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.spelling import spell
from kiosk.channels.spoken import spoken
from kiosk.channels.whatsapp import WhatsAppChannel
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.codes import code_of
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import all_places
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.kinds.summary import SummaryPlace
from kiosk.guides.parts import split
from kiosk.guides.place import MENU
from kiosk.guides.site import Office
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel
from tests.conftest import NOON

CODES = tuple(load_facts(locales_folder()))
EACH_LANGUAGE = pytest.mark.parametrize(
    "code", [pytest.param(code, marks=pytest.mark.xdist_group(code)) for code in CODES]
)

NUMBER = "0460 20 12 34"

MOST_SEGMENTS = 3


@pytest.fixture(scope="module")
def with_number(catalogue: Catalogue, languages: OfferedLanguages) -> Engine:
    """An office that has a gateway."""
    return Engine(catalogue, languages, Office("Digipunt Genk", sms_number=NUMBER), lambda: NOON)


@EACH_LANGUAGE
def test_every_page_of_a_guide_says_how_to_go_on_by_phone(
    with_number: Engine, engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    small, ordinary = ScreenChannel(languages, 56, 16), ScreenChannel(languages, 80, 24)
    words = languages[code]
    for place in all_places(engine.catalogue.content):
        said = code_of(place, engine.catalogue)
        if place.kind not in ("guide", "step"):
            continue
        assert said is not None
        here = Conversation(code, place)
        for channel in (ordinary, small, PlainLines(languages.facts)):
            page, without = with_number.show(here, channel), engine.show(here, channel)
            assert page.parts == without.parts == 1
            assert words.quoted(said) in page.paragraphs[-1].text
            assert words.quoted(NUMBER) in page.paragraphs[-1].text
            assert words.quoted(said) in without.paragraphs[-1].text
            assert NUMBER not in without.text


def test_no_page_of_a_guide_says_so_in_a_text_message(with_number: Engine, sms: SmsChannel) -> None:
    for place in (GuidePlace("ticket"), StepPlace("ticket", "trip")):
        assert NUMBER not in sms.body(with_number.show(Conversation("nl", place), sms)), "each letter costs"


@pytest.mark.parametrize("code", ["nl", "ar", "de"])
def test_the_line_makes_no_page_longer_in_the_largest_type(
    with_number: Engine, languages: OfferedLanguages, code: str
) -> None:
    screen = ScreenChannel(languages, 40, 12)
    shown = 0
    for place in all_places(with_number.catalogue.content):
        if place.kind != "step":
            continue
        page = with_number.show(Conversation(code, place), screen)
        whole = with_number.page(place, code)
        without = replace(whole, paragraphs=whole.paragraphs[:1])
        assert page.parts == len(split(without, screen, languages[code].sentence_ends))
        last = with_number.show(Conversation(code, place, part=page.parts - 1), screen)
        shown += any(paragraph.spare for paragraph in last.paragraphs)
    assert shown > 20, "where it makes no part more, it is there"


def test_the_line_as_it_reads(with_number: Engine, engine: Engine, lines: PlainLines) -> None:
    step = Conversation("en", StepPlace("family-group", "list"))
    assert list(page_lines(with_number.show(step, lines)))[-1] == "Go on by phone? Text WKT3 to 0460 20 12 34."
    assert list(page_lines(engine.show(step, lines)))[-1] == "This is page WKT3."


def test_a_voice_spells_a_code(languages: OfferedLanguages) -> None:
    assert spoken("Text WKT3 to 0460 20 12 34.", languages["en"].facts) == "Text W K T 3 to 0 4 6 0, 2 0, 1 2, 3 4."


@EACH_LANGUAGE
def test_a_guide_comes_whole_in_one_message_of_three_segments(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    words, whatsapp = languages[code], WhatsAppChannel(languages.facts)
    for guide in engine.catalogue.content.guides.values():
        asked = engine.answer(Conversation(code, GuidePlace(guide.id)), "2", sms)
        body = sms.body(asked.page)
        assert asked.conversation.place == SummaryPlace(guide.id)
        assert measure(body).segments <= MOST_SEGMENTS, body
        assert asked.page.parts == 1
        titles = [words.text(f"{guide.id}/title", guide.title)]
        titles += (
            f"{number} {words.text(f'{guide.id}/{step.id}/title', step.title)}"
            for number, step in enumerate(guide.steps, start=1)
        )
        assert all(spell(title, sms.spelling(code)) in body or title in body for title in titles), body
        # What is printed works in the next message, the last of eight steps too.
        for number, step in enumerate(guide.steps, start=1):
            chosen = engine.answer(asked.conversation, str(number), sms)
            assert chosen.conversation.place == StepPlace(guide.id, step.id)
        assert engine.answer(asked.conversation, "0", sms).conversation.place == GuidePlace(guide.id)
        whole = whatsapp.body(engine.show(asked.conversation, whatsapp))
        assert words.text(f"{guide.id}/goal", guide.goal) in whole
        assert str(code_of(GuidePlace(guide.id), engine.catalogue)) in whole


@EACH_LANGUAGE
def test_a_text_message_offers_all_steps_and_a_screen_does_not(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    guide = Conversation(code, GuidePlace("ticket"))
    everywhere: list[Any] = [PlainLines(), PlainLines(languages.facts), ScreenChannel(languages)]
    for channel in everywhere:
        assert [choice.number for choice in engine.show(guide, channel).choices] == [1]
        assert engine.answer(guide, "2", channel).conversation.place == guide.place
    begin, all_steps = engine.show(guide, sms).choices
    assert engine.answer(guide, all_steps.label, sms).conversation.place == SummaryPlace("ticket")
    assert engine.answer(guide, spell(all_steps.label, sms.spelling(code)), sms).page.place == SummaryPlace("ticket")
    assert engine.answer(guide, begin.label, sms).conversation.place == StepPlace("ticket", "trip")


def test_from_a_code_on_paper_to_a_guide_that_stays_on_the_phone(engine: Engine, sms: SmsChannel) -> None:
    """A code, a language, a digit."""
    turn = engine.greet("tkh0", sms)
    for said in ("english", "2"):
        turn = engine.answer(Conversation.from_json(turn.conversation.to_json()), said, sms)
    assert sms.body(turn.page).splitlines()[:2] == ["Bus or train ticket", engine.catalogue.guide("ticket").goal]
    assert "Page TKH0" in sms.body(turn.page)
    assert engine.answer(turn.conversation, "menu", sms).conversation.place == MENU
