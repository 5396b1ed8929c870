"""Many texts with their numbers, kept by their hashes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.understanding.hashed import Hashed

numbered = st.dictionaries(st.binary(max_size=6), st.integers(0, 65_535), max_size=200)


@given(numbered)
def test_each_text_has_its_number_also_when_it_was_written_and_read(texts: dict[bytes, int]) -> None:
    for hashed in (Hashed.of(texts), Hashed.from_bytes(Hashed.of(texts).to_bytes())):
        assert hashed.of_each(texts) == list(texts.values())


@given(numbered, st.binary(min_size=7, max_size=9))
def test_a_text_that_is_not_among_them_has_none(texts: dict[bytes, int], other: bytes) -> None:
    assert Hashed.of(texts).get(other) is None


def test_half_a_file_is_no_file() -> None:
    whole = Hashed.of({b"a": 1, b"b": 2, b"c": 3}).to_bytes()
    for size in range(1, len(whole)):
        if size not in (6, 12, 24):
            with pytest.raises(ValueError, match="not whole"):
                Hashed.from_bytes(whole[:size])
