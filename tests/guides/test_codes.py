"""Place codes: each opens its place wherever it is said, and nothing else that people say is one."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.channels.channel import channels
from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.taken import TAKEN
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.codes import FEWEST, LETTERS, MOST, SAID, code_of, coded, letters_of, places_of
from kiosk.guides.commands import Command
from kiosk.guides.content import Content
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.guide import Guide
from kiosk.guides.kinds import all_places, parse
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.meant import Coded, Printed
from kiosk.guides.page import Choice
from kiosk.guides.place import LANGUAGE, MENU, Place
from kiosk.guides.site import Office
from kiosk.guides.understood import Understanding
from kiosk.language.facts import LanguageFolder, load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel
from kiosk.understanding.normalise import MOST_WORDS, normalise
from tests.conftest import NOON

CODES = tuple(load_facts(locales_folder()))
EACH_LANGUAGE = pytest.mark.parametrize(
    "code", [pytest.param(code, marks=pytest.mark.xdist_group(code)) for code in CODES]
)

DUTCH = Conversation("nl", MENU)
STEP_3 = parse("step/family-group/list")
"""WKT3."""


def coded_places(catalogue: Catalogue) -> list[Place]:
    """Every guide and every step, as it is where nobody has said where they live: a code is for all regions."""
    return sorted((each for each in all_places(catalogue.content) if has_a_code_of_its_own(each)), key=str)


def has_a_code_of_its_own(place: Place) -> bool:
    return place.kind == "guide" or (isinstance(place, StepPlace) and not place.region)


@EACH_LANGUAGE
def test_every_code_opens_its_place_in_every_language_on_every_channel(
    engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    everywhere: list[Any] = [*channels(languages.facts).values(), ScreenChannel(languages)]
    for index, place in enumerate(coded_places(engine.catalogue)):
        said = code_of(place, engine.catalogue)
        assert said is not None
        # Each code goes to another channel in each language: what is said is understood before any channel is asked.
        channel = everywhere[(index + CODES.index(code)) % len(everywhere)]
        turn = engine.answer(Conversation(code, MENU), said, channel)
        assert (turn.conversation.place, turn.page.language, turn.page.notice) == (place, code, ""), said
        assert engine.answer(turn.conversation, "0", channel).conversation.place == MENU


def test_no_two_places_have_the_same_code_and_no_other_place_has_one(catalogue: Catalogue) -> None:
    coded_ones = coded_places(catalogue)
    found = {code_of(place, catalogue): place for place in coded_ones}
    assert len(found) == len(coded_ones)
    for code, place in found.items():
        assert code is not None
        assert places_of(code, catalogue) == (place,)
        assert set(code[:-1]) <= set(LETTERS)
        assert len(code) == FEWEST + 1, "two guides begin alike: give the newer one another name"
    regional = {each for each in all_places(catalogue.content) if isinstance(each, StepPlace) and each.region}
    assert {code_of(place, catalogue) for place in regional} <= set(found)
    without = all_places(catalogue.content) - set(coded_ones) - regional
    assert {place.kind for place in without if code_of(place, catalogue) is not None} == {"summary"}


def test_what_is_printed_on_paper_stays_true_for_years(catalogue: Catalogue) -> None:
    """Codes hang on people's walls: how they are counted must never change."""
    for code, place in (("WKT3", STEP_3), ("JRC1", parse("step/strong-password/words")), ("JCT0", "guide/get-online")):
        assert list(map(str, places_of(code, catalogue))) == [str(place)]


def test_a_code_has_no_letter_that_looks_or_sounds_like_another() -> None:
    for alike in ("O0QD", "I1LJ", "S5", "Z2", "B8", "G6C", "UVYW", "MN", "TDP"):
        assert len(set(alike) & set(LETTERS)) <= 1, alike
    assert not set("AEIOUY") & set(LETTERS), "a word has a vowel"
    for guide in map(str, range(3000)):
        letters = letters_of(guide)
        assert len(letters) == len(set(letters)) == MOST
        assert letters[:FEWEST] not in SAID


