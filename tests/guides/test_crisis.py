"""A crisis comes first: it is recognised in every language at once, and answered with all that must be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.spelling import spell
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.crisis import lines_now
from kiosk.guides.engine import Engine
from kiosk.guides.hours import Moment
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import END, HELP_NOW, MENU, PERSON
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel
from kiosk.understanding.crisis.phrases import take_apart
from kiosk.understanding.crisis.recognition import Recogniser
from kiosk.understanding.words import CrisisPhrases
from kiosk.wiring import CONTENT
from tests.conftest import NOON
from tests.sentences import CODES, answered_in_crisis, said_every_day, said_in_crisis

KINDS = tuple(path.stem for path in sorted((CONTENT / "crisis").glob("*.toml")))


RIGHT_KIND = 0.95
"""Of the sentences with which the phrases were written, so many must be taken for the kind that they are."""

MOST_OFFERED = 0.03
"""Of the everyday ones, so many may get an offer of help."""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_what_people_say_in_a_crisis_is_answered_or_help_is_offered(engine: Engine, code: str, known: bool) -> None:
    sentences = said_in_crisis(code)
    assert set(sentences) == set(KINDS)
    assert sum(map(len, sentences.values())) >= 25
    found = {
        (kind, said): engine.recognise(said, code if known else None) for kind in KINDS for said in sentences[kind]
    }
    assert [said for (_, said), crisis in found.items() if crisis is None] == []
    other = [
        (said, crisis.kind) for (kind, said), crisis in found.items() if crisis is not None and crisis.kind != kind
    ]
    assert len(other) <= (1 - RIGHT_KIND) * len(found), other


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_everyday_sentences_are_not_taken_for_a_crisis(engine: Engine, code: str, known: bool) -> None:
    sentences = said_every_day(code)
    assert len(sentences) >= 25
    found = {said: engine.recognise(said, code if known else None) for said in sentences}
    assert [said for said, crisis in found.items() if crisis is not None and not crisis.offered] == []
    offered = [said for said, crisis in found.items() if crisis is not None]
    assert len(offered) <= MOST_OFFERED * len(sentences), offered


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("ik wil dood", "suicide"),
        ("IK WIL DOOOOOD!!!", "suicide"),
        ("ik wil niet meer leven", "suicide"),
        ("i want to die", "suicide"),
        ("I dont wanna live anymore", "suicide"),
        ("je veux mourir", "suicide"),
        ("j'ai envie de mourir", "suicide"),
        ("أريد أن أموت", "suicide"),
        ("اريد ان اموت", "suicide"),
        ("mijn man slaat mij", "violence"),
        ("mon mari me frappe", "violence"),
        ("زوجي يضربني", "violence"),
        ("there is a fire in my house", "danger"),
        ("er is brand in mijn keuken", "danger"),
        ("il y a le feu dans la cuisine", "danger"),
        ("my child drank bleach", "poison"),
        ("mijn kind heeft javel gedronken", "poison"),
        ("mon enfant a bu de la javel", "poison"),
        ("شرب ابني الكلور", "poison"),
        ("my son ran away", "child"),
    ],
)
def test_a_crisis_is_recognised_in_any_language(engine: Engine, said: str, kind: str) -> None:
    found = engine.recognise(said)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "said",
    [
        "mijn gsm is dood",
        "my battery died",
        "mon téléphone est mort",
        "هاتفي مات",
        "ik lach me dood",
        "how do I kill the app",
        "je meurs de rire",
        "menu",
        "112",
        "wachtwoord",
    ],
)
def test_everyday_words_are_no_crisis(engine: Engine, said: str) -> None:
    assert engine.recognise(said) is None


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_says_all_that_it_must(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str, kind: str
) -> None:
    said = answered_in_crisis(engine, code)[kind][0]
    turn = engine.answer(Conversation(code, MENU), said, sms)
    body = sms.body(turn.page)
    crisis = engine.catalogue.crisis(turn.conversation.place.ids[0])
    services = engine.catalogue.content.services
    first, *others = lines_now(crisis, code, languages.codes, services, Moment(NOON))
    assert first.number in body.splitlines()[0]
    assert all(line.number in body for line in others)
    assert "112" in body
    for context, english in (
        ("crisis/computer", "This is a computer. When you call, a person answers you."),
        ("crisis/on/sms", "For other help: send MENU."),
    ):
        assert spell(languages[code].text(context, english), sms.spelling(code)) in body
    assert turn.page.parts == 1, "it comes whole or not at all"


def test_the_answer_is_in_the_chosen_language(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation("nl", MENU), "je veux mourir", lines)
    assert (turn.page.language, turn.conversation.language) == ("nl", "nl")
    assert turn.page.place == CrisisPlace("suicide")


def test_somebody_new_is_answered_in_the_language_of_the_words(engine: Engine, lines: PlainLines) -> None:
    turn = engine.answer(Conversation(), "je veux mourir", lines)
    assert (turn.page.language, turn.conversation.language) == ("fr", "fr")
    assert "0800 32 123" in turn.page.text
    assert engine.answer(turn.conversation, "menu", lines).page.language == "fr"


def test_a_crisis_page_can_be_read_in_another_language(engine: Engine, lines: PlainLines) -> None:
    crisis = engine.answer(Conversation("nl", MENU), "je veux mourir", lines)
    assert engine.answer(crisis.conversation, "English", lines).page.language == "en"


def test_the_same_answer_comes_each_time(engine: Engine, lines: PlainLines) -> None:
    once = engine.answer(Conversation("en", MENU), "i want to die", lines)
    twice = engine.answer(once.conversation, "i want to die", lines)
    assert once.page == twice.page


def test_the_way_on_is_open(engine: Engine, lines: PlainLines) -> None:
    step = Conversation("en", StepPlace("strong-password", "keep"), (MENU,))
    crisis = engine.answer(step, "i want to die", lines).conversation
    assert engine.answer(crisis, "0", lines).conversation == step
    assert engine.answer(crisis, "menu", lines).conversation.place == MENU
    assert engine.answer(crisis, "9", lines).page.choices


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_one_key_hides_the_answer_on_a_screen_whatever_part_is_in_sight(
    engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    channel = ScreenChannel(languages, *size)
    for kind in KINDS:
        answered = Conversation(code, CrisisPlace(kind), (MENU, HELP_NOW))
        parts = engine.show(answered, channel).parts
        for part in range(parts):
            shown = replace(answered, part=part)
            (hide,) = engine.show(shown, channel).choices
            assert (hide.number, hide.label) == (1, languages[code].text("crisis/hide", "Hide this page"))
            for turn in (engine.press(shown, "1", channel), engine.answer_everyday(shown, hide.label, channel)):
                assert turn.conversation == Conversation(code, END), "nothing of it is known any more"


def test_by_text_message_there_is_nothing_to_hide(engine: Engine, sms: SmsChannel) -> None:
    turn = engine.answer(Conversation("en", MENU), "i want to die", sms)
    assert turn.page.choices == ()
    assert engine.answer(turn.conversation, "1", sms).conversation.place == CrisisPlace("suicide")


def test_what_is_stored_does_not_tell_of_a_crisis(engine: Engine, lines: PlainLines) -> None:
    step = Conversation("en", StepPlace("strong-password", "keep"), (MENU,))
    crisis = engine.answer(step, "i want to die", lines).conversation
    person = engine.perform(crisis, Command.PERSON, lines).conversation
    asked_for_a_person = engine.perform(step, Command.PERSON, lines).conversation
    assert crisis.without_crisis() == asked_for_a_person
    assert "crisis" not in person.without_crisis().to_json()
    assert Conversation(None, CrisisPlace("poison")).without_crisis() == Conversation(None, PERSON)


def test_the_menu_of_help_now_is_kept_and_not_what_was_chosen_there(engine: Engine, lines: PlainLines) -> None:
    menu = engine.perform(Conversation("en", MENU), Command.HELP_NOW, lines).conversation
    assert menu.without_crisis() == menu
    chosen = engine.answer(menu, "2", lines).conversation
    stored = chosen.without_crisis()
    assert "violence" not in stored.to_json()
    assert engine.answer(stored, "2", lines).page == engine.show(chosen, lines), "a retry gets the same answer"
    assert engine.answer(stored, "0", lines).conversation.place == HELP_NOW
    again = engine.answer(stored, "3", lines).conversation.without_crisis()
    assert again == stored, "it does not grow"


def test_it_says_whether_somebody_answers_now(engine_at: Callable[[datetime], Engine], lines: PlainLines) -> None:
    monday, sunday = (engine_at(datetime(2026, 11, day, 12)) for day in (23, 22))
    said = "mijn man slaat mij"
    start = Conversation("nl", MENU)
    assert monday.answer(start, said, lines).page != sunday.answer(start, said, lines).page


def test_help_now_lists_every_kind_after_112(engine: Engine, lines: PlainLines) -> None:
    page = engine.perform(Conversation("en", MENU), Command.HELP_NOW, lines).page
    assert page.paragraphs[0].text.startswith("In danger now? Call 112.")
    listed = [choice.place.ids[0] for choice in page.choices]
    assert sorted(listed) == sorted(KINDS)
    assert listed == sorted(KINDS, key=lambda kind: engine.catalogue.crisis(kind).order)


@pytest.mark.parametrize("said", ["pazar günü açık mısınız", "pazar günü açık mı"])
def test_a_word_is_no_slip_of_a_word_of_another_language(engine: Engine, said: str) -> None:
    assert engine.recognise(said) is None, "pazar is Sunday in Turkish; pożar is a fire in Polish"
    assert engine.recognise(said, "tr") is None


def recogniser(*phrases: str, everyday: tuple[str, ...] = ()) -> Recogniser:
    return Recogniser({"en": take_apart(CrisisPhrases({"suicide": phrases}, everyday))}, KINDS)


@pytest.mark.parametrize(
    ("phrase", "said", "found"),
    [
        ("want die", "I want to just die", True),
        ("want die", "die I want", False),
        ("want die", "I want to see how they all die", False),
        ("end my/our life", "END OUR LIFE.", True),
        ("suicid*", "suicidality", True),
        ("kill myself", "kil myslef", False),
        ("kill myself", "kill myslef", True),
        ("don't want", "dont want", True),
        ("don't want", "don t want", True),
        ("don't want", "don’t want", True),
    ],
)
def test_how_phrases_are_matched(phrase: str, said: str, found: bool) -> None:
    assert (recogniser(phrase).recognise(said) is not None) == found


def test_an_everyday_phrase_hides_only_its_own_words() -> None:
    found = recogniser("want die", everyday=("battery died",)).recognise
    assert found("my battery died and I want to die") is not None
    assert found("my battery died") is None


def test_a_slip_counts_in_the_language_of_the_text_and_in_the_chosen_one() -> None:
    lists = {"pl": CrisisPhrases({"danger": ("duży pożar",)}), "en": CrisisPhrases({"suicide": ("kill myself",)})}
    phrases = {code: take_apart(crisis) for code, crisis in lists.items()}
    recognise = Recogniser(phrases, KINDS, likely=lambda said: ("pl",) if "jest" in said else ("tr",)).recognise
    assert recognise("jest duzy pozzar") is not None
    assert recognise("duzy pozzar") is None
    assert recognise("duzy pozzar", "pl") is not None
    assert recognise("duży pożar", "tr") is not None, "a word as it is written counts in every language"


CHILD = CrisisPhrases(
    {"violence": ("hits me",), "sexual": ("touches me",), "danger": ("fire",), "gone": ("gone",)},
    child=("my teacher/stepfather", "i am 9/10/11"),
)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("my husband hits me", "violence"),
        ("my teacher hits me", "child"),
        ("he touches me", "sexual"),
        ("i am 10 and he touches me", "child"),
        ("my teacher is nice", None),
        ("my teacher: fire", "danger"),
        ("fire, and he hits me", "danger"),
        ("gone", None),
    ],
)
def test_violence_that_a_child_tells_of_is_a_child_in_trouble(said: str, kind: str | None) -> None:
    weighed = ("danger", "poison", "suicide", "child", "sexual", "violence")
    found = Recogniser({"en": take_apart(CHILD)}, weighed).recognise(said)
    assert (found.kind if found else None) == kind


def test_a_phrase_inside_a_longer_one_is_not_said_by_itself() -> None:
    phrases = CrisisPhrases({"danger": ("dying",), "suicide": ("think about dying",)})
    recognise = Recogniser({"en": take_apart(phrases)}, ("danger", "suicide")).recognise
    assert [found.kind for text in ("i think about dying", "he is dying") if (found := recognise(text))] == [
        "suicide",
        "danger",
    ]


def test_the_heavier_of_two_kinds_is_answered(engine: Engine) -> None:
    crises = engine.catalogue.content.crises
    heaviest = [crisis.id for crisis in sorted(crises, key=lambda crisis: -crisis.weight)]
    by_weight = ["danger", "poison", "suicide", "child", "sexual", "violence"]
    assert [id for id in heaviest if id in by_weight] == by_weight
    found = engine.recognise("i want to die. there is a fire in my house")
    assert found is not None
    assert found.kind == "danger"
