"""The addresses that Twilio calls."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from twilio.twiml.messaging_response import MessagingResponse

from sms_gateway.answering import Answering
from sms_gateway.rendering import MOST_KEPT
from sms_gateway.signature import Verifier
from sms_gateway.turns import Message

logger = logging.getLogger(__name__)

LARGEST_BODY: Final = 64 * 1024
"""Bytes of a request. A message has at most 1600 characters (error 21617) and some thirty short parameters."""

MOST_PARAMETERS: Final = 200


class Form(dict[str, str]):
    """The parameters of a request; the last one of a name that comes more than once."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(pairs)
        self._repeated = pairs if len(self) < len(pairs) else ()

    def getall(self, name: str) -> list[str]:
        """Every value of a name: Twilio's validator asks for them, because each one is signed."""
        if self._repeated:
            return [value for known, value in self._repeated if known == name]
        return [self[name]]


class Refused(Exception):
    """A request that is not answered, with the HTTP status that says why. Nothing else leaves."""

    def __init__(self, status: int) -> None:
        self.status = status


class Webhook:
    """Verifies what comes in, and answers it."""

    def __init__(self, answering: Answering, verifier: Verifier) -> None:
        self._answering = answering
        self._verifier = verifier

    async def sms(self, request: Request) -> Response:
        """``POST /sms``: a text message came in. Answers with TwiML."""
        try:
            message = _message(await self._verified(request))
            reply = await self._answering.reply(message)
        except Refused as refused:
            return Response(status_code=refused.status)
        except Exception as error:
            # Only the kind of error: its text could hold what somebody wrote.
            logger.error("a message was not answered: %s", type(error).__name__)
            return Response(status_code=503, headers={"Retry-After": "5"})
        return Response(_twiml(reply), media_type="text/xml")

    async def status(self, request: Request) -> Response:
        """``POST /status``: what became of a reply. Failures are logged by their error code."""
        try:
            form = await self._verified(request)
        except Refused as refused:
            return Response(status_code=refused.status)
        if form.get("MessageStatus") in ("failed", "undelivered"):
            code = form.get("ErrorCode", "")
            logger.warning("a reply was not delivered: error %s", code if code.isdecimal() else "unknown")
        return Response(status_code=204)

    async def health(self, request: Request) -> Response:
        """``GET /healthz``: 200 when messages can be answered, 503 when the store does not answer."""
        try:
            await self._answering.ready()
        except Exception as error:
            logger.warning("the store does not answer: %s", type(error).__name__)
            return Response("store unavailable\n", status_code=503, media_type="text/plain")
        return Response("ok\n", media_type="text/plain")

    async def _verified(self, request: Request) -> Form:
        form = _form(await _body(request))
        signature = request.headers.get("X-Twilio-Signature", "")
        raw_path = request.scope.get("raw_path") or request.scope["path"].encode()
        path, query = raw_path.decode("latin-1"), request.scope["query_string"].decode("latin-1")
        if not self._verifier.is_from_twilio(path, query, form, signature):
            raise Refused(403)
        return form


async def _body(request: Request) -> bytes:
    announced = request.headers.get("Content-Length", "0")
    if announced.isdecimal() and int(announced) > LARGEST_BODY:
        raise Refused(413)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refused(413)
    return bytes(body)


def _form(body: bytes) -> Form:
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        raise Refused(400) from None
    return Form(pairs)


def _message(form: Form) -> Message:
    """Twilio adds parameters without notice: the ones needed are read, any others are let be."""
    try:
        message = Message(form["MessageSid"], form["From"], form["Body"], form.get("OptOutType", ""))
    except KeyError:
        raise Refused(400) from None
    if not message.sid or len(message.sid) > 64 or not message.sender:
        raise Refused(400)
    return message


@lru_cache(MOST_KEPT)
def _twiml(reply: str) -> str:
    """The same few hundred replies go to everybody; they hold no word of a visitor."""
    response = MessagingResponse()
    if reply:
        response.message(reply)
    return str(response)
