"""A gateway in this process, its databases, and a phone that signs as Twilio signs."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.letters import Letters
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.wiring import open_engine
from sms_gateway.app import create_app
from sms_gateway.kept.senders import Senders
from sms_gateway.kept.store import Store
from sms_gateway.kept.thinking import Answer, Incoming
from sms_gateway.settings import Settings, load_settings
from sms_gateway.simulator.sender import Sender, message_in
from sms_gateway.visit import TWICE_WITHIN, Visit

PUBLIC_URL = "https://kiosk.example.org"
TOKEN = "a-token-for-tests"
HASH_KEY = "k" * 32
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """A fresh database in PostgreSQL."""
    server = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 2})
    name = f"kiosk_test_{uuid.uuid4().hex}"
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError:
        pytest.skip("no PostgreSQL on 127.0.0.1:5432")
    yield str(server.url.set(database=name).render_as_string(hide_password=False))
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gateway.db'}"
    return str(request.getfixturevalue("postgresql_url"))


def settings_for(database_url: str, **changes: str) -> Settings:
    return load_settings(
        {
            "TWILIO_AUTH_TOKEN": TOKEN,
            "SMS_GATEWAY_PUBLIC_URL": PUBLIC_URL,
            "SMS_GATEWAY_HASH_KEY": HASH_KEY,
            "KIOSK_DATABASE_URL": database_url,
        }
        | changes
    )


class Ticking:
    """A clock that goes on by some seconds whenever somebody looks: nobody texts quicker than people do."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        self.now += TWICE_WITHIN
        return self.now


TICKING = Ticking()
"""One clock for a gateway and for who looks into its database."""


class Kept:
    """What a gateway keeps of a number, seen and put there by a test that knows the key."""

    def __init__(self, database_url: str) -> None:
        self._store = Store(database_url, TICKING, lambda: "")
        self._senders = Senders([HASH_KEY])
        self._messages = 0

    def put(self, number: str, conversation: Conversation) -> None:
        """Let a number stand somewhere."""
        self._answered(number, lambda _: Visit(conversation).to_json())

    def of(self, number: str) -> Conversation | None:
        """Where a number stands; None when nothing is known of it."""
        found: list[str] = []

        def look(visit: str) -> str:
            found.append(visit)
            return visit

        self._answered(number, look)
        visit = Visit.from_json(found[0]) if found[0] else None
        return visit.conversation if visit else None

    def _answered(self, number: str, becomes: Callable[[str], str]) -> None:
        self._messages += 1
        sender = self._senders.of(number)
        sid = f"kept {self._messages}"
        (reply,) = self._store.answer([Incoming(sid, sender, lambda visit, _: Answer(becomes(visit), "", kept=False))])
        assert reply == ""

    def close(self) -> None:
        self._store.close()


class Phone:
    """A phone number that texts an app, signed."""

    def __init__(self, client: httpx.AsyncClient, number: str = "+32470123456", public_url: str = PUBLIC_URL) -> None:
        self.client = client
        self.sender = Sender("http://gateway", public_url, TOKEN, number)

    async def post(self, body: str, sid: str | None = None, **changes: str) -> httpx.Response:
        form = self.sender.form(body, sid) | changes
        headers = {"X-Twilio-Signature": self.sender.signature(form)}
        return await self.client.post("/sms", data=form, headers=headers)

    async def text(self, body: str, sid: str | None = None) -> str:
        response = await self.post(body, sid)
        assert response.status_code == 200
        return message_in(response.text)


async def running(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://gateway") as client,
    ):
        yield client


@pytest.fixture(scope="session", autouse=True)
def shared_engine() -> Iterator[None]:
    """Gateways in this process share one engine for an office: reading the words of all languages takes a second."""
    engines: dict[OfficeSettings, Engine] = {}

    def opened(office: OfficeSettings, languages: OfferedLanguages, letters: Letters | None = None) -> Engine:
        if letters is not None:
            return open_engine(office, languages, letters=letters)
        if office not in engines:
            engines[office] = open_engine(office, languages)
        return engines[office]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sms_gateway.app.open_engine", opened)
        yield


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a gateway on a fresh SQLite file."""
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"), TICKING)
    async for client in running(app):
        yield client


@pytest.fixture
def phone(client: httpx.AsyncClient) -> Phone:
    return Phone(client)
