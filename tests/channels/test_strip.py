"""The paper of a receipt printer: every letter is there, large and inside, and what leads on can be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdfium2 import raw

from kiosk.channels.paper.columns import columns
from kiosk.channels.paper.hyphens import MAY_BREAK, MAY_DIVIDE, divided
from kiosk.channels.paper.pdf import NotSet, typeset
from kiosk.channels.paper.rolls import ROLLS
from kiosk.channels.paper.strip import TEMPLATE, strip, strip_inputs
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import parse
from kiosk.guides.sheet import Entry, Section, Sheet
from kiosk.guides.site import Office
from kiosk.language.offered import OfferedLanguages
from kiosk.printing.fonts import Fonts, fonts_for
from tests.channels.test_paper import GUIDE, SMALLEST, everything, sheet
from tests.conftest import NOON

EDGE = 1.0
"""Points at each side: a third of the margin, since a letter such as J may lean over."""

NARROWEST = "58 mm"

ALL_IN_ONE_PIECE = ("078 170 170", "00800 2123 2123", "089 12 34 56", "+32 460 20 12 34")


@pytest.fixture(scope="module")
def at_the_office(engine: Engine) -> Engine:
    """An office whose number for text messages is the longest that people dial."""
    office = Office("Digipunt Genk", "089 12 34 56", "+32 460 20 12 34", prints=True)
    return Engine(engine.catalogue, engine.languages, office, lambda: NOON)


@pytest.fixture(scope="module")
def fonts(languages: OfferedLanguages) -> Fonts:
    return fonts_for(languages.codes, os.environ)


def picture(sheets: Sequence[Sheet], roll: str, languages: OfferedLanguages, fonts: Fonts) -> Image.Image:
    made = strip(columns(sheets, languages.facts), fonts.families, fonts.folders, ROLLS[roll])
    return Image.open(BytesIO(made))


def as_text(sheets: Sequence[Sheet], roll: str, languages: OfferedLanguages, fonts: Fonts) -> bytes:
    """The same as a PDF, whose letters can be measured."""
    inputs = strip_inputs(columns(sheets, languages.facts), fonts.families, ROLLS[roll])
    return typeset(TEMPLATE, inputs, fonts.families, fonts.folders)


def assert_inside_and_large(made: bytes, whose: str) -> None:
    (page,) = pypdfium2.PdfDocument(made)
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_chars()):
        if raw.FPDFText_GetUnicode(text, index) > ord(" "):
            left, bottom, right, top = text.get_charbox(index)
            inside = EDGE <= left <= right <= page.get_width() - EDGE and EDGE <= bottom <= top <= height - EDGE
            large = round(raw.FPDFText_GetFontSize(text, index), 1) >= SMALLEST
            assert inside, (whose, text.get_text_range(max(0, index - 12), 24))
            assert large, (whose, text.get_text_range(max(0, index - 12), 24))


def lines_of(made: bytes) -> list[str]:
    (page,) = pypdfium2.PdfDocument(made)
    text = page.get_textpage().get_text_range()
    return [line.replace("\u00a0", " ") for line in text.splitlines()]


@pytest.mark.parametrize("roll", ROLLS)
@pytest.mark.parametrize("codes", [("nl",), ("ar",), ("ar", "nl"), ("pl", "fa")], ids="+".join)
def test_a_receipt_is_black_on_white_as_wide_as_the_roll_and_its_square_is_read(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts, roll: str, codes: tuple[str, ...]
) -> None:
    drawn = picture([sheet(at_the_office, GUIDE, code) for code in codes], roll, languages, fonts)
    assert (drawn.mode, drawn.width) == ("1", ROLLS[roll].dots)
    (square,) = zxingcpp.read_barcodes(drawn.crop((0, drawn.height - drawn.width, *drawn.size)).convert("L"))
    assert square.text == "sms:+32460201234?body=CHW0"


def test_every_guide_and_service_fits_on_the_narrowest_roll_in_every_language(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts
) -> None:
    for code in languages.codes:
        assert_inside_and_large(as_text([everything(at_the_office, code)], NARROWEST, languages, fonts), code)


@pytest.mark.parametrize("roll", ["80 mm", "80 mm, 180 dpi"])
def test_the_longest_guide_fits_on_the_others(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts, roll: str
) -> None:
    for code in languages.codes:
        both = [sheet(at_the_office, GUIDE, each) for each in dict.fromkeys((code, "nl"))]
        assert_inside_and_large(as_text(both, roll, languages, fonts), code)


def test_no_number_is_cut_and_each_begins_where_its_text_does(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts
) -> None:
    for roll in ROLLS:
        for code in ("nl", "uk"):
            lines = lines_of(as_text([sheet(at_the_office, GUIDE, code)], roll, languages, fonts))
            for number in ALL_IN_ONE_PIECE:
                assert any(number in line for line in lines), (roll, code, number)


def test_two_languages_stand_below_one_another_in_the_order_of_the_paper(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts
) -> None:
    both = [sheet(at_the_office, GUIDE, code) for code in ("en", "nl")]
    text = " ".join(" ".join(lines_of(as_text(both, "80 mm", languages, fonts))).split())
    english, dutch = ([entry.title for section in each.sections for entry in section.entries] for each in both)
    order = ["English", "Nederlands", both[0].title, both[1].title]
    order += [title for titles in zip(english, dutch, strict=True) for title in titles if title]
    at = 0
    for title in (*order, "+32 460 20 12 34", "CHW0"):
        at = text.index(title, at) + len(title)


def test_a_language_from_the_right_begins_there(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts
) -> None:
    for code, begins_left in (("nl", True), ("ar", False)):
        drawn = picture([sheet(at_the_office, GUIDE, code)], "80 mm", languages, fonts).convert("L")
        last_line_of_title = drawn.crop((0, 0, drawn.width, 40)).point(lambda grey: 255 - grey)
        left, _, right, _ = last_line_of_title.getbbox() or (0, 0, 0, 0)
        assert (left < drawn.width - right) is begins_left


@pytest.mark.parametrize("roll", ROLLS)
def test_an_address_reads_from_the_left_in_a_language_from_the_right(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts, roll: str
) -> None:
    made = as_text([sheet(at_the_office, parse("service/antigif"), "ar")], roll, languages, fonts)
    (page,) = pypdfium2.PdfDocument(made)
    text = page.get_textpage()
    indices = [index for index in range(text.count_chars()) if raw.FPDFText_GetUnicode(text, index) > ord(" ")]
    drawn = [(chr(raw.FPDFText_GetUnicode(text, index)), text.get_charbox(index)) for index in indices]
    ((sign, line, _, top),) = (box for letter, box in drawn if letter == "/")
    beside = [(letter, box[0]) for letter, box in drawn if letter.isascii() and line < (box[1] + box[3]) / 2 < top]
    assert "".join(letter for letter, _ in sorted(beside, key=lambda each: each[1])) == "antigifcentrum.be/"
    assert max(left for _, left in beside) == sign


def test_the_same_place_is_the_same_receipt(at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts) -> None:
    def made() -> bytes:
        paper = columns([sheet(at_the_office, GUIDE, "nl")], languages.facts)
        return strip(paper, fonts.families, fonts.folders, ROLLS["80 mm"])

    assert made() == made(), "nothing of who printed, when or where"


def test_a_letter_that_no_font_has_is_never_printed_as_a_square(
    at_the_office: Engine, languages: OfferedLanguages, fonts: Fonts
) -> None:
    with pytest.raises(NotSet, match="could not be displayed"):
        picture([replace(sheet(at_the_office, GUIDE, "nl"), title="አማርኛ")], "80 mm", languages, fonts)


@pytest.mark.parametrize(
    ("text", "locale", "vowels", "parts"),
    [
        ("Een veilig wachtwoord", "nl_BE", "", "Een veilig wacht|woord"),
        ("налаштуваннях", "uk_UA", "", "нала|ш|ту|ва|н|нях"),
        ("uygulamasıyla", "tr_TR", "aeıioöuü", "uygu|la|ma|sıyla"),
        ("الإعدادات", "ar_MA", "", "الإعدادات"),
        ("Bel 078\u00a0170\u00a0170 nu", "nl_BE", "", "Bel 078\u00a0170\u00a0170 nu"),
        ("suspicious@safeonweb.be", "nl_BE", "", "suspicious@_safeonweb._be"),
        ("24/7 open", "nl_BE", "", "24/7 open"),
    ],
)
def test_long_words_may_be_divided_addresses_broken_and_numbers_neither(
    text: str, locale: str, vowels: str, parts: str
) -> None:
    assert divided(text, locale, vowels).replace(MAY_DIVIDE, "|").replace(MAY_BREAK, "_") == parts


def test_a_word_that_no_dictionary_divides_and_a_long_address_stay_inside(
    languages: OfferedLanguages, fonts: Fonts
) -> None:
    long = ("W" * 30, "www." + "m" * 30 + ".be/" + "a" * 40, "+32 460 20 12 34 56 78", "ш" * 30)
    lines = tuple(f"{word} {word}." for word in long)
    for code in ("nl", "ar"):
        entries = tuple(Entry(title=word, number=word, lines=lines) for word in long)
        made = as_text([Sheet(parse("menu"), code, long[0], (Section("", entries),))], NARROWEST, languages, fonts)
        assert_inside_and_large(made, code)
