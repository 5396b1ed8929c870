"""Paper: every letter is there and large, both directions, nothing of a visitor, and the way home."""

from __future__ import annotations

import getpass
import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from pypdfium2 import raw

from kiosk.channels.paper.columns import columns
from kiosk.channels.paper.pdf import NotSet, pdf
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import parse
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.sheet import Entry, Section, Sheet
from kiosk.guides.site import Office
from kiosk.language.offered import OfferedLanguages
from kiosk.printing.fonts import Fonts, fonts_for
from tests.conftest import NOON

SMALLEST = 16
"""Points."""

MOST_PAGES = 4
"""Two sheets of paper, printed on both sides."""

GUIDE = parse("guide/lost-or-scammed")
"""The longest one, with the most services."""


@pytest.fixture(scope="module")
def at_the_office(engine: Engine) -> Engine:
    """An office with both of its numbers."""
    office = Office("Digipunt Genk", "089 12 34 56", "0460 20 12 34", prints=True)
    return Engine(engine.catalogue, engine.languages, office, lambda: NOON)


@pytest.fixture(scope="module")
def fonts(languages: OfferedLanguages) -> Fonts:
    return fonts_for(languages.codes, os.environ)


@pytest.fixture(scope="module")
def printed(languages: OfferedLanguages, fonts: Fonts) -> Callable[..., bytes]:
    def made(*sheets: Sheet) -> bytes:
        return pdf(columns(sheets, languages.facts), fonts.families, fonts.folders)

    return made


def sheet(engine: Engine, place: Any, code: str) -> Sheet:
    found = engine.sheet(place, code)
    assert found is not None
    return found


def pages(made: bytes) -> Sequence[Any]:
    return pypdfium2.PdfDocument(made)  # type: ignore[no-any-return]


def text_of(made: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pages(made))


def sizes(made: bytes) -> set[float]:
    found = set()
    for page in pages(made):
        text = page.get_textpage()
        # PDFium adds spaces of its own between words.
        drawn = (index for index in range(text.count_chars()) if raw.FPDFText_GetUnicode(text, index) > ord(" "))
        found |= {raw.FPDFText_GetFontSize(text, index) for index in drawn}
    return found


def everything(engine: Engine, code: str) -> Sheet:
    """All guides and services on one paper."""
    content = engine.catalogue.content
    places = [*map(GuidePlace, content.guides), *map(ServicePlace, content.services)]
    sheets = [sheet(engine, place, code) for place in places]
    titles = Section("", tuple(Entry(each.title) for each in sheets))
    return replace(sheets[0], sections=(titles, *(section for each in sheets for section in each.sections)))


def test_every_letter_of_every_paper_is_there_and_large(
    at_the_office: Engine, languages: OfferedLanguages, printed: Callable[..., bytes]
) -> None:
    for code in languages.codes:
        made = printed(everything(at_the_office, code))
        assert min(sizes(made)) >= SMALLEST, code
        longest = printed(sheet(at_the_office, GUIDE, code))
        assert len(pages(longest)) <= MOST_PAGES, code
        assert min(sizes(longest)) >= SMALLEST, code


def test_a_letter_that_no_font_has_is_never_printed_as_a_square(
    at_the_office: Engine, printed: Callable[..., bytes]
) -> None:
    with pytest.raises(NotSet, match="could not be displayed"):
        printed(replace(sheet(at_the_office, GUIDE, "nl"), title="አማርኛ"))


def test_what_is_printed_is_text_and_no_command_of_the_typesetter(
    at_the_office: Engine, printed: Callable[..., bytes]
) -> None:
    title = '#read("/etc/passwd") *not bold* $x$ // \\'
    text = text_of(printed(replace(sheet(at_the_office, GUIDE, "nl"), title=title)))
    assert title in " ".join(text.split())


def test_a_paper_has_the_goal_all_steps_and_whoever_they_name(
    at_the_office: Engine, printed: Callable[..., bytes]
) -> None:
    text = " ".join(text_of(printed(sheet(at_the_office, GUIDE, "en"))).split())
    guide = at_the_office.catalogue.guide("lost-or-scammed")
    assert guide.goal in text
    for number, step in enumerate(guide.steps, start=1):
        assert f"{number} {step.title}" in text
    assert "Card Stop 078 170 170 Somebody answers day and night." in text
    assert "Digipunt Genk 089 12 34 56" in text
    assert text.endswith(f"4 / {MOST_PAGES}")


def test_a_service_has_its_hours_and_no_clock(
    engine_at: Callable[[datetime], Engine], printed: Callable[..., bytes]
) -> None:
    """The same at noon and at night: it is read at any hour."""
    noon, night = engine_at(NOON), engine_at(datetime(2026, 12, 25, 3))
    content = noon.catalogue.content
    for place in (*map(GuidePlace, content.guides), *map(ServicePlace, content.services)):
        for code in ("nl", "fa"):
            assert sheet(noon, place, code) == sheet(night, place, code)
    texts = [text for id in content.services for text in sheet(noon, ServicePlace(id), "en").texts]
    assert "Monday to Friday, from 9:00 to 17:00." in texts
    assert not any(" now" in text and ("open" in text or "closed" in text) for text in texts)