@pytest.mark.parametrize(
    "said",
    [
        "wkt3",
        "WKT3.",
        " Wkt 3 ",
        "wkt 3!",
        "WKT-3",
        "(WKT3)",
        "wkt ٣",
        "WKT۳",
        "ＷＫＴ３",
        "WKT 3️⃣",
        "«WKT3»",
        "\u200fWKT3",
        "code WKT3",
        "wkt3 wkt3",
    ],
)
@pytest.mark.parametrize("channel", [0, 1, 2])
def test_a_code_is_understood_however_it_is_written(
    engine: Engine, languages: OfferedLanguages, said: str, channel: int
) -> None:
    on: Any = (PlainLines(), SmsChannel(languages.facts), ScreenChannel(languages))[channel]
    assert engine.answer(DUTCH, said, on).conversation == Conversation("nl", STEP_3, (MENU,))


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("TKH4", "step/ticket/choose"),
        ("ТКН4", "step/ticket/choose"),  # Cyrillic letters that look the same.
        ("ткн 4", "step/ticket/choose"),
        ("TKHO", "guide/ticket"),  # A letter O for the digit.
        ("tkhl", "step/ticket/trip"),  # An l for the digit.
        ("TKH8", "guide/ticket"),  # A step that is not there: there were more when it was printed.
        ("tkh9", "guide/ticket"),
    ],
)
def test_what_looks_like_a_code_is_taken_for_it(engine: Engine, lines: PlainLines, said: str, place: str) -> None:
    assert str(engine.answer(DUTCH, said, lines).conversation.place) == place


def test_a_code_that_no_guide_has_is_said_to_be_none(engine: Engine, languages: OfferedLanguages, sms: Any) -> None:
    for code in CODES:
        turn = engine.answer(Conversation(code, STEP_3), "FHC3", sms)
        assert turn.conversation.place == STEP_3
        assert turn.page.notice == languages[code].text(
            "notice/code", "I do not know this page. Look at the letters again."
        )


def said_for_something_else(languages: OfferedLanguages, content: Content) -> Iterator[str]:
    """Everything that somebody texts or types to get something else than a place by its code."""
    yield from TAKEN
    yield from (command.value for command in Command)
    for service in content.services.values():
        yield from (service.number, service.search)
    for language in languages.codes:
        words = languages[language].words
        for each in fields(words):
            held = getattr(words, each.name)
            for said in held.values() if isinstance(held, dict) else held:
                yield from (said,) if isinstance(said, str) else said
        yield from (language, languages[language].name, languages[language].greeting)
        folder = LanguageFolder(locales_folder() / language)
        yield from (asked for questions in folder.queries().values() for asked in questions)
        for guide in content.guides.values():
            yield languages[language].text(f"{guide.id}/search", guide.search)
            yield languages[language].text(f"{guide.id}/title", guide.title)


def test_no_code_is_anything_else_that_people_say(languages: OfferedLanguages, catalogue: Catalogue) -> None:
    said = set(said_for_something_else(languages, catalogue.content))
    assert len(said) > 5000
    assert [each for each in said if coded(each, catalogue) is not None] == []
    known = {normalise(each).replace(" ", "") for each in said}
    for place in coded_places(catalogue):
        code = code_of(place, catalogue)
        assert code is not None
        # Neither with its digit, nor when that is forgotten.
        assert not {code.lower(), code[:-1].lower()} & known


