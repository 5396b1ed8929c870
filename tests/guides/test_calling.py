"""Calling somebody in the core: where it is offered, what is told, and that no number means something else by it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from kiosk.channels.sms.rendering import SmsChannel
from kiosk.checks.subject import WalkedScreen
from kiosk.guides.calling import About, about, asks, called, taken_back
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import all_places, parse
from kiosk.guides.kinds.called import COMING, NOBODY, CalledPlace
from kiosk.guides.page import MOST_CHOICES
from kiosk.guides.place import CALLED, HELP_NOW, MENU, PERSON
from kiosk.guides.site import Office
from kiosk.guides.walk import walk
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON

STEP = parse("step/strong-password/words")


@pytest.fixture(scope="module")
def at_the_office(engine: Engine) -> Engine:
    office = Office("Digipunt Genk", "089 12 34 56", prints=True, calls=True)
    return Engine(engine.catalogue, engine.languages, office, lambda: NOON)


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)])
def test_the_pages_about_a_call_keep_the_laws(
    at_the_office: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    screen, reached = WalkedScreen(languages, *size), set()
    for stop in walk(at_the_office, screen, code):
        reached.add(stop.place)
        if stop.place not in (PERSON, CALLED):
            continue
        for state in ((), COMING, NOBODY) if stop.place == CALLED else ((),):
            page = at_the_office.show(called(stop.conversation, state) if state else stop.conversation, screen)
            assert len(page.choices) <= MOST_CHOICES
            assert screen.fits(page)
        turns = (at_the_office.perform(stop.conversation, command, screen) for command in Command)
        assert {MENU, PERSON} <= {turn.conversation.place for turn in turns}
    assert CALLED in reached


def test_no_digit_that_was_there_before_means_something_else_and_no_message_offers_it(
    engine: Engine, at_the_office: Engine, sms: SmsChannel, languages: OfferedLanguages
) -> None:
    screen = WalkedScreen(languages, 80, 24)
    for code in languages.codes:
        conversation = Conversation(code, PERSON)
        before, now = engine.show(conversation, screen), at_the_office.show(conversation, screen)
        assert now.choices == before.choices
        assert now.eighth is not None
        assert now.eighth.place == CALLED
        assert CALLED not in {choice.place for choice in sms.worded(at_the_office.page(PERSON, code)).choices}
        assert CALLED not in {choice.place for choice in engine.page(PERSON, code).choices}


def asked_from(engine: Engine, *places: str, language: str = "uk") -> Conversation:
    """Somebody who was at these places, and asks a person to come."""
    conversation = Conversation(language, MENU)
    for place in (*map(parse, places), PERSON):
        conversation = conversation.to(place)
    target = next(choice for choice in engine.page(PERSON, language).choices if choice.place == CALLED)
    return conversation.to(target.place, target.state)


def test_the_office_reads_guide_and_step_in_its_own_language(at_the_office: Engine) -> None:
    conversation = asked_from(at_the_office, "guide/strong-password", str(STEP))
    assert asks(conversation)
    home = at_the_office.page(STEP, at_the_office.home_language).progress
    assert home is not None
    assert about(conversation, at_the_office) == About("uk", home.guide, home.step, home.steps)
    french = at_the_office.page(STEP, "fr").progress
    assert french is not None
    assert about(conversation, at_the_office, "fr").guide == french.guide != home.guide
    guide = about(asked_from(at_the_office, "guide/strong-password"), at_the_office)
    assert guide == About("uk", home.guide)


def test_of_what_only_the_visitor_may_tell_the_desk_is_told_nothing(at_the_office: Engine) -> None:
    """Walks every place: only guides and their steps are named, and of a crisis only help now."""
    for place in all_places(at_the_office.catalogue.content):
        if place.kind in ("person", "called"):
            continue
        told = about(asked_from(at_the_office, str(STEP), str(place)), at_the_office)
        if place.kind in ("guide", "step"):
            assert told.guide
        else:
            assert told == About("uk", help_now=place.kind == HELP_NOW.kind), place
    assert {each.name for each in fields(About)} == {"language", "guide", "step", "steps", "help_now"}


def test_the_page_of_the_call_leads_back_to_what_was_read_but_into_no_crisis(at_the_office: Engine) -> None:
    there = called(asked_from(at_the_office, str(STEP)))
    assert there.place == CalledPlace(STEP)
    assert Conversation.from_json(there.to_json()) == there
    assert [choice.place for choice in at_the_office.page(there.place, "uk").choices] == [STEP]
    assert called(asked_from(at_the_office, "crisis/violence")).place == CalledPlace(HELP_NOW)
    assert called(asked_from(at_the_office)).place == CALLED


def test_only_back_takes_a_call_back(at_the_office: Engine) -> None:
    there = called(asked_from(at_the_office, str(STEP)))
    assert taken_back(there, there.back())
    assert not taken_back(there, there.to(STEP))
    assert not taken_back(there, there.to(MENU))
    assert not taken_back(there.to(STEP), there)
    assert not taken_back(there, there.speaking("nl"))
