"""How phrases are looked for in a text: how far their words may stand apart, slips, and other alphabets."""

from __future__ import annotations

import pytest

from kiosk.understanding.crisis.manner import Manner
from kiosk.understanding.crisis.phrases import take_apart
from kiosk.understanding.crisis.recognition import Recogniser
from kiosk.understanding.words import CrisisPhrases

KINDS = ("danger", "suicide")


RUSSIAN = Manner(
    spelling=(
        *("х kh h = h", "ч ch = 4", "ц ts = c", "у ю yu u = u", "о o = o", "м m = m", "е e = e", "р r = r", "т t = t"),
        "ь =",
    )
)


def recogniser(*phrases: str, manner: Manner | None = None, likely: tuple[str, ...] = ("en",)) -> Recogniser:
    tables = {"en": take_apart(CrisisPhrases({"suicide": phrases}))}
    return Recogniser(tables, KINDS, likely=lambda _: likely, manners={"en": manner or Manner()})


@pytest.mark.parametrize(
    ("said", "gap", "found"),
    [
        ("want die", 1, True),
        ("want really die", 1, True),
        ("want really honestly die", 1, False),
        ("want really honestly die", 2, True),
        ("want to just to die", 1, True),
        ("want to to to to die", 1, True),
        ("want to to to to to just really die", 1, False),
        ("die to want", 1, False),
    ],
)
def test_small_words_do_not_count_between_two_words_of_a_phrase(said: str, gap: int, found: bool) -> None:
    recognise = recogniser("want die", manner=Manner(gap, frozenset({"to"}))).recognise
    assert (recognise(said) is not None) == found


def test_a_slip_makes_a_phrase_weak() -> None:
    recognise = recogniser("i want suicide").recognise
    exact, slip = recognise("i want suicide"), recognise("i want suicdie")
    assert exact is not None
    assert slip is not None
    assert (exact.strong, slip.strong) == (True, False)


def test_a_word_that_stands_alone_for_a_crisis_must_be_that_word() -> None:
    assert recogniser("suicide").recognise("suicide") is not None
    assert recogniser("suicide").recognise("suicdie") is None
    assert recogniser("умереть", manner=RUSSIAN).recognise("umeret") is None


def test_a_phrase_of_another_language_is_weak() -> None:
    phrase = "i want die"
    found = {likely: recogniser(phrase, likely=likely).recognise(phrase) for likely in (("en",), ("nl",), ())}
    assert {likely: crisis and crisis.strong for likely, crisis in found.items()} == {
        ("en",): True,
        ("nl",): False,
        (): True,
    }


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("хочу умереть", True),
        ("hochu umeret", True),
        ("Khochu umeret'", True),
        ("hochu", False),
        ("hocu umeret", False),
    ],
)
def test_a_phrase_is_also_found_in_latin_letters(said: str, found: bool) -> None:
    assert (recogniser("хочу умереть", manner=RUSSIAN).recognise(said) is not None) == found
    assert (recogniser("хоч* умереть", manner=RUSSIAN).recognise(said) is not None) == found


def test_latin_letters_count_in_the_language_of_the_text_alone() -> None:
    assert recogniser("хочу умереть", manner=RUSSIAN, likely=("nl",)).recognise("hochu umeret") is None
