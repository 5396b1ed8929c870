"""Who may pass: a paired device of a volunteer, a kiosk of this office, and nobody else."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.requests import Request as WebRequest
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.calling.signing import NONCE, SIGNATURE, TIME, Request
from kiosk.desk.front import Front

COOKIE: Final = "kiosk-desk"
COOKIE_SECONDS: Final = 365 * 24 * 3600

LONGEST_BODY: Final = 65536

_LOOPBACK: Final = ("127.0.0.1", "::1")

HEADERS: Final = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    # With "no-referrer" a browser hides also which page sends a form, and that is asked here.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says: nothing is kept, nothing comes from elsewhere, and no other page holds ours."""

Handler = Callable[[WebRequest], Awaitable[Response]]
KioskHandler = Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any]]]


class RefusedError(ValueError):
    """What a kiosk or a form says cannot be."""


class Door:
    """In front of everything: a name that is not this machine's gets nothing, whichever page led a browser here."""

    def __init__(self, app: ASGIApp, front: Front) -> None:
        self._app = app
        self._hosts = front.hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def forbidding(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *said]
            await send(message)

        if HTTPConnection(scope).headers.get("host") in self._hosts:
            await self._app(scope, receive, forbidding)
        else:
            await PlainTextResponse("", 421)(scope, receive, forbidding)


def for_volunteers(front: Front, handler: Handler) -> Handler:
    """A handler for paired devices alone. What changes something is asked by a page of this desk, or not at all."""

    async def guarded(request: WebRequest) -> Response:
        if not is_paired(front, request):
            return RedirectResponse("/pair", 303) if request.method == "GET" else PlainTextResponse("", 403)
        if not is_from_a_page_of_ours(request):
            return PlainTextResponse("", 403)
        try:
            return await handler(request)
        except (RefusedError, ClientDisconnect):
            return PlainTextResponse("", 400)

    return guarded


def for_this_machine(front: Front, handler: Handler) -> Handler:
    """A handler for a paired browser on the machine of the desk alone: what it is answered crosses no network."""

    async def guarded(request: WebRequest) -> Response:
        return await handler(request) if is_here(front, request) else PlainTextResponse("", 404)

    return for_volunteers(front, guarded)


def for_kiosks(front: Front, handler: KioskHandler) -> Handler:
    """A handler for the kiosks of this office: it gets what one says, and gives what it is answered, both as JSON."""

    async def guarded(request: WebRequest) -> Response:
        said = request.headers
        try:
            body = await _body(request)
        except (RefusedError, ClientDisconnect):
            return PlainTextResponse("", 413)
        asked = Request(request.method, request.url.path, body, said.get(TIME, ""), said.get(NONCE, ""))
        if not front.verifier.takes(asked, said.get(SIGNATURE, "")):
            return PlainTextResponse("", 401)
        try:
            content = json.loads(body)
            answer = json.dumps(await handler(content if isinstance(content, dict) else {})).encode()
        except ValueError:
            return PlainTextResponse("", 400)
        signature = front.signer.answer(asked.nonce, 200, answer)
        return Response(answer, media_type="application/json", headers={SIGNATURE: signature})

    return guarded


def is_paired(front: Front, connection: HTTPConnection) -> bool:
    """Whether a paired device asks."""
    cookie = connection.cookies.get(COOKIE, "")
    return bool(cookie) and front.pairing.knows(cookie)


def is_here(front: Front, request: WebRequest) -> bool:
    """Whether a browser on the machine of the desk asks."""
    from_here = request.client is not None and request.client.host in _LOOPBACK
    # A proxy on this machine asks for others too.
    passed_on = any(name in request.headers for name in ("forwarded", "x-forwarded-for", "via"))
    return from_here and not passed_on and request.headers.get("host") in front.own_addresses


def is_from_a_page_of_ours(request: WebRequest) -> bool:
    """Whether a request may be answered for the page that made it. A browser says which page sends a form, and no page
    can make it say otherwise."""
    if request.method in ("GET", "HEAD"):
        return True
    return request.headers.get("origin") == f"http://{request.headers.get('host')}"


async def form(request: WebRequest) -> dict[str, str]:
    """The fields of a form that was sent. Raises RefusedError for one that is none of ours."""
    try:
        text = (await _body(request)).decode()
        return dict(parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=50))
    except ValueError as error:
        raise RefusedError("no form") from error


async def _body(request: WebRequest) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            raise RefusedError("too long")
    return body
