"""Whoever learns sees a part of each text, another one each time, and the same at each build."""

from __future__ import annotations

from kiosk.language.parts_seen import parts

ROWS = tuple(range(1000))


def test_it_is_about_as_large_as_asked_and_keeps_its_order() -> None:
    part = parts(0.3, len(ROWS))(ROWS)
    assert 200 < len(part) < 400
    assert list(part) == sorted(part)


def test_each_time_it_is_another_one_and_each_build_takes_the_same() -> None:
    one, other = parts(0.5, len(ROWS)), parts(0.5, len(ROWS))
    first, second = one(ROWS), one(ROWS)
    assert first != second
    assert (other(ROWS), other(ROWS)) == (first, second)


def test_a_text_of_one_row_is_always_seen() -> None:
    part_of = parts(0.1, 1)
    assert {tuple(part_of((7,))) for _ in range(100)} == {(7,)}
