"""Pairs a device: a code that is shown once becomes a cookie."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kiosk.desk import texts
from kiosk.desk.front import Front, Section
from kiosk.desk.guard import (
    COOKIE,
    COOKIE_SECONDS,
    RefusedError,
    for_this_machine,
    form,
    is_from_a_page_of_ours,
    is_paired,
)
from kiosk.desk.pages import page
from kiosk.desk.qr import for_page, pairing_address

ADD: Final = "/devices/add"


def pairing_routes(front: Front, sections: Sequence[Section]) -> Sequence[Route]:
    """Where a code leads, and where this machine shows another one."""
    words = front.words

    async def ask(request: Request) -> Response:
        """A look changes nothing: the program of a phone that reads codes may look before its owner does."""
        if is_paired(front, request):
            return RedirectResponse(sections[0].path, 303)
        token = request.query_params.get("code", "")
        if not front.pairing.is_offered(token):
            return page(front, texts.pair_title(words), f"<p>{escape(texts.not_paired(words))}</p>", status=403)
        body = (
            f"<p>{escape(texts.pair_explained(words))}</p>"
            f'<form method="post" action="/pair"><input type="hidden" name="code" value="{escape(token)}">'
            f"<button>{escape(texts.pair_button(words))}</button></form>"
        )
        return page(front, texts.pair_title(words), body)

    async def pair(request: Request) -> Response:
        try:
            token = (await form(request)).get("code", "")
        except RefusedError:
            return PlainTextResponse("", 400)
        cookie = front.pairing.pair(token) if is_from_a_page_of_ours(request) else None
        if cookie is None:
            return page(front, texts.pair_title(words), f"<p>{escape(texts.not_paired(words))}</p>", status=403)
        response = RedirectResponse(sections[0].path, 303)
        response.set_cookie(COOKIE, cookie, max_age=COOKIE_SECONDS, httponly=True, samesite="strict")
        return response

    async def add(request: Request) -> Response:
        """A code for the next device. On this machine alone: whoever holds a phone adds none from elsewhere."""
        code = for_page(pairing_address(front.address, front.pairing.offer()))
        body = f'<p>{escape(texts.scan(words))}</p><div class="code">{code}</div>'
        return page(front, texts.add_device(words), body, sections=sections)

    return [
        Route("/pair", ask, methods=["GET"]),
        Route("/pair", pair, methods=["POST"]),
        Route(ADD, for_this_machine(front, add), methods=["GET"]),
    ]
