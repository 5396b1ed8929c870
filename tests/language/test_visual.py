"""Right-to-left text on a screen that draws cells from left to right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.visual import shaped, visual, written

PRESENTATION = ("\ufb50", "\ufeff")


def unjoined(text: str) -> str:
    """The plain letters of joined forms."""
    import unicodedata

    return unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("استعمل (Gmail) الآن", "نآلا (Gmail) لمعتسا"),
        ("السعر (خمسة)", "(ةسمخ) رعسلا"),
        ("1  الخطوة", "ةوطخلا  1"),
        ("خطوة 2 من 6", "6 نم 2 ةوطخ"),
        ("السعر 5 €", "€ 5 رعسلا"),
        ("اتصل 112.", ".112 لصتا"),
        ("«مرحبا»", "«ابحرم»"),
        ("[نعم] (لا)", "(لا) [معن]"),
    ],
)
def test_a_line_is_in_the_order_in_which_eyes_read_it(logical: str, seen: str) -> None:
    shown = visual(logical, right_to_left=True)
    # The two letters of لا are one joined form, which unfolds in logical order.
    assert unjoined(shown).replace("لآ", "آل").replace("لا", "ال") == seen.replace("لآ", "آل").replace("لا", "ال")


def test_a_phone_number_between_marks_stays_in_order() -> None:
    assert "0800 32 123" in visual("اتصل \u200e0800 32 123\u200e الآن", right_to_left=True)
    assert "0800 32 123" not in visual("اتصل 0800 32 123 الآن", right_to_left=True)


def test_letters_are_joined() -> None:
    shown = visual("الخطوة", right_to_left=True)
    assert all(PRESENTATION[0] <= letter <= PRESENTATION[1] for letter in shown)


def test_lam_alef_takes_one_cell() -> None:
    assert len(shaped("لا")) == 1


def test_marks_that_order_text_are_not_drawn() -> None:
    assert "\u200e" not in visual("a \u200e1\u200e", right_to_left=False)


def test_latin_text_is_left_alone() -> None:
    assert visual("Kies (Gmail) nu", right_to_left=False) == "Kies (Gmail) nu"


@given(st.text(st.sampled_from("abc12 .,()[]«»!?-+%€/:@אבגدر٠١"), max_size=30), st.booleans())
def test_behind_each_letter_is_a_gap_beside_it(text: str, right_to_left: bool) -> None:
    """At its left or at its right, as it is read: so every drawn letter has one, and brackets may be turned."""
    line, (_, *gaps) = written(text, right_to_left=right_to_left)
    beside = [gap.edge - (not gap.leftward) for gap in gaps]
    assert sorted(beside) == list(range(len(text)))
    turned = dict(zip("()[]«»", ")(][»«", strict=True))
    for letter, cell in zip(text, beside, strict=True):
        if letter not in "در":
            assert line[cell] in (letter, turned.get(letter))


@given(st.text(st.sampled_from("لاأآإكتَُـٰ abé1٠،漢") | st.characters(), max_size=30), st.booleans())
def test_what_is_typed_is_drawn_as_any_text(text: str, right_to_left: bool) -> None:
    text = "".join(filter(str.isprintable, text))
    line, gaps = written(text, right_to_left=right_to_left)
    assert line == visual(text, right_to_left=right_to_left)
    assert [len(text) + 1, True] == [len(gaps), all(0 <= gap.edge <= len(line) for gap in gaps)]
