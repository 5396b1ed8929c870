"""How a text is broken into lines: no word is left alone on the last one, and what belongs together stays together."""

from __future__ import annotations

import pytest

from kiosk.tui.lines import Paper


def lines(text: str, width: int, *, right_to_left: bool = False) -> tuple[str, ...]:
    return Paper(width, right_to_left).wrapped(text)


def test_a_last_word_is_not_alone() -> None:
    assert lines("Vraag het aan onze balie. Of kies wie u wilt bellen.", 51) == (
        "Vraag het aan onze balie.",
        "Of kies wie u wilt bellen.",
    )
    assert lines("Take two words", 40) == ("Take two words",)
    assert lines("Take two words and then one more", 22) == ("Take two words and", "then one more")


def test_no_line_more_is_taken_for_that() -> None:
    text = "We keep none of your words."
    for width in range(6, 30):
        assert len(lines(text, width)) <= len(lines(text, width - 1))
    assert lines("a Donaudampfschifffahrtskapitän", 12) == ("a Donaudampf", "schifffahrts", "kapitän")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Card Stop: 078 170 170 · Nederlands, Français", 25, ("Card Stop: 078 170 170", "· Nederlands, Français")),
        ("Bel 0800 32 123 nu meteen", 12, ("Bel", "0800 32 123", "nu meteen")),
        ("U maakt een lang wachtwoord. U gebruikt het", 31, ("U maakt een lang wachtwoord.", "U gebruikt het")),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, width: int, expected: tuple[str, ...]) -> None:
    assert lines(text, width) == expected


def test_a_line_that_is_read_from_the_right_is_turned_after_it_is_broken() -> None:
    left, right = (lines("خذ 4 كلمات لا علاقة بينها", 20, right_to_left=side) for side in (False, True))
    assert len(left) == len(right) == 2
    assert "4" in right[0]


def test_of_what_has_no_room_the_beginning_is_kept() -> None:
    assert (
        Paper(40, right_to_left=False).on_one_line("Sint-Jans-Molenbeek, loket Noord", 27)
        == "Sint-Jans-Molenbeek, loket"
    )
    assert Paper(40, right_to_left=False).on_one_line("Sint-Jans-Molenbeek", 9) == "Sint-Jans"
    paper, word = Paper(40, right_to_left=True), "المستشفيات"
    # Read from the right: its beginning is what stands last.
    assert paper.seen(word).endswith(paper.on_one_line(word, 4))
    assert len(paper.on_one_line(word, 4)) == 4
