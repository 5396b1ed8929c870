"""Messages are spelled as people text, where that costs less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.channels.sms.segments import is_gsm7, measure
from kiosk.channels.sms.spelling import spell


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("België", "Belgie"),
        ("één café à Liège", "één café à Liège"),
        ("français, ça va, Ça", "francais, ca va, Ça"),
        ("l’œuvre « ici »…", 'l\'oeuvre " ici "...'),
        ("Größe € ñ", "Größe € ñ"),
        ("e\u0301te\u0301", "été"),
        ("żółć ğış", "zólc gis".replace("ó", "o")),
        ("a\u00a0b–c", "a b-c"),
        ("„Œuvre” “ĳs” ‘Łódź’ «ı»", '"OEuvre" "ijs" \'Lodz\' "i"'),
        ("a—b·c\u202fd\u2009e…", "a-b-c d e..."),
    ],
)
def test_folding(text: str, spelled: str) -> None:
    assert spell(text, "fold") == spelled


def test_a_message_that_stays_ucs2_keeps_its_letters() -> None:
    assert spell("Français, العربية", "fold") == "Français, العربية"


def test_kept_spelling_changes_signs_only_where_that_saves() -> None:
    assert spell("It’s", "keep") == "It's"
    assert spell("şu’", "keep") == "şu’"


@given(st.text(max_size=200))
def test_spelling_never_costs_more(text: str) -> None:
    import unicodedata

    assert measure(spell(text, "fold")).segments <= measure(unicodedata.normalize("NFC", text)).segments
    assert is_gsm7(spell(text, "fold")) or spell(text, "fold") == unicodedata.normalize("NFC", text)
