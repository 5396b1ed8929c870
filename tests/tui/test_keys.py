"""Every key does what the foot prints, on each keyboard layout and in every language."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import replace
from typing import get_args

import pytest
from textual.pilot import Pilot

from kiosk.checks.subject import WalkedScreen
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.place import END, MENU
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.keys import (
    FOOT,
    NAMES,
    Action,
    Digit,
    Keyboard,
    Letter,
    asks_for_words,
    foot,
    meaning_of,
    meaning_while_writing,
)
from kiosk.tui.layout import lay_out
from kiosk.tui.presses import TYPING_GAP
from kiosk.tui.search_field import SearchField
from kiosk.tui.visit import ScreenChannel, Visit
from tests.test_walkthrough import choosing
from tests.tui.screens import FakeClock, Kiosk, press, rows_of, text_of

CODES = tuple(load_facts(locales_folder()))

KEYBOARDS: dict[str, tuple[Keyboard, str]] = {
    "be": ("be", "à&é\"'(§è!ç"),
    "be, Caps Lock": ("be", "À&É\"'(§È!Ç"),
    "be, Shift": ("be", "0123456789"),
    "fr": ("fr", "à&é\"'(-è_ç"),
    "us": ("us", "0123456789"),
    "auto, Belgian": ("auto", "à&é\"'(§è!ç"),
    "auto, French": ("auto", "à&é\"'(-è_ç"),
    "auto, QWERTY": ("auto", "0123456789"),
    "auto, Arabic": ("auto", "٠١٢٣٤٥٦٧٨٩"),
    "auto, Persian": ("auto", "۰۱۲۳۴۵۶۷۸۹"),
    "us, Arabic": ("us", "٠١٢٣٤٥٦٧٨٩"),
}
"""What the keys 0 to 9 of each keyboard send, as printed on the keyboard."""

KEY_OF = {"F1": ("f1", None), "End": ("end", None), "Esc": ("escape", None), "Enter": ("enter", "\r")}


@pytest.mark.parametrize("code", [pytest.param(code, marks=pytest.mark.xdist_group(code)) for code in CODES])
def test_what_a_page_prints_works_on_every_keyboard(engine: Engine, languages: OfferedLanguages, code: str) -> None:
    """Each digit before an option and each key at the foot, of every part of every page."""
    channel = WalkedScreen(languages, 56, 16)
    visit = Visit(engine, languages, channel)
    for stop in walk(engine, channel, code):
        for page in stop.parts:
            start = Conversation(stop.conversation.language, stop.place, stop.conversation.trail, page.part)
            printed = {str(choice.number): choice.place for choice in page.numbered}
            for digit, expected in printed.items():
                visit.return_to(start)
                shown = visit.press_digit(digit).place
                assert shown.bare == expected or stop.place.kind == "language"
                assert visit.notice == ""
            for keyboard, row in KEYBOARDS.values():
                for digit in printed:
                    assert meaning_of(row[int(digit)], row[int(digit)], keyboard) == Digit(digit)
                for key in foot(page):
                    command, name = key.command, key.name
                    assert key.label
                    if asks_for_words(page):
                        met = meaning_while_writing(KEY_OF[name][0])
                        assert met is (Action.CHOOSE if command is Command.SEARCH else command)
                    elif name.isdecimal():
                        assert meaning_of(row[int(name)], row[int(name)], keyboard) == Digit(name)
                    elif len(name) == 1:
                        assert meaning_of(name, name, keyboard) is command
                        assert meaning_of(name.lower(), name.lower(), keyboard) is command
                    else:
                        assert meaning_of(*KEY_OF[name], keyboard) is command
            for key in foot(page):
                visit.return_to(start)
                by_key = visit.press(key.command)
                if key.command.value.isdecimal():
                    visit.return_to(start)
                    assert visit.press_digit(key.command.value) == by_key


@pytest.mark.parametrize("code", CODES)
def test_the_foot_names_only_what_the_page_has(engine: Engine, languages: OfferedLanguages, code: str) -> None:
    channel = WalkedScreen(languages, 80, 24)
    for stop in walk(engine, channel, code):
        (page, *_) = stop.parts
        offered = {key.command for key in page.commands}
        names = [key.name for key in foot(page)]
        if asks_for_words(page):
            assert names == ["Enter", "Esc", "F1", "End"]
        else:
            assert names == [NAMES[command] for command in FOOT if command in offered]


def test_a_page_with_few_commands_has_a_short_foot(engine: Engine) -> None:
    page = engine.page(END, "nl")
    few = tuple(key for key in page.commands if key.command in (Command.HELP_NOW, Command.LANGUAGE))
    assert [key.name for key in foot(replace(page, commands=few))] == ["F1", "L"]
    assert lay_out(replace(page, commands=()), 40, 12, right_to_left=False).keys == ()


@pytest.mark.parametrize("keyboard", get_args(Keyboard))
def test_no_character_is_forgotten(keyboard: Keyboard) -> None:
    """Every character there is means something, and what it means does not depend on its case."""
    for number in range(0x20, 0x1_0000):
        character = chr(number)
        if unicodedata.category(character) in ("Cs", "Cn", "Co"):
            continue
        meaning = meaning_of(character, character, keyboard)
        if unicodedata.decimal(character, None) is not None:
            assert meaning == Digit(str(unicodedata.decimal(character)))
        elif character.isalpha() and character.casefold() not in "mslvàéèç":
            assert meaning == Letter(character)
        assert isinstance(meaning, Action | Command | Digit | Letter)


def test_the_exclamation_mark_is_a_digit_only_where_it_stands_on_one() -> None:
    meant = {keyboard: meaning_of("exclamation_mark", "!", keyboard) for keyboard, _ in KEYBOARDS.values()}
    assert meant == {
        "be": Digit("8"),
        "auto": Digit("8"),
        "fr": Command.HELP_NOW,
        "us": Command.HELP_NOW,
    }


@pytest.mark.parametrize("key", ["ctrl+a", "alt+m", "ctrl+shift+s", "f9", "f12", "insert", "pageup", "ctrl+c"])
def test_a_key_with_a_modifier_is_no_letter(key: str) -> None:
    character = key[-1] if key.startswith("alt") else None
    assert meaning_of(key, character, "auto") is Action.NOTHING


def place(pilot: Pilot[str]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, HelpScreen)
    return str(screen._visit.page.place)


def field(pilot: Pilot[str]) -> SearchField:
    return pilot.app.screen.query_one(SearchField)


@pytest.mark.parametrize(("code", "row"), [("nl", "à&é\"'(§è!ç"), ("ar", "à&é\"'(§è!ç"), ("ar", "٠١٢٣٤٥٦٧٨٩")])
async def test_a_whole_guide_with_the_characters_of_a_keyboard(
    kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, code: str, row: str
) -> None:
    digits = (*choosing(engine, ScreenChannel(languages), code), "1", "6", "1", *"11111")
    async with kiosk() as pilot:
        for digit in digits:
            before = place(pilot)
            await press(pilot, row[int(digit)])
            assert place(pilot) != before
        assert place(pilot) == "step/strong-password/" + engine.catalogue.guide("strong-password").steps[-1].id
        await press(pilot, row[0])
        assert place(pilot).startswith("step/")
        await press(pilot, row[9])
        assert place(pilot) == "person"


@pytest.mark.parametrize("key", ["f5", "ctrl+c", "%", "#", "pagedown", "alt+x", "backspace"])
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)])
async def test_a_key_without_meaning_says_so_and_hides_no_choice(kiosk: Kiosk, key: str, size: tuple[int, int]) -> None:
    async with kiosk("3", size=size) as pilot:
        before = text_of(pilot)
        await press(pilot, key)
        said = " ".join(" ".join(rows_of(pilot)).split())
        assert "Choose a number." in said
        assert "7 Find and check" in said
        await press(pilot, "1", "0")
        assert text_of(pilot) == before


@pytest.mark.parametrize("letter", ["h", "H", "ж", "Ж", "پ", "ç", "ñ", "ß"])
async def test_a_letter_that_is_no_command_begins_a_search(kiosk: Kiosk, letter: str) -> None:
    async with kiosk("3", letter, "e", keyboard="us") as pilot:
        assert place(pilot) == "search"
        assert field(pilot).value == f"{letter}e"


async def test_letters_that_are_commands_are_commands(kiosk: Kiosk) -> None:
    for letter, expected in (("m", "menu"), ("s", "search"), ("l", "language")):
        for key in (letter, letter.upper()):
            async with kiosk("3", "1", key) as pilot:
                assert place(pilot) == expected


async def test_the_keys_of_the_search_page_work_while_words_stand_there(kiosk: Kiosk) -> None:
    for key, expected in (
        ("enter", "search/guide:strong-password"),
        ("escape", "menu"),
        ("f1", "crisis"),
        ("end", "end"),
    ):
        async with kiosk("3", "s", *"password", "left", key) as pilot:
            assert place(pilot).startswith(expected)
            assert field(pilot).value == ""


async def test_every_character_can_be_written_in_a_search(kiosk: Kiosk) -> None:
    written = "0189!&é§MSLmsl %"
    async with kiosk("3", "s", *("space" if character == " " else character for character in written)) as pilot:
        assert field(pilot).value == written
        await press(pilot, *["backspace"] * 3, "home", "x", "delete")
        assert field(pilot).value == "x" + written[1:-3]


@pytest.mark.parametrize("number", ["112", "101", "102", "103", "106", "107", "108", "1712", "1733", "1813"])
@pytest.mark.parametrize("before", [(), ("3",), ("3", "1", "6", "1")])
async def test_a_short_number_that_is_typed_at_once_opens_its_card(
    kiosk: Kiosk, engine: Engine, number: str, before: tuple[str, ...]
) -> None:
    async with kiosk(*before) as pilot:
        start = place(pilot)
        await press(pilot, *number)
        (id,) = (id for id, service in engine.catalogue.content.services.items() if service.number == number)
        assert place(pilot) == f"service/{id}"
        await press(pilot, "escape")
        assert place(pilot) == start, "the digits have chosen nothing"


async def test_digits_that_are_pressed_slowly_are_no_number(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("3") as pilot:
        for digit in "112":
            clock.now += TYPING_GAP
            await press(pilot, digit)
        assert not place(pilot).startswith("service")


def test_letters_and_digits_of_ascii_all_mean_something() -> None:
    for character in string.ascii_letters + string.digits:
        assert meaning_of(character, character, "auto") is not Action.NOTHING


async def test_what_understands_words_is_waited_for_with_a_calm_line(kiosk: Kiosk) -> None:
    async with kiosk("3", "s") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        screen._visit.words_ready = False
        await pilot.press(*"password", "enter")
        await pilot.pause()
        assert "One moment." in text_of(pilot)
        assert place(pilot) == "search"
        await screen._load_words()
        await pilot.pause()
        assert place(pilot).startswith("search/guide:strong-password")
        assert "One moment." not in text_of(pilot)


async def test_who_leaves_the_search_meanwhile_is_not_called_back(kiosk: Kiosk) -> None:
    async with kiosk("3", "s") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        screen._visit.words_ready = False
        await pilot.press(*"password", "enter", "escape")
        await screen._load_words()
        await pilot.pause()
        assert place(pilot) == str(MENU)


async def test_an_answer_waits_for_a_window_that_can_show_it(kiosk: Kiosk) -> None:
    async with kiosk("3", "s") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        screen._visit.words_ready = False
        await pilot.press(*"password", "enter")
        await pilot.resize_terminal(20, 5)
        await screen._load_words()
        await pilot.pause()
        assert place(pilot) == "search"
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert place(pilot).startswith("search/guide:strong-password")
