"""The addresses that Twilio calls."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from twilio.twiml.messaging_response import MessagingResponse

from kiosk.channels.messages.channel import MOST_KEPT
from sms_gateway.answering import Answering
from sms_gateway.health import Health
from sms_gateway.message import Message
from sms_gateway.refusals import Refusals
from sms_gateway.signature import Verifier
from sms_gateway.turns import NO_ANSWER

LARGEST_BODY: Final = 64 * 1024
"""Bytes of a request. A message has at most 1600 characters (error 21617) and some thirty short parameters."""

MOST_PARAMETERS: Final = 200

BODY_WITHIN: Final = 5.0
"""Seconds for the body of a request. Twilio waits 15 in all and sends it at once; a proxy reads it whole first."""

CHECK_NUMBER: Final = "+15005550006"
"""The sender of the messages of `sms-gateway check`: Twilio's own number for tests, which is nobody's
(https://www.twilio.com/docs/iam/test-credentials). Nothing of them is kept, counted or limited."""

_SID: Final = re.compile(r"[!-~]{1,64}")
"""Printable ASCII: a database may refuse other characters, as PostgreSQL does NUL. Twilio's have 34."""


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
    """A request that is not answered, with the HTTP status that leaves and the reason that is counted."""

    def __init__(self, status: int, reason: str, about: str = "") -> None:
        self.status = status
        self.reason = reason
        self.about = about


class Webhook:
    """Verifies what comes in, and answers it. Whatever is refused is counted."""

    def __init__(
        self,
        answering: Answering,
        verifier: Verifier,
        refusals: Refusals,
        health: Health,
        account_sid: str | None = None,
    ) -> None:
        self._answering = answering
        self._verifier = verifier
        self._refusals = refusals
        self._health = health
        self._account_sid = account_sid

    async def sms(self, request: Request) -> Response:
        """``POST /sms``: a text message came in. Answers with TwiML."""
        try:
            message = _message(await self._verified(request))
        except Refused as refused:
            return self._refuse(refused)
        if message.sender == CHECK_NUMBER:
            # It asks about the way in. Whether an answer can be made is for /readyz to say.
            return _twiml(NO_ANSWER)
        self._health.message_came()
        return _twiml(await self._answering.reply(message))

    async def status(self, request: Request) -> Response:
        """``POST /status``: what became of a reply. Failures are counted by their error code."""
        try:
            form = await self._verified(request)
        except Refused as refused:
            return self._refuse(refused)
        if form.get("MessageStatus") in ("failed", "undelivered"):
            code = form.get("ErrorCode", "")
            known = code.isascii() and code.isdecimal() and len(code) <= 6
            self._refusals.count(f"undelivered {code if known else 'unknown'}")
        return Response(status_code=204)

    async def nowhere(self, request: Request, error: Exception) -> Response:
        """Any other address. Only what Twilio may have sent is worth a word: the rest are people who look around."""
        if "X-Twilio-Signature" in request.headers:
            self._refusals.count("path")
        return Response(status_code=404)

    def _refuse(self, refused: Refused) -> Response:
        self._refusals.count(refused.reason, about=refused.about)
        return Response(status_code=refused.status, headers={"Allow": "POST"} if refused.status == 405 else None)

    async def _verified(self, request: Request) -> Form:
        if request.method != "POST":
            raise Refused(405, "method")
        form = _form(await _body(request))
        signature = request.headers.get("X-Twilio-Signature", "")
        if not signature:
            raise Refused(403, "unsigned")
        raw_path = request.scope.get("raw_path") or request.scope["path"].encode()
        path, query = raw_path.decode("latin-1"), request.scope["query_string"].decode("latin-1")
        if not self._verifier.is_from_twilio(path, query, form, signature):
            raise self._forged(request, path, query, form, signature)
        if self._account_sid and form.get("AccountSid") != self._account_sid:
            raise Refused(403, "account")
        return form

    def _forged(self, request: Request, path: str, query: str, form: Form, signature: str) -> Refused:
        """What is likely wrong with a signature that does not fit. The answer is the same 403."""
        hosts = [request.headers[name] for name in ("Host", "X-Forwarded-Host") if name in request.headers]
        signed_for = self._verifier.address_signed(hosts, path, query, form, signature)
        ours = self._verifier.address
        if signed_for is not None:
            return Refused(403, "address", f"the message was signed for {signed_for} and not for {ours}")
        if self._account_sid and form.get("AccountSid", self._account_sid) != self._account_sid:
            return Refused(403, "account")
        return Refused(403, "signature", f"{ours}{request.scope['path']}")


async def _body(request: Request) -> bytes:
    announced = request.headers.get("Content-Length", "0")
    if announced.isdecimal() and int(announced) > LARGEST_BODY:
        raise Refused(413, "too-large")
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_WITHIN):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise Refused(413, "too-large")
    except TimeoutError:
        raise Refused(408, "slow-body") from None
    except ClientDisconnect:
        raise Refused(400, "gone") from None
    return bytes(body)


def _form(body: bytes) -> Form:
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        raise Refused(400, "form") from None
    return Form(pairs)


def _message(form: Form) -> Message:
    """Twilio adds parameters without notice: the ones needed are read, any others are let be."""
    sid, sender = form.get("MessageSid", ""), form.get("From", "")
    if not _SID.fullmatch(sid) or not sender:
        raise Refused(400, "fields")
    return Message(
        sid,
        sender,
        form.get("Body", ""),
        form.get("OptOutType", ""),
        form.get("NumMedia", "0") not in ("", "0"),
    )


@lru_cache(MOST_KEPT)
def _twiml(reply: str) -> Response:
    """The same few hundred replies go to everybody; they hold no word of a visitor."""
    response = MessagingResponse()
    if reply:
        response.message(reply)
    return Response(str(response), media_type="text/xml")
