"""Messages through WhatsApp: whole pages in every letter, however long, up to what Twilio sends."""

from __future__ import annotations

import pytest

from kiosk.channels.messages.channel import TWILIOS_LONGEST, channel_of, message_channels
from kiosk.channels.messages.direction import RIGHT_TO_LEFT_MARK
from kiosk.channels.whatsapp import WhatsAppChannel
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.page import MOST_CHOICES
from kiosk.guides.place import PERSON
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages

FACTS = load_facts(locales_folder())


@pytest.fixture(scope="module")
def whatsapp(languages: OfferedLanguages) -> WhatsAppChannel:
    return WhatsAppChannel(languages.facts)


@pytest.mark.parametrize("code", FACTS)
def test_every_page_is_one_message(engine: Engine, whatsapp: WhatsAppChannel, code: str) -> None:
    for stop in walk(engine, whatsapp, code):
        choices = sum(len(part.choices) for part in stop.parts)
        assert len(stop.parts) == 1 or choices > MOST_CHOICES, stop.place
        for part in stop.parts:
            body = whatsapp.body(part)
            assert 0 < len(body) <= TWILIOS_LONGEST
            assert part.text.replace(RIGHT_TO_LEFT_MARK, "") in body.replace(RIGHT_TO_LEFT_MARK, "")
            pairs = [sign for line in body.splitlines() for sign in "*_~`" if line.count(sign) > 1]
            assert pairs == [], "WhatsApp would show what stands between them in bold, italics, struck or as code"


def test_no_letter_loses_its_accent_and_the_keys_are_named(engine: Engine, whatsapp: WhatsAppChannel) -> None:
    page = engine.show(Conversation("pl", PERSON), whatsapp)
    body = whatsapp.body(page)
    assert any(letter in body for letter in "ąćęłńśźż")
    assert all(f"{choice.number} {choice.label}\n" in body for choice in page.choices)
    assert "\n0 " in body
    assert " 9 " in body.splitlines()[-1]


def test_a_line_that_begins_latin_is_read_from_the_right(engine: Engine, whatsapp: WhatsAppChannel) -> None:
    bodies = [whatsapp.body(part) for stop in walk(engine, whatsapp, "ar") for part in stop.parts]
    assert any(line.startswith(RIGHT_TO_LEFT_MARK) for body in bodies for line in body.splitlines())


def test_nothing_is_counted_in_segments_and_no_word_is_taken(engine: Engine, whatsapp: WhatsAppChannel) -> None:
    page = engine.show(Conversation("nl"), whatsapp)
    assert whatsapp.size(whatsapp.body(page)) is None
    assert whatsapp.budget(page) is None
    assert not whatsapp.taken


@pytest.mark.parametrize(
    ("sender", "name", "number"),
    [
        ("+32470000000", "sms", "+32470000000"),
        ("whatsapp:+32470000000", "whatsapp", "+32470000000"),
        ("8850", "sms", "8850"),
        ("another:+32470000000", "sms", "another:+32470000000"),
    ],
)
def test_the_address_of_a_sender_tells_the_channel(
    languages: OfferedLanguages, sender: str, name: str, number: str
) -> None:
    channel = channel_of(sender, {each.prefix: each for each in message_channels(languages.facts)})
    assert (channel.name, channel.number(sender)) == (name, number)
