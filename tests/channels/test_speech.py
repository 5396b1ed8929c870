"""What is said of a page: every page of every language has a spoken form, and what matters first is heard first."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.speech import Sentence, Shown, Speech, keys_of, sentences
from kiosk.channels.spoken import spoken
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.page import Page
from kiosk.guides.place import HELP_NOW, MENU, Place
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages

FACTS = load_facts(locales_folder())
CODES = tuple(FACTS)


def said(engine: Engine, languages: OfferedLanguages, page: Page) -> tuple[Sentence, ...]:
    return sentences(page, languages.facts, keys_of(page))


def texts(engine: Engine, languages: OfferedLanguages, place: Place, code: str = "en") -> list[str]:
    return [each.text for each in said(engine, languages, engine.show(Conversation(code, place), PlainLines()))]


@pytest.mark.parametrize("code", [pytest.param(code, marks=pytest.mark.xdist_group(code)) for code in CODES])
def test_every_page_has_a_spoken_form(
    engine: Engine, languages: OfferedLanguages, lines: PlainLines, code: str
) -> None:
    for stop in walk(engine, lines, code):
        for page in stop.parts:
            script = said(engine, languages, page)
            assert script[0].shown == Shown("title")
            for each in script:
                assert any(map(str.isalnum, each.text)), (stop.place, each)
                signs = {c for c in each.text if unicodedata.category(c) in ("So", "Sm", "Cf", "Co")} - {"\u200c", "+"}
                assert not signs, (stop.place, each.text)
                assert each.language == page.language or (each.shown and each.shown.kind == "choice")
            keys = [each.shown.key for each in script if each.shown is not None and each.shown.kind == "choice"]
            assert keys[: len(page.numbered)] == [str(choice.number) for choice in page.numbered]
            told = {each.shown.paragraph for each in script if each.shown is not None and each.shown.kind == "text"}
            assert told == {index for index, each in enumerate(page.paragraphs) if not each.source}
            for each in script:
                if each.shown is not None and each.shown.kind == "text":
                    shown = page.paragraphs[each.shown.paragraph].text[each.shown.start : each.shown.stop]
                    assert spoken(shown, FACTS[code]).rstrip(".") == each.text.rstrip("."), stop.place


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Call 112.", "Call 1 1 2."),
        ("\u200e0800 32 123\u200e", "0 8 0 0, 3 2, 1 2 3"),
        ("Or call 1813: Zelfmoordlijn.", "Or call 1 8 1 3: Zelfmoordlijn."),
        ("In 2026, from 9:00 to 17:00, 24 hours", "In 2026, from 9:00 to 17:00, 24 hours"),
        ("zelfmoord1813.be, 1712.be", "zelfmoord1813 dot be, 1712 dot be"),
        ("Tele-Onthaal: 106 · Nederlands", "Tele-Onthaal: 1 0 6, Nederlands"),
        ("It costs 12.50 or 1,250 euro", "It costs 12.50 or 1,250 euro"),
    ],
)
def test_a_phone_number_is_said_digit_by_digit_and_nothing_else_is(written: str, heard: str) -> None:
    assert spoken(written, FACTS["en"]) == heard


@pytest.mark.parametrize(
    ("code", "written", "heard"),
    [
        ("nl", "Typ itsme-id.com zelf.", "Typ itsme streepje id punt com zelf."),
        ("nl", "Vraag het aan het OCMW.", "Vraag het aan het O C M W."),
        ("nl", "'Aanmelden' / 'Se connecter'", "'Aanmelden', 'Se connecter'"),
        ("fr", "Allez sur MyGov.be/fr.", "Allez sur MyGov point be barre oblique fr."),
        ("fr", "suspect@safeonweb.be", "suspect arobase safeonweb point be"),
        ("es", "p.ej. a las 9.30 en 3.5 km", "p.ej. a las 9.30 en 3.5 km"),
        ("de", "z.B. ein E-Mail-Konto", "z.B. ein E-Mail-Konto"),
    ],
)
def test_an_address_is_said_sign_by_sign_and_a_name_of_letters_letter_by_letter(
    code: str, written: str, heard: str
) -> None:
    assert " ".join(spoken(written, FACTS[code]).split()) == heard


def test_each_language_says_the_signs_of_an_address() -> None:
    """A listener types what is heard: "itsme id com" leads to another site."""
    for code in CODES:
        said = spoken("our-kiosk@my-site.example.be/nl", FACTS[code])
        assert not {*".-@/"} & {*said}, (code, said)


def test_a_step_says_first_what_can_be_chosen(engine: Engine, languages: OfferedLanguages) -> None:
    assert texts(engine, languages, StepPlace("strong-password", "different"))[:6] == [
        "A new one for each site.",
        "1: Next step.",
        "2: Read it again from the beginning.",
        "step 3 of 6.",
        "Use a new password for each site.",
        "Start with your e-mail and your bank.",
    ]


def test_a_card_says_its_number_then_what_can_be_chosen_and_never_its_source(
    engine: Engine, languages: OfferedLanguages
) -> None:
    for code in languages.codes:
        page = engine.show(Conversation(code, ServicePlace("zelfmoordlijn")), PlainLines())
        assert "brusselstimes" in page.text
        heard = texts(engine, languages, ServicePlace("zelfmoordlijn"), code)
        assert "1 8 1 3" in heard[1]
        assert heard[2].startswith("1: ")
        assert "brusselstimes" not in " ".join(heard)
        # Also where a small screen shows the card in parts.
        assert "brusselstimes" not in Speech(languages.facts).body(replace(page, parts=2))


@pytest.mark.parametrize("place", [HELP_NOW, CrisisPlace("suicide")])
def test_where_lives_hang_on_it_the_text_comes_first(engine: Engine, languages: OfferedLanguages, place: Place) -> None:
    heard = texts(engine, languages, place)
    assert "1 1 2" in " ".join(heard[: 4 if place == HELP_NOW else 12])
    assert not heard[1].startswith("1: ")


def test_each_language_is_named_in_its_own_voice(
    engine: Engine, languages: OfferedLanguages, lines: PlainLines
) -> None:
    script = said(engine, languages, engine.show(Conversation(), lines))
    named = {each.language: each.text for each in script if each.shown is not None and each.shown.kind == "choice"}
    assert list(named) == list(languages.codes)
    for code, text in named.items():
        assert text.endswith(f": {languages[code].name}.")


def test_the_keys_come_last(engine: Engine, languages: OfferedLanguages) -> None:
    assert texts(engine, languages, MENU)[-2:] == ["L: Language.", "End: Finish."]
