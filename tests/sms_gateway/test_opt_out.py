"""Who wants no more messages: Twilio's words, other spellings of them, and everyday words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.taken import TAKEN
from kiosk.channels.whatsapp import WhatsAppChannel
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.meaning import Vocabulary
from kiosk.guides.meant import Printed, Searched
from kiosk.guides.place import LANGUAGE, MENU
from kiosk.language.facts import LanguageFolder, load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.understanding.normalise import normalise
from sms_gateway.opt_out import LONGEST, OptOut, everyday_words, opt_out

CODES = tuple(load_facts(locales_folder()))

# As Twilio's page lists them: https://help.twilio.com/articles/223134027
STOP = ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT")
START = ("START", "YES", "UNSTOP")
HELP = ("HELP", "INFO")

SMS, WHATSAPP = SmsChannel.taken, WhatsAppChannel.taken


@pytest.fixture(scope="module")
def everyday(languages: OfferedLanguages) -> frozenset[str]:
    return everyday_words(languages)


def spellings(word: str) -> tuple[str, ...]:
    """Twilio looks at neither capitals nor the space around a word."""
    return (word, word.lower(), word.capitalize(), f"  {word}\r\n", f"\t{word.lower()} ")


def test_the_table_is_that_of_twilios_page() -> None:
    assert {*STOP, *START, *HELP} == TAKEN


@pytest.mark.parametrize("word", STOP)
def test_twilio_answers_a_stop_and_we_forget(word: str, everyday: frozenset[str]) -> None:
    for said in spellings(word):
        assert opt_out(said, "", SMS, everyday) is OptOut.STOPPED


@pytest.mark.parametrize("word", [*START, *HELP])
def test_twilio_answers_a_start_and_help_and_nothing_changes(word: str, everyday: frozenset[str]) -> None:
    for said in spellings(word):
        assert opt_out(said, "", SMS, everyday) is OptOut.ANSWERED


@pytest.mark.parametrize(
    "said",
    [
        *(f"{word}{sign}" for word in STOP for sign in (".", "!", "...", " !!", "?")),
        *(f"{word.lower()} {word.lower()}" for word in STOP),
        *(
            "stop stop stop",
            "Stop, stop! STOP",
            '"STOP"',
            "(stop)",
            "*stop*",
            "STOP ALL",
            "stop-all",
            "Stop all. Stop all.",
        ),
        *("OPT OUT", "opt-out", "Opt out!", "STOP 🛑", "ＳＴＯＰ", "stop\u200f", "stop\nstop"),
    ],
)
def test_a_spelling_that_twilio_does_not_take_is_told_how(said: str, everyday: frozenset[str]) -> None:
    assert opt_out(said, "", SMS, everyday) is OptOut.HOW_TO


@pytest.mark.parametrize(
    "said",
    [
        *("arrêter", "Arrêter", "ARRETER", "arret", "Arrêt !", "arrete", "arrett", "désabonner", "Désinscription."),
        *(
            "abmelden",
            "Abmelden!",
            "stopp",
            "uitschrijven",
            "Uitschrijven aub"[:12],
            "stoppen",
            "STOPPEN",
            "geen sms'en meer",
        ),
        *("отписаться", "ОТПИСАТЬСЯ", "відписатися", "wypisz mnie", "dezabonați-mă", "dezabonati ma", "darme de baja"),
        *(
            "abonelikten çık",
            "ABONELİKTEN ÇIK",
            "ret",
            "إلغاء الاشتراك",
            "الغاء الاشتراك",
            "لغو اشتراک",
            "لغو ۱۱",
            "لغو 11",
        ),
        *("unsubscribe me", "don't text me", "no more messages", "arrêter arrêter", "geen berichten meer!!"),
    ],
)
def test_the_everyday_words_are_told_how(said: str, everyday: frozenset[str]) -> None:
    assert opt_out(said, "", SMS, everyday) is OptOut.HOW_TO


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_its_words_and_each_of_them_counts(
    code: str, languages: OfferedLanguages, everyday: frozenset[str]
) -> None:
    words = languages[code].words.unsubscribe
    assert len(words) >= 10
    for said in words:
        for spelled in (said, said.upper(), f"{said}.", f"{said} {said}"):
            assert opt_out(spelled, "", SMS, everyday) is OptOut.HOW_TO, spelled
            assert opt_out(spelled, "", WHATSAPP, everyday) is OptOut.FORGOTTEN, spelled


@pytest.mark.parametrize(
    "said",
    [
        *(
            "",
            " ",
            ".",
            "🛑",
            "1",
            "0",
            "8",
            "menu",
            "stop it now",
            "card stop",
            "Card Stop",
            "stop aub nu",
            "how do i stop",
        ),
        *("ik wil stoppen met roken", "the bus stop", "stop the scam", "stop unsubscribe", "stop 1", "end of the form"),
        *("annuleren", "annuler", "iptal", "cancelar", "отмена", "إلغاء", "لغو", "anuluj", "anulează", "abbrechen"),
        *("how do I cancel my appointment", "yes please", "yes!", "help!", "help me", "start.", "info?", "informatie"),
        *("unsubscribe from a newsletter", "стоп", "baja", "stopcontact", "stops", "sto p", "stop " * 60, "stopstop"),
    ],
)
def test_what_says_more_or_something_else_is_no_opt_out(said: str, everyday: frozenset[str]) -> None:
    assert opt_out(said, "", SMS, everyday) is None


@pytest.mark.parametrize("taken", [SMS, WHATSAPP])
def test_advanced_opt_out_has_answered_whatever_was_said(taken: frozenset[str], everyday: frozenset[str]) -> None:
    of = {kind: opt_out("whatever", kind, taken, everyday) for kind in ("STOP", "stop", "START", "HELP", "NEW")}
    assert of == {
        "STOP": OptOut.STOPPED,
        "stop": OptOut.STOPPED,
        "START": OptOut.ANSWERED,
        "HELP": OptOut.ANSWERED,
        "NEW": OptOut.ANSWERED,
    }


@pytest.mark.parametrize("word", STOP)
def test_on_whatsapp_a_stop_is_ours_to_answer(word: str, everyday: frozenset[str]) -> None:
    for said in (*spellings(word), f"{word}!", f"{word} {word}"):
        assert opt_out(said, "", WHATSAPP, everyday) is OptOut.FORGOTTEN


@pytest.mark.parametrize("word", ["START", "UNSTOP", "INFO"])
def test_on_whatsapp_a_start_shows_the_menu(word: str, everyday: frozenset[str]) -> None:
    for said in spellings(word):
        assert opt_out(said, "", WHATSAPP, everyday) is OptOut.MENU


@pytest.mark.parametrize("said", ["yes", "YES", "help", "HELP", "menu", "stop the scam", ""])
def test_on_whatsapp_other_words_are_ordinary(said: str, everyday: frozenset[str]) -> None:
    assert opt_out(said, "", WHATSAPP, everyday) is None


def test_a_long_text_is_not_looked_at(everyday: frozenset[str]) -> None:
    assert opt_out("stop" + "." * (LONGEST - 4), "", SMS, everyday) is OptOut.HOW_TO
    assert opt_out("stop" + "." * (LONGEST - 3), "", SMS, everyday) is None


LOGS_OUT = {("de", "abmelden")}
"""Words that find something on the screen, and mean no more messages when they are texted alone: "abmelden" finds how
to log out. In Germany it is what people text."""


@pytest.fixture(scope="module")
def ours(engine: Engine, catalogue: Catalogue, languages: OfferedLanguages, locales: Path) -> frozenset[str]:
    """What people ask, what guides and services are found by, and the choices of menus, in all languages."""
    content = catalogue.content
    places = [MENU, LANGUAGE, *(TopicPlace(topic.id) for topic in content.topics)]
    places += [GuidePlace(guide) for guide in content.guides]
    said: set[str] = set()
    for code in languages.codes:
        words = languages[code].text
        said.update(*LanguageFolder(locales / code).queries().values())
        for guide in content.guides.values():
            said.update(re.split("[,،]", words(f"{guide.id}/search", guide.search)))
        for service in content.services.values():
            said.update(re.split("[,،]", words(f"service/{service.id}/search", service.search)))
        for place in places:
            said.update(choice.label for choice in engine.page(place, code).choices)
    return frozenset(map(normalise, said))


@pytest.fixture(scope="module")
def vocabulary(languages: OfferedLanguages) -> Vocabulary:
    return Vocabulary(languages)


@pytest.mark.parametrize("code", CODES)
def test_no_everyday_word_is_a_crisis_or_a_word_of_ours(
    code: str, engine: Engine, languages: OfferedLanguages, vocabulary: Vocabulary, ours: frozenset[str]
) -> None:
    for said in languages[code].words.unsubscribe:
        assert engine.recognise(said, code) is None, said
        assert engine.recognise(said) is None, said
        for spoken in languages.codes:
            assert isinstance(vocabulary.understand(said, Printed(()), spoken), Searched), (said, spoken)
        assert normalise(said) not in ours or (code, said) in LOGS_OUT, said
