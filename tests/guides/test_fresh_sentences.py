"""What people would write first, in sentences that nothing was made from: the figures that may be told."""

from __future__ import annotations

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.language.facts import load_facts, locales_folder
from tests.guides.fresh import FRESH


def test_what_is_measured_is_in_the_menu() -> None:
    assert FRESH
    assert FRESH.keys() <= load_facts(locales_folder()).keys()


@pytest.mark.parametrize("kind", ["first", "crisis", "greeting", "everyday"])
def test_first_words_are_answered_in_their_own_language(engine: Engine, lines: PlainLines, kind: str) -> None:
    said = [(code, text) for code, sentences in FRESH.items() for text in sentences[kind]]
    own = [engine.answer(Conversation(), text, lines).conversation.language == code for code, text in said]
    # "Merci" and "Ok" are of several languages: a greeting alone may be answered in the one of the office.
    assert sum(own) / len(own) >= (0.9 if kind == "greeting" else 0.98)


def test_a_crisis_in_other_words_is_caught_and_everyday_words_are_let_be(engine: Engine) -> None:
    caught = [engine.recognise(text) is not None for sentences in FRESH.values() for text in sentences["crisis"]]
    assert sum(caught) / len(caught) >= 0.9
    everyday = [
        (crisis := engine.recognise(text)) is not None and not crisis.offered
        for sentences in FRESH.values()
        for kind in ("first", "everyday", "greeting")
        for text in sentences[kind]
    ]
    assert sum(everyday) / len(everyday) <= 0.03
