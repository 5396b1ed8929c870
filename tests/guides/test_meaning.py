"""What people say is understood, however they write it."""

from __future__ import annotations

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.meaning import Vocabulary
from kiosk.guides.meant import Chosen, Printed, Searched
from kiosk.guides.page import Choice
from kiosk.guides.place import HELP_NOW, LANGUAGE, MENU, PERSON, Place
from kiosk.language.offered import OfferedLanguages


def place_after(engine: Engine, lines: PlainLines, conversation: Conversation, said: str) -> Place:
    return engine.answer(conversation, said, lines).conversation.place


ONE = ["1", "1.", "1)", " 1 ", "(1)", "#1", "01", "１", "١", "۱", "1️⃣", "①", "een", "één", "Eén!", "one", "un", "واحد"]


@pytest.mark.parametrize("said", ONE)
def test_a_one_in_any_writing_is_the_first_choice(engine: Engine, lines: PlainLines, said: str) -> None:
    assert place_after(engine, lines, Conversation("nl", MENU), said) == TopicPlace("safe")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("0", LANGUAGE),
        ("terug", LANGUAGE),
        ("retour", LANGUAGE),
        ("رجوع", LANGUAGE),
        ("9", PERSON),
        ("a person", PERSON),
        ("!", HELP_NOW),
        ("hulp nu", HELP_NOW),
        ("help help help", HELP_NOW),
        ("SOS hulp", HELP_NOW),
        ("taal", LANGUAGE),
        ("taalllll", LANGUAGE),
        ("langue", LANGUAGE),
        ("language", LANGUAGE),
    ],
)
def test_universal_words_work_in_any_language(engine: Engine, lines: PlainLines, said: str, place: Place) -> None:
    assert place_after(engine, lines, Conversation("ar", MENU), said) == place


@pytest.mark.parametrize("said", ["menu", "MENU!", "Menu please", "القائمة", "main menu", "menuu"])
def test_menu_is_understood_from_a_step(engine: Engine, lines: PlainLines, said: str) -> None:
    step = Conversation("en", StepPlace("strong-password", "keep"), (MENU,))
    assert place_after(engine, lines, step, said) == MENU


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Nederlands", "nl"),
        ("nederland's", "nl"),
        ("Français", "fr"),
        ("francais", "fr"),
        ("English", "en"),
        ("العربية", "ar"),
        ("arabe", "ar"),
        ("Dutch", "nl"),
        ("Frans", "fr"),
    ],
)
def test_the_name_of_a_language_switches_to_it_in_place(
    engine: Engine, lines: PlainLines, said: str, language: str
) -> None:
    step = Conversation("en", StepPlace("strong-password", "keep"), (MENU,))
    turn = engine.answer(step, said, lines)
    assert turn.conversation.language == language or said == "nederland's"
    assert turn.conversation.place == step.place or said == "nederland's"


@pytest.mark.parametrize(
    "said", ["a strange message", "A STRANGE MESSAGE", "strnage message", "strange", "4 strange message"]
)
def test_the_words_on_a_choice_choose_it(engine: Engine, lines: PlainLines, said: str) -> None:
    topic = Conversation("en", TopicPlace("safe"), (MENU,))
    assert place_after(engine, lines, topic, said) == GuidePlace("suspicious-message")


@pytest.mark.parametrize(
    "hit", ["xqzxqzjv", "sdkjfh sdfkjh", "jkl jkl", "aaaa bbbb", "lkjhg fdsa", "fdjk vncm qwpz 7 kkkk", "цщшх жждлл"]
)
def test_keys_that_somebody_only_hit_are_about_nothing(engine: Engine, lines: PlainLines, hit: str) -> None:
    for code in engine.languages.codes:
        menu = Conversation(code, MENU)
        assert engine.answer(menu, hit, lines).conversation == menu


def test_a_number_with_other_words_is_not_that_choice(engine: Engine, lines: PlainLines) -> None:
    topic = Conversation("en", TopicPlace("safe"), (MENU,))
    assert engine.answer(topic, "2 xqzxqzjv", lines).conversation == topic
    assert place_after(engine, lines, topic, "4 strange") == GuidePlace("suspicious-message")


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("red card", "Red card"),
        ("the red please", "Red card"),
        ("bleu card", "Blue card"),
        ("card", None),
        ("cards", None),
        ("green card", None),
    ],
)
def test_words_that_two_choices_share_choose_neither(
    languages: OfferedLanguages, said: str, chosen: str | None
) -> None:
    choices = tuple(Choice(number, label, MENU) for number, label in enumerate(("Red card", "Blue card"), start=1))
    meant = Vocabulary(languages).understand(said, Printed(choices), "en")
    assert meant == (Searched(said) if chosen is None else Chosen(next(c for c in choices if c.label == chosen)))


@pytest.mark.parametrize("said", ["112", "1 1 2", "١١٢", "0800 32 123"])
def test_somebody_new_who_writes_a_number_to_call_gets_its_card(engine: Engine, lines: PlainLines, said: str) -> None:
    assert engine.greet(said, lines).page.place.kind == "service"


@pytest.mark.parametrize("said", ["7", "77", "6.5", "seven"])
def test_a_number_without_a_choice_gives_the_same_page_with_a_line_that_helps(
    engine: Engine, lines: PlainLines, said: str
) -> None:
    topic = Conversation("en", TopicPlace("pay"), (MENU,))
    turn = engine.answer(topic, said, lines)
    assert turn.conversation == topic
    assert turn.page.notice


@pytest.mark.parametrize("said", ["", "   ", "???", "🙂", "\u200f\u200e", "xqzxqzjv"])
def test_what_is_not_understood_gives_the_same_page_with_a_line_that_helps(
    engine: Engine, lines: PlainLines, said: str
) -> None:
    turn = engine.answer(Conversation("en", MENU), said, lines)
    assert turn.conversation == Conversation("en", MENU)
    assert turn.page.notice == "I do not understand. Choose a number or write 1 word."


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("hallo ik heb hulp nodig met mijn wachtwoord", "nl"),
        ("bonjour, je voudrais un mot de passe", "fr"),
        ("Hello, I need a password", "en"),
        ("مرحبا", "ar"),
        ("أريد كلمة سر", "ar"),
        ("français", "fr"),
    ],
)
def test_the_first_words_of_somebody_new_show_the_language(
    engine: Engine, lines: PlainLines, said: str, language: str
) -> None:
    turn = engine.greet(said, lines)
    assert turn.conversation.language == language
    assert turn.page.language == language


@pytest.mark.parametrize("said", ["1", "5", "?", "", "xqzxqzjv", "ok", "menu"])
def test_first_words_that_show_no_language_get_the_choice_of_one(engine: Engine, lines: PlainLines, said: str) -> None:
    turn = engine.greet(said, lines)
    assert turn.conversation == Conversation()
    assert turn.page.place == LANGUAGE
    assert not turn.page.notice
    after = engine.answer(turn.conversation, "cum ajung la spital cu autobuzul", lines)
    assert after.conversation.language == "ro", "what comes next may show it"
