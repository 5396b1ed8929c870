"""The floor for the webhook: verify the signature, commit one row durably, return fixed TwiML. Nothing less is safe."""

from __future__ import annotations

import os
import sqlite3
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator

TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response><Message>Menu</Message></Response>'


def create_app() -> Starlette:
    """The app, with the settings of the gateway."""
    validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
    url = f"{os.environ['SMS_GATEWAY_PUBLIC_URL']}/sms"
    path = os.environ["KIOSK_DATABASE_URL"].removeprefix("sqlite:///")
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE IF NOT EXISTS messages (sid TEXT PRIMARY KEY, sender TEXT)")

    async def sms(request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        if not validator.validate(url, form, request.headers.get("X-Twilio-Signature", "")):
            return Response(status_code=403)
        database.execute("INSERT INTO messages VALUES (?, ?)", (form["MessageSid"], form["From"]))
        return Response(TWIML, media_type="text/xml")

    async def health(_: Request) -> Response:
        return Response("ok")

    return Starlette(routes=[Route("/sms", sms, methods=["POST"]), Route("/healthz", health)])