@EACH_LANGUAGE
def test_who_is_new_and_sends_a_code_alone_chooses_a_language_and_is_there(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    for place in coded_places(engine.catalogue)[CODES.index(code) :: len(CODES)]:
        turn = engine.greet(code_of(place, engine.catalogue) or "", sms)
        assert (turn.page.place, turn.conversation.language) == (LANGUAGE, None)
        stored = Conversation.from_json(turn.conversation.to_json())
        there = engine.answer(stored, languages[code].name, sms)
        assert (there.conversation.place, there.page.language) == (place, code)


@pytest.mark.parametrize(
    ("said", "before", "language"),
    [
        ("bonjour WKT3 svp", None, "fr"),
        ("Goeiedag, ik had code WKT 3 gekregen", None, "nl"),
        ("добрий день WKT3", None, "uk"),
        ("مرحبا WKT٣", None, "ar"),
        ("wkt3 français", None, "fr"),
        ("wkt3 Nederlands", "uk", "nl"),
        ("bonjour WKT3 merci", "nl", "nl"),
        ("WKT3", "fa", "fa"),
    ],
)
def test_a_place_is_shown_in_the_language_of_the_words_around_its_code_or_of_the_conversation(
    engine: Engine, sms: SmsChannel, said: str, before: str | None, language: str
) -> None:
    turn = engine.answer(Conversation(before, MENU) if before else Conversation(), said, sms)
    assert (turn.conversation.place, turn.conversation.language) == (STEP_3, language)
    assert turn.page.language == language
    assert engine.answer(turn.conversation, "0", sms).conversation.place == MENU


@pytest.mark.parametrize("said", ["ik wil dood WKT3", "WKT3 ik wil dood", "wkt3 je veux mourir"])
def test_a_crisis_comes_before_a_code(engine: Engine, sms: SmsChannel, said: str) -> None:
    for conversation in (DUTCH, Conversation()):
        assert engine.answer(conversation, said, sms).page.place.tells_of_a_crisis


def test_a_text_that_may_be_a_crisis_opens_the_place_with_the_offer_of_help(engine: Engine, sms: SmsChannel) -> None:
    turn = engine.answer_everyday(DUTCH, "WKT3 alles is moeilijk", sms, offer=True)
    assert turn.page.place == STEP_3
    assert "9" in turn.page.notice


def test_what_stands_on_the_page_comes_before_a_code(engine: Engine, languages: OfferedLanguages) -> None:
    words = Understanding(engine.catalogue, languages, lambda _: ())
    assert isinstance(words.understand("wkt3", Printed(()), "nl"), Coded)
    printed = Printed((Choice(1, "WKT 3", MENU),))
    assert not isinstance(words.understand("wkt 3", printed, "nl"), Coded)


@EACH_LANGUAGE
def test_a_volunteer_who_texts_v_with_a_code_gets_the_note_of_every_step(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel, code: str
) -> None:
    """The note is whole, in as many parts as it takes."""
    start = Conversation(code, MENU)
    for place in coded_places(engine.catalogue):
        if place.kind != "step":
            continue
        turn = engine.answer(start, f"V {code_of(place, engine.catalogue)}", sms)
        read, conversation = turn.page.text, turn.conversation
        assert conversation.place == place
        for _ in range(1, turn.page.parts):
            more = engine.press(Conversation.from_json(conversation.to_json()), "8", sms)
            read, conversation = f"{read} {more.page.text}", more.conversation
        assert "".join(read.split()) == "".join(engine.page(place, code).helper.split()), place


def test_v_alone_at_a_step_changes_between_the_step_and_its_note(engine: Engine, sms: SmsChannel) -> None:
    step = engine.answer(DUTCH, "WKT3", sms)
    note = engine.answer(step.conversation, "V", sms)
    assert note.page == engine.answer(DUTCH, "v WKT3", sms).page != step.page
    assert engine.answer(note.conversation, "v", sms).page == step.page


def test_v_beside_the_code_of_a_guide_opens_the_guide_and_v_alone_elsewhere_is_a_word(
    engine: Engine, sms: SmsChannel
) -> None:
    assert str(engine.answer(DUTCH, "v WKT0", sms).page.place) == "guide/family-group"
    assert str(engine.answer(DUTCH, "V", sms).page.place) != "step/family-group/list"
    assert str(engine.answer(DUTCH, "V WKT3 français", sms).page.language) == "fr"


def twin_of(guide: str) -> str:
    """The id of a guide that begins with the same letters."""
    letters = letters_of(guide)
    ids = (f"twin-{number}" for number in count())
    return next(id for id in ids if letters_of(id)[:FEWEST] == letters[:FEWEST] and letters_of(id) != letters)


def test_guides_that_begin_alike_get_one_letter_more_and_old_codes_ask(
    catalogue: Catalogue, languages: OfferedLanguages, sms: SmsChannel
) -> None:
    guide = catalogue.guide("family-group")
    twin = replace(guide, id=twin_of(guide.id))
    content = catalogue.content
    both = Catalogue(lambda: replace(content, held={**content.held, Guide: (*content.of(Guide), twin)}))
    engine = Engine(both, languages, Office("Digipunt Genk"), lambda: NOON)
    places = [parse(f"step/{each.id}/{each.steps[2].id}") for each in (guide, twin)]
    codes = [code_of(place, both) for place in places]
    for code, place in zip(codes, places, strict=True):
        assert code is not None
        assert len(code) > FEWEST + 1
        assert engine.answer(DUTCH, code, sms).conversation.place == place
    asked = engine.answer(DUTCH, "WKT3", sms)
    assert [choice.place for choice in asked.page.choices] == places
    assert engine.answer(asked.conversation, "2", sms).conversation.place == places[1]
    new = engine.answer(engine.greet("WKT3", sms).conversation, "nederlands", sms)
    assert [choice.place for choice in new.page.choices] == places
    # What was printed with more letters stays right when the other guide has gone.
    assert places_of(str(codes[0]), catalogue) == (places[0],)


def test_a_guide_that_a_language_does_not_have_is_not_opened_in_it(
    catalogue: Catalogue, languages: OfferedLanguages, sms: SmsChannel
) -> None:
    content = replace(catalogue.content, only_in={STEP_3: frozenset({"nl"})})
    engine = Engine(Catalogue(lambda: content), languages, Office("Digipunt Genk"), lambda: NOON)
    assert engine.answer(DUTCH, "WKT3", sms).conversation.place == STEP_3
    turn = engine.answer(Conversation("fr", MENU), "WKT3", sms)
    assert (turn.conversation.place, turn.page.language) == (MENU, "fr")
    assert "9" in turn.page.notice


AROUND = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=string.punctuation + string.whitespace, max_size=8),
    st.sampled_from(["", "bonjour", "مرحبا", "стоп", "9", "0", "wkt", "kmj 2", "3", "ik wil dood", "terug"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=AROUND, code=st.sampled_from(["WKT3", "wkt 3", "Wkt۳", "ТКН4", "jrco", "fhc3"]), after=AROUND)
def test_whatever_stands_around_a_code_gives_a_page_and_is_not_kept(
    engine: Engine, sms: SmsChannel, before: str, code: str, after: str
) -> None:
    for glue in ("", " "):
        said = f"{before}{glue}{code}{glue}{after}"
        for conversation in (DUTCH, Conversation()):
            turn = engine.answer(conversation, said, sms)
            assert sms.body(turn.page)
            assert Conversation.from_json(turn.conversation.to_json()) == turn.conversation
            marked = engine.answer(conversation, f"xqzxqzjv {said}", sms)
            assert "xqzxqzjv" not in marked.conversation.to_json()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.text(alphabet=string.punctuation + string.whitespace, max_size=12),
    after=st.text(alphabet=string.punctuation.replace("_", "") + string.whitespace, max_size=12),
)
def test_signs_around_a_code_change_nothing(engine: Engine, sms: SmsChannel, before: str, after: str) -> None:
    assert engine.answer(DUTCH, f"{before} WKT3{after}", sms).conversation.place == STEP_3


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.text(max_size=60))
def test_no_free_words_open_a_place_by_chance(catalogue: Catalogue, said: str) -> None:
    found = coded(said, catalogue)
    # A lucky row of keys is a code; hypothesis does not find one.
    assert found is None or found.places == ()


def test_a_code_far_behind_in_a_long_story_is_read_over(catalogue: Catalogue) -> None:
    assert coded(f"{'woord ' * (MOST_WORDS + 1)} WKT3", catalogue) is None
