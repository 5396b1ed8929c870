"""The phone in the terminal, with a real gateway behind it."""

from __future__ import annotations

import asyncio

import pytest
from textual.widgets import Input, Static

from sms_gateway.simulator.gateway import LocalGateway, RemoteGateway
from sms_gateway.simulator.phone import Phone
from sms_gateway.simulator.sender import GatewayError, Sender, message_in


def shown(phone: Phone) -> str:
    return "\n".join(str(widget.render()) for widget in phone.query(Static))


async def test_a_newcomer_can_try_everything_without_an_account() -> None:
    with LocalGateway() as sender:
        phone = Phone(sender)
        async with phone.run_test(size=(80, 40)) as pilot:
            for said, answer in (("hello", "1 Log in, stay safe"), ("1", "A safe password"), ("STOP", "no answer")):
                phone.query_one(Input).value = said
                await pilot.press("enter")
                async with asyncio.timeout(60):
                    while answer not in shown(phone):
                        await asyncio.sleep(0.01)
            assert "GSM-7 · " in shown(phone)
            assert "2 answers, 3 segments" in shown(phone)


async def test_it_says_when_there_is_no_gateway() -> None:
    with pytest.raises(GatewayError, match="no gateway at http"):
        await Sender("http://127.0.0.1:1", "http://127.0.0.1:1", "token").send("hello")


async def test_it_says_when_the_gateway_refuses_it() -> None:
    with LocalGateway() as sender, pytest.raises(GatewayError, match="the gateway answered 403 Forbidden"):
        await Sender(sender.address, sender.public_url, "another token").send("hello")


def test_it_texts_a_gateway_with_the_settings_of_the_environment() -> None:
    environment = {
        "TWILIO_AUTH_TOKEN": "token",
        "SMS_GATEWAY_PUBLIC_URL": "https://kiosk.example.org",
        "SMS_GATEWAY_HASH_KEY": "k" * 32,
    }
    with RemoteGateway.from_settings("http://127.0.0.1:8000", environment) as sender:
        assert sender == Sender("http://127.0.0.1:8000", "https://kiosk.example.org", "token")


@pytest.mark.parametrize(
    ("twiml", "text"),
    [("<Response/>", ""), ("<Response><Message>a &amp; b\n1</Message></Response>", "a & b\n1")],
)
def test_what_is_in_an_answer(twiml: str, text: str) -> None:
    assert message_in(twiml) == text
