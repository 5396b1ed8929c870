"""Who texted, without the number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_gateway.kept.senders import Senders, Unreadable

OLD, NEW = "o" * 32, "n" * 32


@given(st.text(), st.text())
def test_what_is_sealed_is_read_with_the_same_number_and_key_alone(number: str, text: str) -> None:
    number, text = (value.encode("utf-8", "replace").decode() for value in (number, text))
    sealed = Senders([OLD]).of(number).seal(text)
    assert Senders([NEW, OLD]).of(number).unseal(sealed) == text
    for stranger in (Senders([NEW]).of(number), Senders([OLD]).of(f"{number}0")):
        with pytest.raises(Unreadable):
            stranger.unseal(sealed)


def test_the_newest_key_writes() -> None:
    rotated = Senders([NEW, OLD]).of("+32470000000")
    assert rotated.name == Senders([NEW]).of("+32470000000").name
    assert rotated.names[1] == Senders([OLD]).of("+32470000000").name
    assert Senders([NEW]).of("+32470000000").unseal(rotated.seal("here")) == "here"


def test_the_same_text_is_never_sealed_the_same() -> None:
    sender = Senders([OLD]).of("+32470000000")
    assert sender.seal("menu") != sender.seal("menu")


@pytest.mark.parametrize("sealed", [b"", b"short", b"\0" * 12, b"\0" * 200])
def test_what_was_never_sealed_is_unreadable(sealed: bytes) -> None:
    with pytest.raises(Unreadable):
        Senders([OLD]).of("+32470000000").unseal(sealed)
