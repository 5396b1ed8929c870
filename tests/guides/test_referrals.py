"""The card of a service says what is known, and does not say what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.kinds.services import ServicesPlace
from kiosk.guides.place import MENU, PERSON
from tests.conftest import NOON


def card(engine: Engine, id: str, language: str = "en") -> str:
    return engine.show(Conversation(language, ServicePlace(id)), PlainLines()).text


def test_a_card_says_number_use_hours_cost_languages_second_source_and_date(engine: Engine) -> None:
    assert card(engine, "card-stop").splitlines() == [
        "Call 078 170 170.",
        "Block your bank card when it is lost or stolen.",
        "Open now: day and night.",
        "You pay for a normal phone call.",
        "They speak: Dutch, French and English.",
        "Source: febelfin.be, 29 November 2026.",
    ]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 23, 8, 29), "It is closed now."),
        (datetime(2026, 11, 23, 8, 30), "It should be open now."),
        (datetime(2026, 11, 27, 16, 59), "It should be open now."),
        (datetime(2026, 11, 27, 17, 0), "It is closed now."),
        (datetime(2026, 11, 28, 12, 0), "It is closed now."),
    ],
)
def test_hours_tell_whether_it_is_open(engine_at: Callable[[datetime], Engine], now: datetime, said: str) -> None:
    text = card(engine_at(now), "1718")
    assert "Monday to Friday, from 8:30 to 17:00." in text
    assert said in text


def test_hours_that_nobody_confirmed_say_so_and_promise_nothing(engine: Engine) -> None:
    text = card(engine, "caw")
    assert "We have not checked these hours yet." in text
    assert "open" not in text.lower()


def test_a_number_that_is_not_certain_says_so(engine: Engine) -> None:
    assert "We have not checked this number yet." in card(engine, "safeonweb")
    assert "not checked" not in card(engine, "emergency")


def test_nobody_is_told_to_text_112(engine: Engine) -> None:
    for id in ("emergency", "police"):
        assert "a text message does not work" in card(engine, id)


def test_an_address_is_one_to_write_to(engine: Engine) -> None:
    assert card(engine, "safeonweb").startswith("Send an e-mail to suspicious@safeonweb.be.")


def test_a_number_keeps_its_order_in_a_right_to_left_text(engine: Engine) -> None:
    assert "\u200e0800 32 123\u200e" in card(engine, "prevention-suicide", "ar")


def test_the_office_can_be_called(engine: Engine) -> None:
    from kiosk.guides.pages import Pages
    from kiosk.guides.site import Office

    pages = Pages(engine.catalogue, engine.languages, Office("Digipunt Genk", "089 00 00 00"), lambda: NOON)
    assert "Call Digipunt Genk: 089 00 00 00." in pages.page(PERSON, "en").text
    assert "Digipunt" not in engine.page(PERSON, "en").text


@pytest.mark.parametrize(
    ("language", "said", "first"),
    [
        ("fr", "violence", "Écoute Violences Conjugales"),
        ("nl", "geweld", "1712"),
        ("nl", "ik voel me alleen", "Tele-Onthaal"),
        ("fr", "je me sens seule", "Télé-Accueil"),
        ("de", "einsam", "Telefonhilfe"),
        ("en", "lonely", "Community Help Service"),
    ],
)
def test_a_search_gives_the_line_that_the_person_can_speak_with_first(
    engine: Engine, lines: PlainLines, language: str, said: str, first: str
) -> None:
    page = engine.answer(Conversation(language, MENU), said, lines).page
    services = [choice.label for choice in page.choices if choice.place.kind == "service"]
    assert first in services[0], services


def test_a_list_shows_which_language_each_line_speaks(engine: Engine, lines: PlainLines, sms: SmsChannel) -> None:
    talk = ServicesPlace("talk")
    labels = [choice.label for choice in engine.page(talk, "ar").choices]
    assert "خط الاستماع Tele-Onthaal: \u200e106\u200e · Nederlands" in labels
    assert "خط الاستماع Télé-Accueil: \u200e107\u200e · Français" in labels
    brief = [choice.label for choice in sms.worded(engine.page(talk, "fr")).choices]
    assert "Télé-Accueil: 107" in brief
    assert "Tele-Onthaal: 106 NL" in brief


@pytest.mark.parametrize(("hour", "first"), [(11, "1712"), (3, "Écoute Violences")])
def test_a_list_begins_with_who_answers_now(engine_at: Callable[[datetime], Engine], hour: int, first: str) -> None:
    page = engine_at(datetime(2026, 11, 24, hour)).page(ServicesPlace("violence"), "nl")
    assert first in page.choices[0].label


def test_a_number_on_a_list_means_the_same_an_hour_later(
    engine_at: Callable[[datetime], Engine], lines: PlainLines
) -> None:
    before, after = engine_at(datetime(2026, 11, 24, 16, 59)), engine_at(datetime(2026, 11, 24, 17, 1))
    person = before.answer(Conversation("nl", MENU), "9", lines).conversation
    listed = before.answer(person, "3", lines)
    assert after.show(listed.conversation, lines).choices == listed.page.choices
    assert after.page(ServicesPlace("violence"), "nl").choices != listed.page.choices