def test_nothing_tells_who_printed_when_or_where(at_the_office: Engine, printed: Callable[..., bytes]) -> None:
    made = printed(sheet(at_the_office, GUIDE, "nl"))
    assert made == printed(sheet(at_the_office, GUIDE, "nl"))
    about = pypdfium2.PdfDocument(made).get_metadata_dict()
    assert {name for name, value in about.items() if value} == {"Title", "Creator"}
    assert about["Creator"].startswith("Typst ")
    for secret in (getpass.getuser(), platform.node(), "/home/", "/tmp/"):
        assert secret.encode() not in made.replace(b"/Root", b""), secret
    assert b"CreationDate" not in made


def test_the_square_leads_home_to_the_same_guide(at_the_office: Engine, printed: Callable[..., bytes]) -> None:
    for code, others in (("nl", ()), ("ar", ("nl",))):
        made = printed(*(sheet(at_the_office, GUIDE, each) for each in (code, *others)))
        pictures = [page.render(scale=2).to_numpy() for page in pages(made)]
        squares = [square.text for picture in pictures for square in zxingcpp.read_barcodes(picture)]
        assert squares == ["sms:0460201234?body=CHW0"]


def test_without_a_number_for_text_messages_the_code_stands_alone(
    engine: Engine, printed: Callable[..., bytes]
) -> None:
    made = printed(sheet(engine, GUIDE, "nl"))
    assert "CHW0" in text_of(made)
    assert not any(zxingcpp.read_barcodes(page.render(scale=2).to_numpy()) for page in pages(made))


def left_of(made: bytes, letters: str) -> float:
    """How far from the left edge of the first page a text begins, as a part of its width."""
    page = pages(made)[0]
    text = page.get_textpage()
    index = text.get_text_range().index(letters)
    left, _, right, _ = text.get_charbox(index)
    return float((left + right) / 2 / page.get_width())


def test_a_language_from_the_right_begins_there(at_the_office: Engine, printed: Callable[..., bytes]) -> None:
    from_the_left = printed(sheet(at_the_office, GUIDE, "nl"))
    from_the_right = printed(sheet(at_the_office, GUIDE, "ar"))
    assert left_of(from_the_left, "Kaart weg") < 0.2
    assert left_of(from_the_left, "1") < left_of(from_the_left, "Blokkeer") < 0.3
    assert left_of(from_the_right, "ضياع") > 0.8
    assert left_of(from_the_right, "1") > left_of(from_the_right, "أوقف") > 0.7


def test_two_languages_stand_line_beside_line_in_every_guide(
    at_the_office: Engine, languages: OfferedLanguages, printed: Callable[..., bytes]
) -> None:
    content = at_the_office.catalogue.content
    for place in (*map(GuidePlace, content.guides), *map(ServicePlace, content.services)):
        for code in languages.codes[1:]:
            paper = columns([sheet(at_the_office, place, each) for each in (code, "nl")], languages.facts)
            rows = [row for section in paper["sections"] for entry in section["entries"] for row in entry["lines"]]
            assert rows
            assert all(len(row) == 2 and all(row) for row in rows), (place, code)
    made = printed(sheet(at_the_office, GUIDE, "ar"), sheet(at_the_office, GUIDE, "nl"))
    assert left_of(made, "Nederlands") < 0.2
    assert left_of(made, "العربية") > 0.8
    assert min(sizes(made)) >= SMALLEST


def test_sentences_stand_apart_where_both_languages_have_as_many(languages: OfferedLanguages) -> None:
    def paper(dutch: str, arabic: str) -> Any:
        both = [
            Sheet(GUIDE, code, "1", (Section("", (Entry("2", (text,)),)),))
            for code, text in (("ar", arabic), ("nl", dutch))
        ]
        return columns(both, languages.facts)["sections"][0]["entries"][0]["lines"]

    assert paper("Bel 112. Nu!", "اتصل؟ الآن.") == [["اتصل؟", "Bel 112."], ["الآن.", "Nu!"]]
    assert paper("Bel nu.", "اتصل؟ الآن.") == [["اتصل؟ الآن.", "Bel nu."]]


def test_a_number_stays_on_its_line_and_an_address_may_break(languages: OfferedLanguages) -> None:
    text = "Bel 078 170 170 of schrijf naar suspicious@safeonweb.be nu."
    paper = columns([Sheet(GUIDE, "nl", "1", (Section("", (Entry(lines=(text,)),)),))], languages.facts)
    ((line,),) = paper["sections"][0]["entries"][0]["lines"]
    assert line == "Bel 078\u00a0170\u00a0170 of schrijf naar suspicious@\u200bsafeonweb.\u200bbe nu."
    assert json.loads(json.dumps(paper)) == paper, "it goes to another process"
