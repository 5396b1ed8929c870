"""A long page comes in parts; nothing of it is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.page import MOST_CHOICES, Choice, Page, Paragraph
from kiosk.guides.parts import Channel, split
from kiosk.guides.place import HELP_NOW, MENU, Place
from kiosk.language.offered import OfferedLanguages


@dataclass(frozen=True)
class Letters:
    """A channel that shows so many letters."""

    room: int
    bounded: bool = False

    def worded(self, page: Page) -> Page:
        return page

    def fits(self, page: Page) -> bool:
        return len(page.title) + len(page.text) + sum(len(choice.label) for choice in page.choices) <= self.room


def page(paragraphs: list[str], labels: list[str]) -> Page:
    choices = tuple(
        Choice(index % MOST_CHOICES + 1, label, TopicPlace(str(index))) for index, label in enumerate(labels)
    )
    return Page(MENU, "en", "T", tuple(map(Paragraph, paragraphs)), choices, notice="N")


TEXTS = st.lists(st.text("ab cd.? ", min_size=1, max_size=60).map(str.strip).filter(bool), max_size=5)


@given(paragraphs=TEXTS, labels=TEXTS, room=st.integers(25, 120))
def test_every_word_and_choice_is_on_one_part(paragraphs: list[str], labels: list[str], room: int) -> None:
    parts = split(page(paragraphs, labels), Letters(room), ".!?")
    words = [word for part in parts for paragraph in part.paragraphs for word in paragraph.text.split()]
    assert words == " ".join(paragraphs).split()
    assert [choice.label for part in parts for choice in part.choices] == labels
    assert [part.part for part in parts] == list(range(len(parts)))
    assert all(part.parts == len(parts) for part in parts)


def test_a_page_that_fits_stays_whole() -> None:
    whole = page(["one", "two"], ["a"])
    assert split(whole, Letters(100), ".!?") == (whole,)


def test_a_long_list_goes_on_with_the_same_numbers() -> None:
    parts = split(page([], [str(number) for number in range(16)]), Letters(10_000), ".!?")
    assert [len(part.choices) for part in parts] == [7, 7, 2]
    assert parts[1].choices[0].number == 1


def test_a_paragraph_is_split_between_sentences_and_only_then_between_words() -> None:
    parts = split(page(["One two. Three four."], []), Letters(14), ".!?")
    assert [part.text for part in parts] == ["One two.", "Three four."]
    parts = split(page(["one two three four five"], []), Letters(10), ".!?")
    assert [part.text for part in parts] == ["one two", "three", "four five"]


@pytest.mark.parametrize("place", [HELP_NOW, CrisisPlace("suicide")])
def test_help_in_a_crisis_comes_whole_whatever_the_channel_says(place: Place) -> None:
    whole = replace(page(["one two. " * 40, "three"], ["a", "b"]), place=place)
    assert split(whole, Letters(10), ".!?") == (whole,)
    assert len(split(replace(whole, place=MENU), Letters(10), ".!?")) > 1


def test_what_a_window_has_no_room_for_comes_in_parts_even_in_a_crisis() -> None:
    """Nobody would see the rest of it."""
    whole = replace(page(["one two. " * 40], []), place=HELP_NOW)
    parts = split(whole, Letters(100, bounded=True), ".!?")
    assert len(parts) > 1
    assert " ".join(part.text for part in parts).split() == whole.text.split()


def test_a_sentence_ends_with_the_signs_of_the_language(
    engine: Engine, languages: OfferedLanguages, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = split(page(["एक दो। तीन चार।"], []), Letters(12), "।")
    assert [part.text for part in parts] == ["एक दो।", "तीन चार।"]
    asked: list[str] = []

    def noting(page: Page, channel: Channel, sentence_ends: str) -> tuple[Page, ...]:
        asked.append(sentence_ends)
        return (page,)

    monkeypatch.setattr("kiosk.guides.shown.split", noting)
    for code in languages.codes:
        engine.show(Conversation(code, MENU), Letters(100))
    assert asked == [languages[code].facts.sentence_ends for code in languages.codes]
    assert "؟" in asked[languages.codes.index("ar")]


def test_a_notice_is_said_once() -> None:
    first, *rest = split(page(["a" * 30, "b" * 30], []), Letters(40), ".!?")
    assert first.notice
    assert not any(part.notice for part in rest)


def sparing(text: str, room: int) -> list[list[str]]:
    """The paragraphs of each part of a page with a text and two paragraphs to spare."""
    paragraphs = (Paragraph(text), Paragraph("first", spare=True), Paragraph("second", spare=True))
    parts = split(Page(MENU, "en", "T", paragraphs), Letters(room), ".!?")
    return [[paragraph.text for paragraph in part.paragraphs] for part in parts]


def test_what_is_spare_is_left_out_where_it_makes_a_part_more_the_first_of_it_first() -> None:
    assert sparing("a text", 40) == [["a text", "first", "second"]]
    assert sparing("a text", 15) == [["a text", "second"]]
    assert sparing("a text", 8) == [["a text"]]
    long = "One sentence here. And another one."
    assert sparing(long, 22) == [["One sentence here."], ["And another one."]]
    assert sparing(long, 26) == [["One sentence here."], ["And another one.", "second"]]
    assert sparing(long, 33) == [["One sentence here."], ["And another one.", "first", "second"]]


def test_eight_choices_stand_on_one_page_of_a_kind_that_says_so_without_what_is_spare() -> None:
    eight = page([], list("abcdefgh"))
    spared = replace(eight, paragraphs=(Paragraph("far too much to say here", spare=True),))
    for whole in (eight, spared):
        (one,) = split(whole, Letters(12), ".!?")
        assert one.eighth is not None
        assert (one.eighth.number, one.eighth.label, one.paragraphs) == (8, "h", ())
