"""The ASGI app. It only wires."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kiosk.channels.messages.channel import message_channels
from kiosk.office import load_office
from kiosk.wiring import offered_languages, office_counters, office_questions, open_engine
from sms_gateway.answering import Answering
from sms_gateway.health import Health
from sms_gateway.kept.senders import Senders
from sms_gateway.kept.store import Store
from sms_gateway.limits import Limits
from sms_gateway.refusals import Refusals
from sms_gateway.replies import Replies
from sms_gateway.settings import Settings, load_settings
from sms_gateway.signature import Verifier
from sms_gateway.turns import Turns
from sms_gateway.webhook import Webhook

logger = logging.getLogger(__name__)


YOUNG: Final = (20_000, 20, 20)
"""When the garbage collector looks at new objects: seldom, for a message leaves no circles behind."""


class Direct:
    """A handler that needs none of Starlette's layers around it: it answers its own errors."""

    def __init__(self, handler: Callable[[Request], Awaitable[Response]]) -> None:
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._handler(Request(scope, receive, send))
        await response(scope, receive, send)


class Gateway(Starlette):
    """The app. Text messages, which come by the thousand, go to their handler at once; all else through Starlette."""

    def __init__(self, text_messages: Direct, **others: Any) -> None:
        super().__init__(**others)
        self._text_messages = text_messages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == "/sms":
            await self._text_messages(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(settings: Settings | None = None, clock: Callable[[], float] = time.time) -> Starlette:
    """The gateway, for ``uvicorn --factory sms_gateway.app:create_app``. ``clock`` gives seconds since 1970.

    Raises SettingsError.
    """
    settings = settings or load_settings()
    office = load_office()
    languages = offered_languages(office)
    # Where nothing is kept, as for the phone of `simulate`, nothing is counted, and no question goes to the desk.
    letters = office_questions(office) if settings.keeps else None
    # Whoever asks nothing shares an engine with others: tests do.
    engine = open_engine(office, languages) if letters is None else open_engine(office, languages, letters=letters)

    def today() -> str:
        return office.day_of(clock())

    refusals = Refusals()
    replies = Replies(message_channels(languages.facts), languages)
    counters = office_counters(office) if settings.keeps else None
    turns = Turns(
        engine, replies, Limits(office.sms, clock, today), refusals, clock, counters.count if counters else None
    )
    store = Store(settings.database_url, clock, today, lambda: refusals.count("state"))
    senders = Senders([key.get_secret_value() for key in settings.hash_keys])
    answering = Answering(engine, turns, store, senders, refusals)
    verifier = Verifier(settings.auth_token.get_secret_value(), settings.public_url)
    health = Health(answering, refusals)
    webhook = Webhook(answering, verifier, refusals, health, settings.account_sid)

    async def settle() -> None:
        """What can wait until the gateway is ready."""
        await health.tell_at_start()
        try:
            await answering.prepare_search()
        finally:
            # What is loaded now stays: the garbage collector need not walk all of it while senders wait.
            gc.collect()
            gc.freeze()
            gc.set_threshold(*YOUNG)
            gc.enable()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if not verifier.https:
            logger.warning("SMS_GATEWAY_PUBLIC_URL is not https: use that for trying out only")
        answering.start()
        settling = asyncio.create_task(settle())
        with counters or nullcontext(), letters or nullcontext():
            yield
        settling.cancel()
        refusals.summary()
        await answering.stop()

    app = Gateway(
        Direct(webhook.sms),
        routes=[
            Route("/status", Direct(webhook.status)),
            Route("/healthz", Direct(health.alive), methods=["GET"]),
            Route("/readyz", Direct(health.ready), methods=["GET"]),
        ],
        lifespan=lifespan,
        exception_handlers={404: webhook.nowhere},
    )
    # Twilio signs the address that it was given: one that we led it to has another signature.
    app.router.redirect_slashes = False
    return app
