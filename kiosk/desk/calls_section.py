"""The list of calls: seen by every paired device at once, told by the kiosks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Final

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kiosk.desk import texts
from kiosk.desk.calls import Call, Calls, Told
from kiosk.desk.front import Front, Section
from kiosk.desk.guard import COOKIE, for_kiosks, for_volunteers, is_here
from kiosk.desk.live import AGAIN, live, stream
from kiosk.desk.pages import page
from kiosk.desk.pairing_pages import ADD
from kiosk.guides.wording import Wording

_TOLD: Final = TypeAdapter(Told)


class CallsSection:
    """The first page of the desk."""

    path = "/"

    def __init__(self, calls: Calls, language_names: Mapping[str, str]) -> None:
        """``language_names`` are what languages are called, by their codes."""
        self._calls = calls
        self._names = language_names

    def title(self, words: Wording) -> str:
        """As ``Section``."""
        return texts.calls(words)

    @property
    def waiting(self) -> int:
        """As ``Section``."""
        return sum(call.taker is None for call, _ in self._calls.waiting())

    def routes(self, front: Front, sections: Sequence[Section]) -> Sequence[Route]:
        """As ``Section``."""
        words = front.words

        async def show(request: Request) -> Response:
            more = f'<p><a href="{ADD}">{escape(texts.add_device(words))}</a></p>' if is_here(front, request) else ""
            body = f"{live(words, '/calls/events', self._list(words, _device(request)))}{more}{AGAIN}"
            return page(front, texts.calls(words), body, sections=sections, here=self)

        async def events(request: Request) -> Response:
            return stream(front, request, sections, self, lambda: self._list(words, _device(request)))

        async def take(request: Request) -> Response:
            self._calls.take(request.path_params["id"], _device(request))
            return RedirectResponse(self.path, 303)

        return [
            Route("/", for_volunteers(front, show), methods=["GET"]),
            Route("/calls/events", for_volunteers(front, events), methods=["GET"]),
            Route("/calls/{id}/take", for_volunteers(front, take), methods=["POST"]),
            Route("/kiosk/call", for_kiosks(front, self._told), methods=["POST"]),
            Route("/kiosk/take-back", for_kiosks(front, self._taken_back), methods=["POST"]),
        ]

    async def _told(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"comes": self._calls.tell(_TOLD.validate_python(said))}

    async def _taken_back(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        self._calls.take_back(str(said.get("id")))
        return {}

    def _list(self, words: Wording, device: str) -> str:
        items = "".join(self._item(call, waited, words, device) for call, waited in self._calls.waiting())
        return f"<ul>{items}</ul>" if items else f"<p>{escape(texts.nobody_calls(words))}</p>"

    def _item(self, call: Call, waited: float, words: Wording, device: str) -> str:
        told = call.told
        lines = "".join(f"<p>{escape(line)}</p>" for line in self._lines(told, words))
        if call.taker is None:
            end = (
                f'<form method="post" action="/calls/{escape(told.id)}/take">'
                f'<button id="take-{escape(told.id)}">{escape(texts.i_come(words))}</button></form>'
            )
        else:
            said = texts.you_go(words) if call.taker == device else texts.somebody_goes(words)
            end = f'<p class="taken">{escape(said)}</p>'
        ago = escape(texts.ago(words, waited))
        now = ' class="now"' if told.help_now else ""
        return f"<li{now}><h2>{escape(told.kiosk)}</h2><p>{ago}</p>{lines}{end}</li>"

    def _lines(self, told: Told, words: Wording) -> Iterator[str]:
        yield self._names.get(told.language, told.language)
        if told.help_now:
            yield texts.help_now(words)
        elif told.guide:
            yield told.guide
            if told.step:
                yield texts.step(words, told.step, told.steps)


def _device(request: Request) -> str:
    """What tells devices apart; it is compared and never shown."""
    return request.cookies.get(COOKIE, "")
