"""Free words find the right guide or number among the first three."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.place import MENU, SEARCH
from kiosk.guides.site import Office
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON

QUERIES = [
    ("en", "pasword", "guide:strong-password"),
    ("en", "i forgot my password", "guide:strong-password"),
    ("en", "spam", "guide:suspicious-message"),
    ("en", "i clicked on a link", "guide:suspicious-message"),
    ("en", "is this photo real", "guide:true-or-false"),
    ("en", "make a gmail", "guide:email-start"),
    ("en", "itsme", "guide:id-login"),
    ("en", "my bank card is gone", "service:card-stop"),
    ("en", "i lost my passport", "service:doc-stop"),
    ("nl", "wachtwoord", "guide:strong-password"),
    ("nl", "wachtwoort vergeten", "guide:strong-password"),
    ("nl", "spam", "guide:suspicious-message"),
    ("nl", "kaart kwijt", "service:card-stop"),
    ("nl", "bankkaart gestolen", "service:card-stop"),
    ("nl", "nepnieuws", "guide:true-or-false"),
    ("nl", "e-mailadres maken", "guide:email-start"),
    ("fr", "mot de passe", "guide:strong-password"),
    ("fr", "mot de pase oublie", "guide:strong-password"),
    ("fr", "carte perdue", "service:card-stop"),
    ("fr", "faux message", "guide:suspicious-message"),
    ("fr", "itsme", "guide:id-login"),
    ("ar", "كلمة السر", "guide:strong-password"),
    ("ar", "نسيت كلمة السر", "guide:strong-password"),
    ("ar", "ضاعت البطاقة", "service:card-stop"),
    ("ar", "بريد الكتروني", "guide:email-start"),
]


@pytest.mark.parametrize(("language", "said", "hit"), QUERIES)
def test_what_people_look_for_is_among_the_first_three(
    engine: Engine, lines: PlainLines, language: str, said: str, hit: str
) -> None:
    turn = engine.answer(Conversation(language, MENU), said, lines)
    assert hit in [str(choice.place).replace("/", ":") for choice in turn.page.choices[:3]]


def test_words_of_another_language_find_it_too(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation("ar", MENU), "wachtwoord", lines)
    assert turn.page.choices[0].place == GuidePlace("strong-password")
    assert turn.page.language == "ar"


@pytest.mark.parametrize("said", ["mot de passe", "пароль", "contraseña"])
def test_somebody_who_reads_dutch_may_write_another_language(engine: Engine, lines: PlainLines, said: str) -> None:
    turn = engine.answer(Conversation("nl", MENU), said, lines)
    assert GuidePlace("strong-password") in [choice.place for choice in turn.page.choices[:3]]
    assert (turn.page.language, turn.page.notice) == ("nl", "")
    assert "Een veilig wachtwoord" in [choice.label for choice in turn.page.choices]


def test_a_word_of_two_languages_is_looked_up_in_the_own_one(
    engine: Engine, catalogue: Catalogue, locales: Path, lines: PlainLines
) -> None:
    """ "Pillen" finds reminders in Dutch and the poison line in German, as where no other language is offered."""
    found = {}
    for code in ("nl", "de"):
        alone = Engine(catalogue, OfferedLanguages(locales, (code,)), Office("Digipunt Genk"), lambda: NOON)
        menu = Conversation(code, MENU)
        found[code] = engine.answer_everyday(menu, "pillen", lines).conversation
        assert found[code] == alone.answer_everyday(menu, "pillen", lines).conversation
    assert found["nl"].place != found["de"].place


def test_a_hit_leads_to_its_page_and_back_to_the_hits(engine: Engine, lines: PlainLines) -> None:
    found = engine.answer(Conversation("en", MENU), "lost card", lines).conversation
    opened = engine.answer(found, "1", lines)
    assert opened.conversation.place == ServicePlace("card-stop")
    assert engine.answer(opened.conversation, "0", lines).conversation.place == found.place


def test_searching_has_a_page_of_its_own(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation("en", MENU), "search", lines)
    assert turn.page.place == SEARCH
    assert "password" in turn.page.text
