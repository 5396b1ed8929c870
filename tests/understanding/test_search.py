"""Free words find the right guide or number among the first three."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import MOST_ASKED, Engine
from kiosk.guides.kinds import parse
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.search import MOST_NEAR, results
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.place import MENU, PERSON, SEARCH
from kiosk.guides.site import Office
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON
from tests.understanding.asked import asked_in, count

CODES = tuple(load_facts(locales_folder()))

QUERIES = [
    ("en", "pasword", "guide:strong-password"),
    ("en", "i forgot my password", "guide:forgot-password"),
    ("en", "spam", "guide:suspicious-message"),
    ("en", "i clicked on a link", "guide:suspicious-message"),
    ("en", "is this photo real", "guide:true-or-false"),
    ("en", "make a gmail", "guide:email-start"),
    ("en", "itsme", "guide:id-login"),
    ("en", "my bank card is gone", "service:card-stop"),
    ("en", "i lost my passport", "service:doc-stop"),
    ("nl", "wachtwoord", "guide:strong-password"),
    ("nl", "wachtwoort vergeten", "guide:forgot-password"),
    ("nl", "spam", "guide:suspicious-message"),
    ("nl", "kaart kwijt", "service:card-stop"),
    ("nl", "bankkaart gestolen", "service:card-stop"),
    ("nl", "nepnieuws", "guide:true-or-false"),
    ("nl", "e-mailadres maken", "guide:email-start"),
    ("fr", "mot de passe", "guide:strong-password"),
    ("fr", "mot de pase oublie", "guide:forgot-password"),
    ("fr", "carte perdue", "service:card-stop"),
    ("fr", "faux message", "guide:suspicious-message"),
    ("fr", "itsme", "guide:id-login"),
    ("ar", "كلمة السر", "guide:strong-password"),
    ("ar", "نسيت كلمة السر", "guide:forgot-password"),
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
    found = {choice.place: choice.label for choice in turn.page.choices[:3]}
    wanted = {"strong-password": "Een veilig wachtwoord", "forgot-password": "Wachtwoord vergeten"}
    assert {GuidePlace(guide): title for guide, title in wanted.items()}.items() & found.items()
    assert (turn.page.language, turn.page.notice) == ("nl", "")


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
    turn = engine.answer(Conversation("en", MENU), "lost card", lines)
    found = turn.conversation
    number = next(choice.number for choice in turn.page.choices if choice.place == ServicePlace("card-stop"))
    opened = engine.answer(found, str(number), lines)
    assert opened.conversation.place == ServicePlace("card-stop")
    assert engine.answer(opened.conversation, "0", lines).conversation.place == found.place


def test_searching_has_a_page_of_its_own(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation("en", MENU), "search", lines)
    assert turn.page.place == SEARCH
    assert "password" in turn.page.text


NO_GUIDE = "I have no guide for this. A person can help: choose 9."


@pytest.mark.parametrize("said", ["how long to boil an egg", "where can I fix my bike", "change my driving licence"])
def test_a_question_that_no_guide_is_about_gets_an_honest_no(
    engine: Engine, lines: PlainLines, sms: SmsChannel, said: str
) -> None:
    for channel in (lines, sms):
        for conversation in (Conversation("en", MENU), Conversation("en", GuidePlace("ticket"), (MENU,))):
            turn = engine.answer(conversation, said, channel)
            assert turn.unanswered
            assert turn.page.notice == NO_GUIDE
            assert len(turn.page.choices) <= MOST_NEAR or turn.conversation == conversation
            assert engine.answer(turn.conversation, "9", channel).page.place == PERSON


def test_somebody_new_hears_the_honest_no_in_their_language(engine: Engine, sms: SmsChannel) -> None:
    turn = engine.greet("hoe lang moet een ei koken", sms)
    assert turn.conversation.language == "nl"
    assert turn.page.notice == "Hierover heb ik geen uitleg. Iemand kan u helpen: kies 9."


def test_what_comes_near_is_not_shown_as_if_it_were_right(engine: Engine, lines: PlainLines) -> None:
    hits = (GuidePlace("strong-password"), GuidePlace("id-login"), GuidePlace("ticket"))
    place = results(hits, "en", engine._pages._site, near=True)
    page = engine.page(place, "en")
    assert page.title == "Maybe one of these?"
    assert [choice.place for choice in page.choices] == list(hits[:MOST_NEAR])
    assert parse(str(place)) == place


def test_an_answer_carries_no_line(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation("en", MENU), "i forgot my password", lines)
    assert (turn.unanswered, turn.page.notice, turn.page.title) == (False, "", "This may help you")


@pytest.mark.parametrize("number", [MOST_ASKED, MOST_ASKED + 1])
def test_a_long_message_that_is_only_searched_gets_the_offer_of_help(
    engine: Engine, lines: PlainLines, number: int
) -> None:
    said = " ".join(["printer"] + ["please"] * (number - 1))
    turn = engine.answer_everyday(Conversation("en", MENU), said, lines)
    assert turn.conversation.place.kind == SEARCH.kind
    assert turn.page.notice == ("In danger or very sad? Choose 9." if number > MOST_ASKED else "")


@pytest.mark.parametrize("code", CODES)
def test_nearly_all_questions_that_are_not_kept_back_are_answered(engine: Engine, code: str) -> None:
    learned = count(engine, code, [each for each in asked_in(code) if not each.kept_back][::4])
    assert learned.among_first >= 0.93 * learned.with_guide
    assert learned.refused <= 0.03 * learned.with_guide
    assert learned.honest >= 0.80 * learned.without
