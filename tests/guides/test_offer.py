"""Between a crisis and everyday words stands an offer: the everyday page, one line on top, and a key to a person."""

from __future__ import annotations

from functools import cache

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.spelling import spell
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.moves import Turn
from kiosk.guides.parts import Channel
from kiosk.guides.place import LANGUAGE, MENU, PERSON, SEARCH
from kiosk.guides.remarks import in_danger
from kiosk.language.facts import LanguageFolder, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel, Visit
from tests.sentences import CODES

MOST = 10
"""Sentences of a language that are said here: each is walked on with."""

SEARCHED = (SEARCH.kind, MENU.kind, LANGUAGE.kind)
"""Where words lead that name nothing: to what they find, or nowhere."""

pytestmark = pytest.mark.parametrize(
    "code", [pytest.param(code, marks=pytest.mark.xdist_group(code)) for code in CODES]
)


@cache
def offered(engine: Engine, code: str, language: str | None) -> tuple[str, ...]:
    """Sentences of a language that may tell of a crisis, by somebody who chose it, or by somebody new. Those that name
    a page or a command get it without an offer."""
    start = starting(language)
    found: list[str] = []
    for sentence in LanguageFolder(locales_folder() / code).sentences():
        if len(found) < MOST and sentence.kept_back:  # What was learned is seldom in between.
            crisis = engine.recognise(sentence.text, language)
            everyday = engine.answer_everyday(start, sentence.text, PlainLines())
            if crisis is not None and crisis.offered and everyday.page.place.kind in SEARCHED:
                found.append(sentence.text)
    assert len(found) >= 5, f"hardly anything is offered in {code}"
    return tuple(found)


def starting(language: str | None) -> Conversation:
    return Conversation() if language is None else Conversation(language, MENU)


def leads_to_a_person(engine: Engine, turn: Turn, channel: Channel) -> bool:
    stored = Conversation.from_json(turn.conversation.without_crisis().to_json())
    after = engine.answer(stored, "9", channel)
    return after.conversation.place == PERSON and after.page.language == turn.page.language


@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_the_line_stands_on_the_page_and_its_key_leads_to_a_person(
    engine: Engine, languages: OfferedLanguages, lines: PlainLines, code: str, known: bool
) -> None:
    language = code if known else None
    for said in offered(engine, code, language):
        turn = engine.answer(starting(language), said, lines)
        offer = in_danger(languages[turn.page.language])
        assert offer in lines.body(turn.page).splitlines()[:2], said
        assert "9" in offer
        assert leads_to_a_person(engine, turn, lines), said


@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_a_text_message_holds_it_and_costs_one_segment_more_at_most(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str, known: bool
) -> None:
    for said in offered(engine, code, code if known else None):
        turn = engine.answer(starting(code), said, sms) if known else engine.greet(said, sms, offer=True)
        body = sms.body(turn.page)
        offer = spell(in_danger(languages[turn.page.language]), sms.spelling(turn.page.language))
        assert offer in body, said
        without = sms.body(engine.show(turn.conversation, sms))
        assert measure(body).segments <= measure(without).segments + 1, said
        assert leads_to_a_person(engine, turn, sms), said


@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_the_screen_notes_it_beside_the_page(
    engine: Engine, languages: OfferedLanguages, code: str, known: bool
) -> None:
    for said in offered(engine, code, code if known else None):
        visit = Visit(engine, languages, ScreenChannel(languages, 40, 12))
        if known:
            visit.return_to(starting(code))
        page = visit.say(said)
        assert visit.notice == in_danger(languages[page.language]), said
        assert visit.channel.fits(page), said
        assert visit.press_digit("9").place == PERSON
        assert visit.notice == ""
