"""The visitor's page in another language: line by line the same, and at the same text in every window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.page import Page
from kiosk.guides.place import LANGUAGE
from kiosk.guides.walk import walk
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel


def choices(page: Page) -> list[tuple[int, str, str | None]]:
    return [(choice.number, str(choice.place), choice.language) for choice in page.numbered]


@pytest.mark.parametrize(("code", "other"), [("uk", "nl"), ("ar", "fr"), ("nl", "fa")])
def test_every_page_has_the_same_lines_and_digits(
    engine: Engine, languages: OfferedLanguages, code: str, other: str
) -> None:
    """On the smallest screen, where pages come in most parts."""
    channel = ScreenChannel(languages, 40, 12)
    for stop in walk(engine, channel, code):
        pages = [engine.retold(part, other) for part in stop.parts]
        for part, told in zip(stop.parts, pages, strict=True):
            assert (told.language, told.place) == (other, part.place)
            assert (told.part, told.parts) == (part.part, part.parts)
            assert choices(told) == choices(part), stop.place
            assert len(told.paragraphs) == len(part.paragraphs), stop.place
            assert [key.command for key in told.commands] == [key.command for key in part.commands]
        if stop.parts[0].language == code and stop.place.kind in ("step", "guide", "privacy"):
            # Nothing of the page that it shows by itself is left out.
            whole = engine.page(stop.place, other)
            assert pages[0].helper == whole.helper
            shown = " ".join(text.text for told in pages for text in told.paragraphs)
            assert all(text.text.split()[-1] in shown for text in whole.paragraphs if not text.spare)


@pytest.mark.parametrize(("code", "other"), [("en", "nl"), ("de", "ar"), ("fa", "pl")])
def test_a_text_in_several_parts_is_told_once(
    engine: Engine, languages: OfferedLanguages, code: str, other: str
) -> None:
    """What goes on in another part is divided between sentences, in order; none is lost and none comes twice."""
    divided = 0
    for stop in walk(engine, ScreenChannel(languages, 40, 12), code):
        if stop.parts[0].language != code:
            continue
        # What is spare is left out where it would make a part more.
        told = [text for part in stop.parts for text in engine.retold(part, other).paragraphs]
        texts = [text.text for text in told if not text.spare]
        whole = [text.text for text in engine.retold(engine.page(stop.place, code), other).paragraphs if not text.spare]
        divided += len(texts) > len(whole)
        assert " ".join(texts).split() == " ".join(whole).split(), stop.place
    assert divided > 5


def test_the_lines_to_call_are_those_of_the_visitor(engine: Engine) -> None:
    """A volunteer who reads Dutch must not name another number than the one on the visitor's page."""
    french = engine.page(CrisisPlace("suicide"), "fr")
    told = engine.retold(french, "nl")
    assert told.number == french.number
    assert told.number != engine.page(CrisisPlace("suicide"), "nl").number
    assert "Bel nu" in told.text


def test_languages_are_named_in_the_language_of_the_volunteer(engine: Engine) -> None:
    told = engine.retold(engine.page(LANGUAGE, "nl"), "nl")
    assert {"Oekraïens", "Arabisch"} <= {choice.label for choice in told.choices}


def test_another_window_shows_the_text_that_was_in_sight(engine: Engine, languages: OfferedLanguages) -> None:
    """Whatever the parts are there: who saw a text sees it still; and no place, trail or language changes."""
    small, large = ScreenChannel(languages, 40, 12), ScreenChannel(languages, 56, 16)
    moved = 0
    for before, after in ((small, large), (large, small)):
        for stop in walk(engine, before, "nl"):
            for part in stop.parts:
                here = replace(stop.conversation, part=part.part)
                there = engine.in_another_window(here, before, after)
                assert replace(there, part=here.part) == here
                seen = engine.show(there, after)
                first = part.paragraphs[0].text.split()[0] if part.paragraphs else str(part.choices[0].place)
                held = " ".join((seen.text, *(str(choice.place) for choice in seen.numbered)))
                assert first in held, (stop.place, part.part)
                moved += there.part != here.part
    assert moved > 20


def test_who_has_not_begun_has_not_begun_in_another_window(engine: Engine, languages: OfferedLanguages) -> None:
    small, large = ScreenChannel(languages, 40, 12), ScreenChannel(languages, 80, 24)
    assert engine.in_another_window(Conversation(), large, small) == Conversation()
