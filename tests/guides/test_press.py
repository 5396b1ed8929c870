"""A pressed digit is answered without what understands words, and as if it had been said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.checks.subject import WalkedScreen
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.place import END, MENU
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON

CODES = tuple(load_facts(locales_folder()))


@pytest.mark.parametrize("code", CODES)
def test_a_pressed_digit_is_the_same_as_one_that_is_said(
    engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    # A small screen splits its pages in parts; two languages show that parts make no difference.
    channel = WalkedScreen(languages, 56, 16) if code in ("nl", "ar") else PlainLines()
    for stop in walk(engine, channel, code):
        for part in range(len(stop.parts)):
            conversation = replace(stop.conversation, part=part)
            for digit in "0123456789":
                said = engine.answer_everyday(conversation, digit, channel)
                assert engine.press(conversation, digit, channel) == said


def test_digits_load_nothing_that_understands_words(engine_at: Callable[[datetime], Engine], lines: PlainLines) -> None:
    engine = engine_at(NOON)
    conversation = Conversation()
    for digit in "1511118091":
        conversation = engine.press(conversation, digit, lines).conversation
    assert conversation.place.kind != "language"
    assert not {"_recogniser", "_vocabulary"} & set(vars(engine))
    assert "_words" not in vars(engine)


def test_a_number_opens_the_card_of_its_service(engine: Engine, lines: PlainLines) -> None:
    turn = engine.press(Conversation("nl", MENU), "112", lines)
    assert turn.conversation.place == ServicePlace("emergency")
    assert turn.conversation.back().place == MENU
    assert engine.press(Conversation("nl", MENU), "999", lines).page.notice


def test_a_goodbye_without_choices_begins_anew(engine: Engine, lines: PlainLines) -> None:
    ended = Conversation("nl", END)
    if not engine.show(ended, lines).choices:
        assert engine.press(ended, "1", lines).conversation == Conversation()
