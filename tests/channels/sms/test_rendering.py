"""A page as a text message: what it holds, and what it may cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.channels.messages.direction import RIGHT_TO_LEFT_MARK
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.spelling import spell
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.page import Choice, Labelled, Page, Paragraph, Progress
from kiosk.guides.parts import split
from kiosk.guides.place import LANGUAGE, MENU, PERSON
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder

FACTS = load_facts(locales_folder())


@pytest.mark.parametrize("code", FACTS)
def test_a_line_about_what_was_said_costs_a_segment_and_takes_nothing_off_the_page(
    engine: Engine, sms: SmsChannel, code: str
) -> None:
    steps = [StepPlace("strong-password", step.id) for step in engine.catalogue.guide("strong-password").steps]
    costs = set()
    for place in (MENU, PERSON, TopicPlace("safe"), GuidePlace("strong-password"), *steps):
        conversation = Conversation(code, place)
        page = engine.show(conversation, sms)
        again = engine.answer(conversation, "xqzxqzjv", sms).page
        assert again.notice
        assert replace(again, notice="") == page, place
        body = sms.body(again)
        assert body.startswith(spell(again.notice, sms.spelling(code)))
        assert all(choice.label in body or spell(choice.label, sms.spelling(code)) in body for choice in page.choices)
        costs.add(measure(body).segments - FACTS[code].segments)
    assert max(costs) == 1, "and never more than one"


@pytest.mark.parametrize("code", FACTS)
def test_a_message_keeps_to_the_segments_of_its_language(engine: Engine, sms: SmsChannel, code: str) -> None:
    for place in (MENU, PERSON, TopicPlace("safe"), GuidePlace("ticket")):
        assert measure(sms.body(engine.show(Conversation(code, place), sms))).segments <= FACTS[code].segments + (
            place.kind == "topic"
        )
    choice = engine.show(Conversation(code, LANGUAGE), sms)
    assert measure(sms.body(choice)).segments == 2, "it holds several scripts"


BACK = Labelled(Command.BACK, "Go back", "Back")
MORE = Labelled(Command.MORE, "More of this", "More")
PEOPLE = Labelled(Command.PERSON, "A person", "Person")
SEARCH = Labelled(Command.SEARCH, "Search", "Search")


def page(letters: int, *, parts: int = 1, notice: str = "") -> Page:
    choices = (Choice(1, "Yes", MENU), Choice(2, "No", PERSON))
    commands = (BACK, PEOPLE, MORE, SEARCH)
    paragraphs = (Paragraph("a" * letters),)
    return Page(PERSON, "en", "T", paragraphs, choices, parts=parts, notice=notice, commands=commands)


def test_the_keys_are_named_where_they_cost_nothing(sms: SmsChannel) -> None:
    rest = "\n1 Yes\n2 No"
    hints = "\n0 Back 9 Person"
    room = 160 - len("T\n" + rest + hints)
    assert sms.body(page(room)) == f"T\n{'a' * room}{rest}{hints}"
    assert sms.body(page(room + 1)) == f"T\n{'a' * (room + 1)}{rest}"


def test_more_is_always_named_and_a_notice_comes_first(sms: SmsChannel) -> None:
    body = sms.body(page(10, parts=2, notice="Once more."))
    assert body == "Once more.\nT\naaaaaaaaaa\n1 Yes\n2 No\n8 More\n0 Back 9 Person"


def test_a_step_says_how_far_it_is_and_has_its_choices_on_one_line(sms: SmsChannel) -> None:
    step = replace(page(3), progress=Progress(2, 6, "step 2 of 6", "A guide"))
    assert sms.body(step) == "T 2/6\naaa\n1 Yes 2 No\n0 Back 9 Person"
    arabic = sms.body(replace(step, language="ar")).replace(RIGHT_TO_LEFT_MARK, "")
    assert arabic == "T 2/6\naaa\n1 Yes\n2 No\n0 Back\n9 Person", "there a number would count the word before it"


def test_a_page_fits_up_to_its_last_letter(sms: SmsChannel) -> None:
    room = 160 - len("T\n\n1 Yes\n2 No")
    assert sms.fits(page(room))
    assert not sms.fits(page(room + 1))
    assert sms.fits(page(room + 1, notice="a")), "the notice brings a segment of its own"
    assert not sms.fits(page(2 * 153, notice="a"))


def test_the_choice_of_a_language_may_take_two_segments_of_any_script(sms: SmsChannel) -> None:
    """67 letters each: it is one page for all languages, whichever of them it is shown in."""
    choice = replace(page(0), place=LANGUAGE, title="", choices=(), paragraphs=(Paragraph("م" * 134),))
    assert sms.fits(choice)
    assert not sms.fits(replace(choice, paragraphs=(Paragraph("م" * 135),)))


def test_the_answer_to_a_crisis_comes_whole_however_long(sms: SmsChannel) -> None:
    crisis = replace(page(1000), place=CrisisPlace("suicide"))
    assert split(crisis, sms, ".!?") == (sms.worded(crisis),)
    assert len(split(page(1000), sms, ".!?")) > 1


def test_no_message_has_an_empty_line(engine: Engine, sms: SmsChannel) -> None:
    for code in engine.languages.codes:
        for stop in walk(engine, sms, code):
            for page in stop.parts:
                assert all(line.strip() for line in sms.body(page).split("\n")), stop.place
