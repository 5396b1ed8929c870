"""Messages in languages that are written from right to left, as phones lay them out."""

from __future__ import annotations

import unicodedata

import pytest

from kiosk.channels.messages.direction import RIGHT_TO_LEFT_MARK, in_reading_order
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.engine import Engine
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages

RIGHT_TO_LEFT = [code for code, facts in load_facts(locales_folder()).items() if facts.right_to_left]


def bodies(engine: Engine, sms: SmsChannel, code: str) -> list[str]:
    stops = [stop for stop in walk(engine, sms, code) if stop.conversation.language is not None]
    return [sms.body(page) for stop in stops for page in stop.parts]


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_no_line_begins_with_a_latin_letter(engine: Engine, sms: SmsChannel, code: str) -> None:
    marked = 0
    for body in bodies(engine, sms, code):
        for line in body.split("\n"):
            strong = [letter for letter in line if unicodedata.bidirectional(letter) in ("L", "R", "AL")]
            assert not strong or unicodedata.bidirectional(strong[0]) != "L", line
            marked += line.startswith(RIGHT_TO_LEFT_MARK)
    assert marked > 10


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_each_key_has_a_line_of_its_own_so_that_no_number_counts_the_word_before_it(
    engine: Engine, sms: SmsChannel, code: str
) -> None:
    for stop in walk(engine, sms, code):
        for page in stop.parts:
            if page.language == code:
                lines = [line.removeprefix(RIGHT_TO_LEFT_MARK) for line in sms.body(page).split("\n")]
                assert all(f"{choice.number} {choice.label}" in lines for choice in page.numbered), lines
                named = {f"{key.command.value} {key.brief}" for key in page.commands}
                assert not [line for line in lines if line[:2] in ("0 ", "9 ") and line not in named]


def test_left_to_right_messages_are_let_be(engine: Engine, languages: OfferedLanguages, sms: SmsChannel) -> None:
    for code in languages.codes:
        if not languages[code].facts.right_to_left:
            assert not any(RIGHT_TO_LEFT_MARK in body for body in bodies(engine, sms, code))


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("OCMW یا CPAS اداره کمک", True),
        ("1 Tele-Onthaal: 106", True),
        ("\u200e112\u200e", True),
        ("0 رجوع", False),
        ("سلام", False),
        ("123", False),
        ("", False),
    ],
)
def test_which_lines_get_a_mark(line: str, marked: bool) -> None:
    assert in_reading_order(line) == (RIGHT_TO_LEFT_MARK if marked else "") + line
