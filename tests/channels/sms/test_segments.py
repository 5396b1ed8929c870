"""The arithmetic of segments, checked against its definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.channels.channel import Size
from kiosk.channels.sms.segments import GSM7_BASIC, GSM7_EXTENSION, is_gsm7, measure


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("", Size("GSM-7", 0, 1)),
        ("a" * 160, Size("GSM-7", 160, 1)),
        ("a" * 161, Size("GSM-7", 161, 2)),
        ("a" * 306, Size("GSM-7", 306, 2)),
        ("a" * 307, Size("GSM-7", 307, 3)),
        ("€" * 80, Size("GSM-7", 160, 1)),
        ("a" * 159 + "€", Size("GSM-7", 161, 2)),
        ("a" * 152 + "€" + "a" * 152, Size("GSM-7", 306, 3)),
        ("^{}\\[~]|€\f", Size("GSM-7", 20, 1)),
        ("a\r\nb", Size("GSM-7", 4, 1)),
        ("é è ù ì ò à ä ö ñ ü ß Ç", Size("GSM-7", 23, 1)),
        ("ç", Size("UCS-2", 1, 1)),
        ("ë", Size("UCS-2", 1, 1)),
        ("م" * 70, Size("UCS-2", 70, 1)),
        ("م" * 71, Size("UCS-2", 71, 2)),
        ("م" * 134, Size("UCS-2", 134, 2)),
        ("م" * 135, Size("UCS-2", 135, 3)),
        ("🙂", Size("UCS-2", 2, 1)),
        ("🙂" * 35, Size("UCS-2", 70, 1)),
        ("م" * 66 + "🙂" + "م" * 66, Size("UCS-2", 134, 3)),
        ("e\u0301", Size("UCS-2", 2, 1)),
    ],
)
def test_named_cases(text: str, size: Size) -> None:
    assert measure(text) == size


def test_the_alphabet_has_the_size_of_the_table() -> None:
    # 128 codes, less the escape to the extension table.
    assert len(GSM7_BASIC) == 127
    assert len(GSM7_EXTENSION) == 10
    assert not GSM7_BASIC & GSM7_EXTENSION


@given(st.text(max_size=700))
def test_segments_never_hold_more_than_they_can(text: str) -> None:
    size = measure(text)
    alone, series = (160, 153) if size.encoding == "GSM-7" else (70, 67)
    assert (size.encoding == "GSM-7") == is_gsm7(text)
    if size.units <= alone:
        assert size.segments == 1
    else:
        # A pair that may not straddle wastes at most one unit a segment.
        assert -(-size.units // series) <= size.segments <= -(-size.units // (series - 1))


@given(st.text(max_size=400), st.text(max_size=50))
def test_more_text_never_takes_less(text: str, more: str) -> None:
    assert measure(text + more).segments >= measure(text).segments
