"""Answers when things go wrong: no store, too many messages, a crisis in the middle of it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from kiosk.language.offered import OfferedLanguages
from sms_gateway.app import create_app
from sms_gateway.simulator.sender import message_in
from tests.sms_gateway.phones import Phone, running, settings_for

CRISES = {
    "nl": "ik wil dood",
    "fr": "je veux mourir",
    "en": "i want to die",
    "ar": "أريد أن أموت",
    "tr": "ölmek istiyorum",
    "uk": "хочу померти",
    "ru": "я хочу умереть",
    "fa": "میخواهم بمیرم",
    "es": "quiero morir",
    "pl": "chcę umrzeć",
    "ro": "vreau să mor",
    "de": "ich will sterben",
}


async def test_a_crisis_is_answered_when_the_store_is_down(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    async for client in running(create_app(settings_for(f"sqlite:///{tmp_path / 'folder.db'}"))):
        phone = Phone(client)
        for said in CRISES.values():
            assert "112" in await phone.text(said)
        assert "112" in await phone.text("suicide"), "words of several languages at once, too"
        assert (await phone.post("menu")).status_code == 503
        assert (await client.get("/healthz")).status_code == 503


async def test_a_crisis_is_answered_when_postgresql_is_gone() -> None:
    nobody = "postgresql://nobody@127.0.0.1:1/nothing"
    async for client in running(create_app(settings_for(nobody))):
        assert "112" in await Phone(client).text("i want to die")
        assert (await Phone(client).post("menu")).status_code == 503


async def test_a_number_over_its_limit_is_told_once_and_a_crisis_is_still_answered(tmp_path: Path) -> None:
    settings = settings_for(f"sqlite:///{tmp_path / 'gateway.db'}", SMS_GATEWAY_HOURLY_LIMIT="3")
    async for client in running(create_app(settings)):
        phone = Phone(client)
        replies = [await phone.text(said) for said in ("english", "5", "1", "1", "1", "1")]
        assert all(replies[:3])
        assert "wait 1 hour" in replies[3]
        assert replies[4:] == ["", ""]
        for said in CRISES.values():
            once, twice = await phone.text(said), await phone.text(said)
            assert once == twice
            assert "112" in once
        assert await Phone(client, "+32470000002").text("english"), "others are not held up"


@pytest.mark.parametrize("code", CRISES)
async def test_every_crisis_sentence_is_answered_by_message(
    phone: Phone, languages: OfferedLanguages, code: str
) -> None:
    for sentences in languages[code].crisis.caught.values():
        for said in sentences:
            assert "112" in await phone.text(said)


async def test_after_a_crisis_the_conversation_is_where_it_was(phone: Phone) -> None:
    await phone.text("english")
    step = [await phone.text(said) for said in ("5", "1", "1", "1")][-1]
    await phone.text("i want to die")
    assert await phone.text("0") == step
    assert (await phone.text("2")).startswith("Choose 4 words 1/6")


async def test_the_language_of_the_conversation_settles_words_of_many_languages(phone: Phone) -> None:
    await phone.text("nederlands")
    assert (await phone.text("suicide")).startswith("Bel ")


async def test_a_state_of_an_older_version_starts_anew(client: httpx.AsyncClient, tmp_path: Path) -> None:
    import sqlite3

    phone = Phone(client)
    await phone.text("english")
    with sqlite3.connect(tmp_path / "gateway.db") as database:
        database.execute('UPDATE conversations SET state = \'{"place": "somewhere/else"}\'')
    database.close()
    assert "Nederlands" in await phone.text("1")


async def test_retries_of_a_crisis_get_the_same_answer(phone: Phone) -> None:
    first = await phone.post("ik wil dood", sid="SM9")
    again = await phone.post("ik wil dood", sid="SM9")
    assert message_in(first.text) == message_in(again.text)
