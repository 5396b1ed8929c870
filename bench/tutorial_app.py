"""What somebody would write from Twilio's tutorial: Flask, its request validator, SQLite, one reply."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from functools import wraps

from flask import Flask, Response, abort, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

app = Flask(__name__)
PATH = os.environ["KIOSK_DATABASE_URL"].removeprefix("sqlite:///")


def validate_twilio_request(handler: Callable[[], Response]) -> Callable[[], Response]:
    """The decorator of the tutorial "Secure your Flask app by validating incoming Twilio requests"."""

    @wraps(handler)
    def decorated() -> Response:
        validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
        url = f"{os.environ['SMS_GATEWAY_PUBLIC_URL']}/sms"
        if not validator.validate(url, request.form, request.headers.get("X-TWILIO-SIGNATURE", "")):
            abort(403)
        return handler()

    return decorated


@app.post("/sms")
@validate_twilio_request
def sms() -> Response:
    with sqlite3.connect(PATH, timeout=30) as database:
        database.execute(
            "INSERT INTO messages VALUES (?, ?, ?)", (request.form["MessageSid"], request.form["From"], "menu")
        )
    database.close()
    response = MessagingResponse()
    response.message("Menu\n1 Start\n2 Find and judge")
    return Response(str(response), mimetype="text/xml")


@app.get("/healthz")
def health() -> str:
    return "ok"


if __name__ == "__main__":
    with sqlite3.connect(PATH) as first:
        first.execute("CREATE TABLE IF NOT EXISTS messages (sid TEXT PRIMARY KEY, sender TEXT, state TEXT)")
    app.run(port=int(os.environ["PORT"]), threaded=True)
