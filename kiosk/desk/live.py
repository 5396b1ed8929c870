"""What is shown stays as it is now, without loading a page anew: one line from the desk to each page that is open."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from kiosk.desk import texts
from kiosk.desk.front import Front, Section
from kiosk.desk.guard import is_paired
from kiosk.guides.wording import Wording

EVERY: Final = 3.0
"""Seconds between two looks at what nobody tells: minutes go by, kiosks are switched off, devices are forgotten."""

MOST_WATCHERS: Final = 100

AGAIN: Final = '<noscript><meta http-equiv="refresh" content="5"></noscript>'
"""Without a script a list is loaded anew every few seconds."""


def live(words: Wording, events: str, listed: str) -> str:
    """What a page begins with that stays as it is now. ``listed`` is its HTML for now, ``events`` the address from
    which a script gets it later."""
    return (
        f'<p id="line" role="alert" data-events="{escape(events)}" hidden>{escape(texts.no_line(words))}</p>'
        f'<div id="live" aria-live="polite">{listed}</div>'
    )


def stream(
    front: Front, request: Request, sections: Sequence[Section], here: Section, listed: Callable[[], str]
) -> Response:
    """The line to one page, of the section ``here``."""
    if front.changes.watchers >= MOST_WATCHERS:
        return PlainTextResponse("", 503)
    return StreamingResponse(_events(front, request, sections, here, listed), media_type="text/event-stream")


async def _events(
    front: Front, request: Request, sections: Sequence[Section], here: Section, listed: Callable[[], str]
) -> AsyncIterator[str]:
    """What is shown, whenever it is another; a line for nobody in between, which finds out who has gone."""
    yield "retry: 1000\n\n"
    shown = None
    with front.changes.watched() as changed:
        while not front.changes.closed and is_paired(front, request):
            changed.clear()
            waiting = {section.path: section.waiting for section in sections}
            now = json.dumps({"list": listed(), "here": here.path, "first": sections[0].path, "waiting": waiting})
            yield ": still here\n\n" if now == shown else f"data: {now}\n\n"
            shown = now
            try:
                async with asyncio.timeout(EVERY):
                    await changed.wait()
            except TimeoutError:
                continue
