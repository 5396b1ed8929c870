"""Paper in the core: where it is offered, what is waited for, and that every page beside a printer keeps the laws."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.channels.sms.rendering import SmsChannel
from kiosk.checks.subject import WalkedScreen
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import all_places, parse
from kiosk.guides.page import MOST_CHOICES
from kiosk.guides.place import MENU, PERSON, PRINTED
from kiosk.guides.printing import printed, to_print, waits
from kiosk.guides.site import Office
from kiosk.guides.walk import walk
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON

GUIDE = parse("guide/strong-password")


@pytest.fixture(scope="module")
def at_the_office(engine: Engine) -> Engine:
    return Engine(engine.catalogue, engine.languages, Office("Digipunt Genk", prints=True), lambda: NOON)


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_every_page_beside_a_printer_keeps_the_laws(
    at_the_office: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    screen, reached = WalkedScreen(languages, *size), set()
    for stop in walk(at_the_office, screen, code):
        reached.add(stop.place)
        for page in stop.parts:
            numbers = [choice.number for choice in page.choices]
            assert len(numbers) <= MOST_CHOICES
            assert len(set(numbers)) == len(numbers)
            assert screen.fits(page)
        if stop.place == PRINTED:
            turns = (at_the_office.perform(stop.conversation, command, screen) for command in Command)
            assert {MENU, PERSON, stop.conversation.trail[-1]} <= {turn.conversation.place for turn in turns}
    assert PRINTED in reached


def test_no_digit_that_was_there_before_means_something_else(
    engine: Engine, at_the_office: Engine, sms: SmsChannel
) -> None:
    """On the screen, whoever knows a page by heart finds it as it was; a text message speaks of no printer."""
    for place in sorted(all_places(engine.catalogue.content), key=str):
        for code in ("nl", "fa"):
            before = [choice for choice in engine.page(place, code).choices if choice.label]
            beside = [choice for choice in at_the_office.page(place, code).choices if choice.label]
            assert beside[: len(before)] == before, place
            assert {choice.place for choice in beside[len(before) :]} <= {PRINTED}
            at_home = sms.worded(at_the_office.page(place, code)).choices
            assert PRINTED not in {choice.place for choice in at_home}


def test_what_is_printed_is_the_page_before_in_its_languages(at_the_office: Engine) -> None:
    for code, state, expected in (("fr", (1,), ["fr"]), ("fr", (2,), ["fr", "nl"]), ("nl", (1,), ["nl"])):
        waiting = Conversation(code, GUIDE).to(PRINTED, state)
        assert waits(waiting)
        assert [sheet.language for sheet in to_print(waiting, at_the_office)] == expected
        assert {str(sheet.place) for sheet in to_print(waiting, at_the_office)} == {"guide/strong-password"}
    step = Conversation("nl", parse("step/strong-password/keep")).to(PRINTED, (1,))
    (sheet,) = to_print(step, at_the_office)
    assert sheet == at_the_office.sheet(GUIDE, "nl"), "a step is taken home with the others"


def test_nothing_is_printed_twice_or_by_chance(at_the_office: Engine) -> None:
    waiting = Conversation("nl", GUIDE).to(PRINTED, (1,))
    for works, said in ((True, "Neem het papier uit de printer."), (False, "De printer werkt nu niet.")):
        after = printed(waiting, works=works)
        assert after == Conversation.from_json(after.to_json())
        assert to_print(after, at_the_office) == ()
        assert said in at_the_office.page(PRINTED, "nl", after.state).text
    assert to_print(waiting.to(PERSON).back(), at_the_office) == (), "whoever comes back has had it"
    assert to_print(replace(waiting, trail=()), at_the_office) == ()
    assert to_print(Conversation("nl", MENU).to(PRINTED, (1,)), at_the_office) == (), "a menu is no paper"


def test_a_language_of_the_office_is_beside_another_one_only(at_the_office: Engine, engine: Engine) -> None:
    def to_print_at(code: str) -> list[tuple[int, ...]]:
        return [choice.state for choice in at_the_office.page(GUIDE, code).choices if choice.place == PRINTED]

    assert to_print_at("nl") == [(1,)]
    assert to_print_at("ar") == [(1,), (2,)]
    assert not any(choice.place == PRINTED for choice in engine.page(GUIDE, "ar").choices)
