"""Sends a text message to a gateway as Twilio does: the same form, signed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from xml.etree import ElementTree

import httpx
from twilio.request_validator import RequestValidator

PHONE_NUMBER = "+32470000000"
GATEWAY_NUMBER = "+32460000000"
"""Numbers of the simulation: they are nobody's."""


class GatewayError(Exception):
    """The gateway did not answer a message; the text says why."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A phone number, and the gateway that it texts. ``public_url`` is what the gateway believes its address is."""

    address: str
    public_url: str
    auth_token: str
    number: str = PHONE_NUMBER

    def form(self, body: str, sid: str | None = None) -> dict[str, str]:
        """The form parameters of Twilio's webhook for an incoming message."""
        sid = sid or f"SM{secrets.token_hex(16)}"
        return {
            "ToCountry": "BE",
            "SmsMessageSid": sid,
            "NumMedia": "0",
            "SmsSid": sid,
            "SmsStatus": "received",
            "FromCountry": "BE",
            "Body": body,
            "To": GATEWAY_NUMBER,
            "NumSegments": "1",
            "MessageSid": sid,
            "AccountSid": f"AC{'0' * 32}",
            "From": self.number,
            "ApiVersion": "2010-04-01",
        }

    def signature(self, form: dict[str, str]) -> str:
        """Twilio's signature of a form for ``/sms``."""
        url = f"{self.public_url.partition('#')[0].rstrip('/')}/sms"
        return str(RequestValidator(self.auth_token).compute_signature(url, form))

    async def send(self, body: str) -> str:
        """Send a message; the reply, or "" when there is none. Raises GatewayError."""
        form = self.form(body)
        headers = {"X-Twilio-Signature": self.signature(form)}
        try:
            async with httpx.AsyncClient(timeout=15) as client:
                response = await client.post(f"{self.address.rstrip('/')}/sms", data=form, headers=headers)
        except httpx.HTTPError as error:
            raise GatewayError(f"no gateway at {self.address} ({type(error).__name__})") from error
        if response.status_code != 200:
            raise GatewayError(f"the gateway answered {response.status_code} {response.reason_phrase}")
        return message_in(response.text)


def message_in(twiml: str) -> str:
    """The text of the one message in a TwiML answer; "" when it holds none."""
    message = ElementTree.fromstring(twiml).find("Message")  # noqa: S314 - it comes from our own gateway
    return (message.text or "") if message is not None else ""
