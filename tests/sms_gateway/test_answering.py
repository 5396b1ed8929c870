"""Answers when things go wrong: no store, too many messages, a crisis in the middle of it."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, make_url, text

from kiosk.channels.messages.notices import cannot_answer, no_pictures
from kiosk.channels.sms.spelling import spell
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.search import ResultsPlace
from kiosk.guides.kinds.services import ServicesPlace
from kiosk.guides.place import Place
from kiosk.guides.remarks import in_danger
from kiosk.language.offered import OfferedLanguages
from sms_gateway.app import create_app
from sms_gateway.kept.senders import Senders
from sms_gateway.kept.store import TIME_TO_LIVE, Store
from sms_gateway.kept.thinking import Answer, Incoming
from sms_gateway.simulator.sender import message_in
from tests.sentences import CODES, answered_in_crisis, said_in_crisis
from tests.sms_gateway.phones import HASH_KEY, TICKING, Kept, Phone, running, settings_for

SAFE = ("Something does not work here", "Er werkt nu iets niet bij ons")
"""How the sentence begins that is sent when nothing else works, in the languages of the messages here."""


async def test_without_a_store_a_crisis_is_answered_and_everybody_else_is_told(
    tmp_path: Path, engine: Engine, languages: OfferedLanguages
) -> None:
    (tmp_path / "file").touch()
    async for client in running(create_app(settings_for(f"sqlite:///{tmp_path / 'file' / 'gateway.db'}"))):
        phone = Phone(client)
        for code in CODES:
            assert "112" in await phone.text(answered_in_crisis(engine, code)["suicide"][0])
        assert "112" in await phone.text("suicide"), "words of several languages at once, too"
        for said, code in (("i forgot my password", "en"), ("ik ben mijn wachtwoord vergeten", "nl"), ("7", "nl")):
            assert await phone.text(said) == spell(cannot_answer(languages[code]), "fold")
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503


async def test_without_postgresql_a_crisis_is_answered() -> None:
    nobody = "postgresql://nobody@127.0.0.1:1/nothing"
    async for client in running(create_app(settings_for(nobody))):
        assert "112" in await Phone(client).text("i want to die")
        assert (await client.get("/readyz")).status_code == 503


@pytest.mark.parametrize("code", CODES)
async def test_each_kind_of_crisis_is_answered_by_message_or_help_is_offered(
    phone: Phone, languages: OfferedLanguages, code: str
) -> None:
    """Ten sentences of each; that all of them are, ``tests/guides/test_crisis.py`` holds without a gateway."""
    helps = ("112", *(spell(in_danger(languages[each]), languages[each].facts.sms) for each in CODES))
    for sentences in said_in_crisis(code).values():
        for said in sentences[:10]:
            reply = await phone.text(said)
            assert any(each in reply for each in helps), said


async def test_after_a_crisis_the_conversation_is_where_it_was(phone: Phone) -> None:
    await phone.text("english")
    step = [await phone.text(said) for said in ("1", "6", "1", "1")][-1]
    await phone.text("i want to die")
    assert await phone.text("0") == step
    assert (await phone.text("2")).startswith("Choose 4 words 1/6")


async def test_the_language_of_the_conversation_settles_words_of_many_languages(phone: Phone) -> None:
    await phone.text("nederlands")
    assert (await phone.text("suicide")).startswith("Bel ")


async def test_retries_of_a_crisis_get_the_same_answer(phone: Phone) -> None:
    first = await phone.post("ik wil dood", sid="SM9")
    again = await phone.post("ik wil dood", sid="SM9")
    assert message_in(first.text) == message_in(again.text)


async def test_the_same_words_delivered_twice_with_two_ids_move_one_step(tmp_path: Path) -> None:
    """Phones and carriers deliver some messages twice: https://github.com/textbee/textbee/issues/159."""
    clock = Hand()
    async for client in running(create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"), clock)):
        phone = Phone(client)
        for said in ("english", "1", "6", "1"):
            clock.now += 10
            first = await phone.text(said)
        assert first.startswith("Choose 4 words 1/6")
        clock.now += 1
        assert await phone.text("1") == first, "the same again, a second later"
        assert (await phone.text("0")).startswith("A safe password"), "another word is another message"
        both = await asyncio.gather(phone.text("1"), phone.text("1"))
        assert list(both) == [first, first], "at once"
        clock.now += 10
        assert (await phone.text("1")).startswith("Nothing about you 2/6"), "ten seconds later it is a step"


async def test_a_picture_gets_a_sentence_about_pictures_and_moves_nothing(
    phone: Phone, languages: OfferedLanguages
) -> None:
    assert spell(no_pictures(languages["nl"]), "fold") in message_in((await phone.post("", NumMedia="1")).text)
    await phone.text("english")
    step = [await phone.text(said) for said in ("1", "6", "1", "1")][-1]
    reply = message_in((await phone.post("", NumMedia="2")).text)
    assert reply == f"{no_pictures(languages['en'])}\n{step}"
    assert "1 Log in, stay safe" in message_in((await phone.post("menu", NumMedia="1")).text), "its words are answered"


@pytest.mark.parametrize("said", ["klaar", "forget me", "STOP", "1", "end"])
async def test_a_goodbye_forgets_the_way_too(phone: Phone, tmp_path: Path, said: str) -> None:
    """Somebody else with the same phone, who texts 0, sees the first page."""
    await phone.text("english")
    for step in ("1", "6", *"1" * 6):
        await phone.text(step)
    await phone.text(said)
    kept = Kept(f"sqlite:///{tmp_path / 'gateway.db'}")
    assert kept.of(phone.sender.number) is None
    assert (await phone.text("0")).startswith("1 Nederlands")


async def test_a_visit_that_cannot_be_gone_on_with_begins_anew_and_costs_nobody_beside_it(
    phone: Phone, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    kept = Kept(f"sqlite:///{tmp_path / 'gateway.db'}")
    neighbours = [Phone(client, f"+3247000{number:04}") for number in range(20)]
    found = ResultsPlace((GuidePlace("no-such-guide"),))
    broken = (*found.hits, found, ServicesPlace("x", ("y",)), Place("step"))
    for place in broken:
        kept.put(phone.sender.number, Conversation("nl", place, (place,)))
        replies = await asyncio.gather(phone.text("5"), *(neighbour.text("english") for neighbour in neighbours))
        assert all(replies)
        assert not any(reply.startswith(SAFE) for reply in replies)
        await asyncio.gather(*(neighbour.text("stop") for neighbour in neighbours))


class Hand:
    """A clock that goes on when a test moves it."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


async def test_what_is_past_its_time_is_deleted_without_traffic(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the start, and again and again."""
    monkeypatch.setattr("sms_gateway.answering.CLEAN_EVERY", 0.01)
    clock, database = Hand(), create_engine(database_url)
    store = Store(database_url, clock, lambda: "")

    def rows() -> int:
        with database.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM conversations")).scalar_one())

    def keep(sid: str) -> None:
        store.answer([Incoming(sid, Senders([HASH_KEY]).of(sid), lambda visit, spent: Answer("visit", "reply"))])

    keep("before the start")
    clock.now += TIME_TO_LIVE
    assert rows() == 1
    async for _ in running(create_app(settings_for(database_url), clock)):
        async with asyncio.timeout(30):
            while await asyncio.to_thread(rows):
                await asyncio.sleep(0.01)
            await asyncio.to_thread(keep, "while it runs")
            clock.now += TIME_TO_LIVE
            while await asyncio.to_thread(rows):
                await asyncio.sleep(0.01)
    store.close()
    database.dispose()


class Relay:
    """Stands between a gateway and PostgreSQL, and can freeze: connections stay open, and nothing comes any more."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._thaw = asyncio.Event()
        self._thaw.set()

    async def __aenter__(self) -> Relay:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        self._copying: set[asyncio.Task[None]] = set()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._copying:
            task.cancel()

    def freeze(self) -> None:
        self._thaw.clear()

    def thaw(self) -> None:
        self._thaw.set()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._to)
        for source, target in ((reader, there_writer), (there_reader, writer)):
            self._copying.add(asyncio.create_task(self._copy(source, target)))

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65536):
                await self._thaw.wait()
                target.write(data)
        target.close()


async def test_a_frozen_database_holds_nobody_for_longer_than_they_wait(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sms_gateway.batches.STUCK_AFTER", 0.5)
    url = make_url(postgresql_url)
    async with Relay(url.port or 5432) as relay:
        through = url.set(port=relay.port).render_as_string(hide_password=False)
        async for client in running(create_app(settings_for(through), TICKING)):
            phone = Phone(client)
            menu = [await phone.text(said) for said in ("english", "menu")][-1]
            relay.freeze()
            async with asyncio.timeout(11):
                replies = await asyncio.gather(
                    phone.text("menu"), phone.text("i want to die"), Phone(client, "+32470000009").text("hello")
                )
            assert replies[0].startswith(SAFE)
            assert "112" in replies[1]
            assert not replies[1].startswith(SAFE)
            relay.thaw()
            async with asyncio.timeout(11):
                while (reply := await phone.text("menu")) != menu:
                    assert reply.startswith(SAFE)


async def test_a_postgresql_process_that_is_stopped_is_left(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sms_gateway.batches.STUCK_AFTER", 0.5)
    look = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
    async for client in running(create_app(settings_for(postgresql_url), TICKING)):
        phone = Phone(client)
        menu = [await phone.text(said) for said in ("english", "menu")][-1]
        with look.connect() as connection:
            pids = connection.execute(
                text("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
            ).scalars()
            (pid,) = pids
        os.kill(pid, signal.SIGSTOP)
        try:
            async with asyncio.timeout(11):
                while (reply := await phone.text("menu")) != menu:
                    assert reply.startswith(SAFE)
        finally:
            os.kill(pid, signal.SIGCONT)
    look.dispose()
