"""A parameter that comes twice in one request: Twilio signs each of its values."""

from __future__ import annotations

import base64
import hmac
from urllib.parse import urlencode

import httpx
import pytest

from sms_gateway.simulator.sender import message_in
from tests.sms_gateway.phones import PUBLIC_URL, TOKEN, Phone

Pairs = list[tuple[str, str]]


def signature(pairs: Pairs) -> str:
    """As Twilio's page on security says it: the address, then the names in their order, each with its values in theirs,
    and nothing between. Written out here, so that it is not the validator that judges itself."""
    signed = f"{PUBLIC_URL}/sms" + "".join(name + value for name, value in sorted(set(pairs)))
    return base64.b64encode(hmac.new(TOKEN.encode(), signed.encode(), "sha1").digest()).decode()


async def sent(phone: Phone, pairs: Pairs, signed: Pairs | None = None) -> httpx.Response:
    """Send these parameters in this order, with the signature of others where they are given."""
    headers = {
        "X-Twilio-Signature": signature(pairs if signed is None else signed),
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return await phone.client.post("/sms", content=urlencode(pairs), headers=headers)


def message(phone: Phone, body: str, *more: tuple[str, str]) -> Pairs:
    return [*phone.sender.form(body).items(), *more]


@pytest.mark.parametrize(
    "more",
    [
        [("MediaUrl0", "https://api.example.org/b"), ("MediaUrl0", "https://api.example.org/a")],
        [("Label", "one"), ("Label", "")],
        [("Label", "same"), ("Label", "same")],
        [("Label", "é"), ("Label", "ه"), ("Label", "e")],
    ],
    ids=["two values", "an empty one", "the same twice", "three alphabets"],
)
async def test_a_repeated_parameter_is_signed_with_all_its_values(phone: Phone, more: Pairs) -> None:
    pairs = message(phone, "english", *more)
    response = await sent(phone, pairs)
    assert response.status_code == 200
    assert message_in(response.text).startswith("Menu\n1 Log in, stay safe")


async def test_its_place_in_the_request_makes_no_difference(phone: Phone) -> None:
    pairs = message(phone, "english", ("Label", "a"))
    assert (await sent(phone, [("Label", "b"), *pairs])).status_code == 200
    assert (await sent(phone, [*pairs, ("Label", "b")][::-1])).status_code == 200


@pytest.mark.parametrize(
    "more",
    [
        [("Label", "a")],
        [("Label", "b")],
        [("Label", "a"), ("Label", "c")],
        [("Label", "a"), ("Label", "b"), ("Label", "c")],
        [("Label", "ab")],
        [],
    ],
    ids=["the last is gone", "the first is gone", "another value", "one more", "joined", "none"],
)
async def test_no_value_of_it_can_be_changed(phone: Phone, more: Pairs) -> None:
    pairs = message(phone, "english")
    signed: Pairs = [*pairs, ("Label", "a"), ("Label", "b")]
    response = await sent(phone, [*pairs, *more], signed)
    assert (response.status_code, response.content) == (403, b"")


async def test_a_second_text_cannot_be_slipped_into_a_signed_message(phone: Phone) -> None:
    pairs = message(phone, "english")
    for forged in ([*pairs, ("Body", "menu")], [("Body", "menu"), *pairs]):
        assert (await sent(phone, forged, pairs)).status_code == 403


async def test_of_a_text_that_is_signed_twice_the_last_one_counts(phone: Phone) -> None:
    response = await sent(phone, message(phone, "english", ("Body", "français")))
    assert response.status_code == 200
    assert "Accès, sécurité" in message_in(response.text)
