"""The laws of the design, on every page, language and channel, and on any words at all."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.channels.channel import channels as every_channel
from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.checks.subject import WalkedScreen
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import all_places
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.page import MOST_CHOICES
from kiosk.guides.place import CALLED, END, MENU, PERSON, PRINTED, QUESTION
from kiosk.guides.walk import Stop, walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages

CODES = tuple(load_facts(locales_folder()))
EACH_LANGUAGE = pytest.mark.parametrize(
    "code", [pytest.param(code, marks=pytest.mark.xdist_group(code)) for code in CODES]
)
"""A language stays with one worker, which walks it once."""


ALL_STEPS = "summary"
"""The kind of place to which only a text message leads."""


@cache
def channels(languages: OfferedLanguages) -> tuple[Any, ...]:
    return (
        *every_channel(languages.facts).values(),
        WalkedScreen(languages, 80, 24),
        WalkedScreen(languages, 40, 12),
    )


@cache
def stops(engine: Engine, channel: Any, code: str) -> tuple[Stop, ...]:
    """Every page of a language as a channel shows it; walked once for all the laws."""
    return tuple(walk(engine, channel, code))


@EACH_LANGUAGE
def test_every_place_is_reached_in_every_language(engine: Engine, languages: OfferedLanguages, code: str) -> None:
    plain, *others = ({stop.place.bare for stop in stops(engine, each, code)} for each in channels(languages))
    by_text = plain.union(*others) - plain
    # There is no printer here and no desk, and nobody answers questions in writing.
    assert plain | by_text == all_places(engine.catalogue.content) - {CALLED, PRINTED, QUESTION}
    assert {place.kind for place in by_text} == {ALL_STEPS}


@EACH_LANGUAGE
def test_every_page_leads_back_home_and_to_a_person(engine: Engine, languages: OfferedLanguages, code: str) -> None:
    for channel in channels(languages):
        for stop in stops(engine, channel, code):
            if stop.conversation.language is None or stop.conversation.ended:
                continue
            said = {word: engine.answer(stop.conversation, word, channel).conversation for word in ("0", "9", "menu")}
            assert said["9"].place == PERSON
            assert said["menu"].place == MENU
            assert said["0"].place != stop.place


@EACH_LANGUAGE
def test_the_same_digits_lead_to_the_same_places_on_every_channel(
    engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    first, *others = (
        {
            (stop.place, choice.number): choice.place
            for stop in stops(engine, channel, code)
            for page in stop.parts
            for choice in page.numbered
            # Where there is nothing to hide, no choice hides the page, and only a text message has all steps of a
            # guide at once; their digits mean nothing else there.
            if not (stop.place.tells_of_a_crisis and choice.place == END)
            and ALL_STEPS not in (stop.place.kind, choice.place.kind)
        }
        for channel in channels(languages)
    )
    assert first
    assert all(other == first for other in others)


@EACH_LANGUAGE
def test_a_number_works_on_every_part_of_a_long_page(engine: Engine, languages: OfferedLanguages, code: str) -> None:
    channel = next(channel for channel in channels(languages) if isinstance(channel, SmsChannel))
    for stop in stops(engine, channel, code):
        choices = [choice for part in stop.parts for choice in part.choices]
        if len(stop.parts) < 2 or stop.conversation.language is None or not 0 < len(choices) <= MOST_CHOICES:
            continue
        last = choices[-1]
        after = engine.answer(stop.conversation, str(last.number), channel).conversation.place
        assert after.bare == last.place


@EACH_LANGUAGE
def test_eight_shows_every_part_and_then_the_first_one_again(
    engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    channel = channels(languages)[-1]
    for stop in stops(engine, channel, code):
        conversation = stop.conversation
        if conversation.ended:
            continue
        seen = [engine.show(conversation, channel)]
        for _ in range(len(stop.parts)):
            turn = engine.answer(conversation, "8", channel)
            conversation = Conversation.from_json(turn.conversation.to_json())
            seen.append(turn.page)
        if stop.parts[0].eighth is not None:
            assert seen[1].place == stop.parts[0].eighth.place
            continue
        assert tuple(seen[: len(stop.parts)]) == stop.parts
        if len(stop.parts) > 1:
            assert seen[-1] == stop.parts[0]
        else:
            assert seen[-1].notice
        assert all(len(page.choices) <= MOST_CHOICES for page in seen)


WORDS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(), max_size=50),
    st.sampled_from(
        ["1", "٣", "5️⃣", "０", "menu", "LANGUE", "terug", "nederlands", "Arabe", "wachtwoord", "spam", "!", "8", "9"]
    ),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(WORDS, max_size=6))
def test_any_words_give_a_page_and_the_conversation_survives_json(
    engine: Engine, sms: SmsChannel, said: list[str]
) -> None:
    conversation = Conversation()
    for words in said:
        turn = engine.answer(conversation, words, sms)
        assert sms.body(turn.page)
        stored = Conversation.from_json(turn.conversation.to_json())
        assert stored == turn.conversation
        assert engine.answer(stored, words, sms) == engine.answer(turn.conversation, words, sms)
        conversation = stored


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=WORDS)
def test_no_word_of_a_visitor_is_kept(engine: Engine, lines: PlainLines, said: str) -> None:
    marked = f"{said} xqzxqzjv"
    turn = engine.answer(Conversation("nl", MENU), marked, lines)
    assert "xqzxqzjv" not in turn.conversation.to_json()


def test_a_place_that_is_gone_leads_home(engine: Engine, lines: PlainLines) -> None:
    lost = Conversation("fr", StepPlace("a-guide-of-last-year", "one"), (GuidePlace("gone"), MENU))
    turn = engine.answer(lost, "zzzz", lines)
    assert turn.conversation.place == MENU
    assert engine.perform(lost, Command.BACK, lines).page.place.kind == "language"
    assert engine.show(lost, lines).place == MENU


def test_a_crisis_is_answered_also_where_the_chosen_language_is_gone(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation("xx", StepPlace("a-guide-of-last-year", "one"), (MENU,)), "ik wil dood", lines)
    assert turn.page.place == turn.conversation.place == CrisisPlace("suicide")
    assert turn.page.language == "nl"
    assert "1813" in turn.page.text


def test_a_language_that_is_gone_is_asked_for_again(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation("xx", MENU), "hm", lines)
    assert turn.conversation.language is None
    assert turn.page.place.kind == "language"
