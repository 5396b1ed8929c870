"""What the kiosk says about itself by text message costs one segment, in every language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from kiosk.channels.messages import notices
from kiosk.channels.messages.direction import in_reading_order
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.spelling import spell
from kiosk.guides.conversation import Conversation
from kiosk.guides.crisis import lines_now
from kiosk.guides.engine import Engine
from kiosk.guides.hours import Moment
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import LANGUAGE
from kiosk.guides.remarks import crisis_again, crisis_again_112
from kiosk.guides.wording import Wording
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON

CODES = tuple(load_facts(locales_folder()))

SENTENCES: tuple[Callable[[Wording], str], ...] = (
    notices.no_pictures,
    notices.cannot_answer,
    notices.same_again,
    notices.day_full,
    notices.other_country,
    notices.how_to_stop,
    notices.messages_stopped,
    crisis_again_112,
)
IN_DANGER = (notices.cannot_answer, notices.day_full, notices.other_country, crisis_again_112)

HOURS = [NOON + timedelta(hours=7 * hours) for hours in range(24)]
"""A week, at every hour of the day once."""


def sent(text: str, code: str, sms: SmsChannel, languages: OfferedLanguages) -> str:
    spelled = spell(text, sms.spelling(code))
    return in_reading_order(spelled) if languages[code].facts.right_to_left else spelled


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.__name__)
def test_a_sentence_costs_one_segment(
    languages: OfferedLanguages, sms: SmsChannel, sentence: Callable[[Wording], str]
) -> None:
    said = {code: sentence(languages[code]) for code in CODES}
    assert {code: text for code, text in said.items() if measure(sent(text, code, sms, languages)).segments > 1} == {}
    assert len(set(said.values())) == len(CODES)
    assert sentence not in IN_DANGER or all("112" in text for text in said.values())


def test_what_people_must_send_is_named_in_every_language(languages: OfferedLanguages) -> None:
    for code in CODES:
        assert "STOP" in notices.how_to_stop(languages[code])
        assert "9" in notices.same_again(languages[code])
        assert "10" in notices.cannot_answer(languages[code])


@pytest.mark.parametrize("code", CODES)
def test_a_crisis_in_brief_is_one_segment_with_a_line_that_answers(
    engine_at: Callable[[datetime], Engine], languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    seen = set()
    for hour in HOURS:
        engine = engine_at(hour)
        content = engine.catalogue.content
        for crisis in content.crises:
            said = engine.crisis_in_brief(crisis.id, code)
            first, *_ = lines_now(crisis, code, languages.codes, content.services, Moment(hour, False))
            assert first.number in said
            assert "{" not in said
            assert said.replace(first.number, "", 1).count("112") == (first.id != "emergency")
            assert measure(sent(said, code, sms, languages)).segments == 1, said
            seen.add(first.id)
    assert "emergency" in seen
    assert len(seen) > 1


@pytest.mark.parametrize("code", CODES)
def test_the_longest_number_of_a_crisis_fits_too(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    services = engine.catalogue.content.services
    named = {id for crisis in engine.catalogue.content.crises for ids in crisis.lines.values() for id in ids}
    longest = max((services[id].number for id in named if id in services), key=len)
    said = crisis_again(languages[code], languages[code].quoted(longest))
    assert longest in said
    assert measure(sent(said, code, sms, languages)).segments == 1, said


def test_a_notice_moves_nobody(engine: Engine, languages: OfferedLanguages, sms: SmsChannel) -> None:
    """A picture: the page where somebody is, with the notice; for somebody new the choice of a language."""
    step = Conversation("en", StepPlace("strong-password", "words"))
    notice = notices.no_pictures(languages["en"])
    assert engine.show(step, sms, notice).place == step.place
    assert sms.body(engine.show(step, sms, notice)).startswith(notice)
    new = engine.show(Conversation(), sms, notice)
    assert (new.place, new.notice) == (LANGUAGE, notice)
