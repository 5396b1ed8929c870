"""The webhook: what is verified, what is refused, and what is answered."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from twilio.request_validator import RequestValidator

from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.taken import STOP_WORDS, TAKEN
from sms_gateway.answering import Answering
from sms_gateway.app import create_app
from sms_gateway.message import Message
from sms_gateway.simulator.sender import message_in
from tests.sms_gateway.phones import PUBLIC_URL, TOKEN, Phone, running, settings_for


async def test_somebody_new_chooses_a_language_in_at_most_two_segments(phone: Phone) -> None:
    reply = await phone.text("?")
    for name in ("Nederlands", "Français", "English", "العربية"):
        assert name in reply
    assert measure(reply).segments <= 2
    assert (await phone.text("3")).startswith("Menu\n1 Log in, stay safe")


async def test_the_first_words_may_show_the_language(phone: Phone) -> None:
    assert (await phone.text("bonjour, je ne comprends pas mon telephone")).splitlines()[0] != "Digital help"
    assert "1 " in await phone.text("menu")


async def test_the_same_message_gets_the_same_reply(phone: Phone) -> None:
    await phone.text("english")
    once = await phone.text("1", sid="SM1")
    twice = await phone.text("1", sid="SM1")
    assert once == twice
    assert (await phone.text("6")).startswith("A safe password")


async def test_a_forged_signature_is_refused_without_a_word(phone: Phone) -> None:
    form = phone.sender.form("menu")
    for signature in (b"", b"forged", "é".encode()):
        response = await phone.client.post("/sms", data=form, headers=[(b"X-Twilio-Signature", signature)])
        assert response.status_code == 403
        assert response.content == b""


async def test_a_changed_message_is_refused(phone: Phone) -> None:
    form = phone.sender.form("menu")
    headers = {"X-Twilio-Signature": phone.sender.signature(form)}
    response = await phone.client.post("/sms", data=form | {"Body": "other"}, headers=headers)
    assert response.status_code == 403


async def test_forwarded_headers_are_not_trusted(phone: Phone) -> None:
    form = phone.sender.form("menu")
    evil = RequestValidator(TOKEN).compute_signature("https://evil.example/sms", form)
    headers = {"X-Twilio-Signature": evil, "X-Forwarded-Host": "evil.example", "Host": "evil.example"}
    assert (await phone.client.post("/sms", data=form, headers=headers)).status_code == 403


@pytest.mark.parametrize("url", [f"{PUBLIC_URL}/sms", f"{PUBLIC_URL}:443/sms"])
async def test_twilio_may_sign_with_or_without_the_port(phone: Phone, url: str) -> None:
    form = phone.sender.form("menu")
    headers = {"X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(url, form)}
    assert (await phone.client.post("/sms", data=form, headers=headers)).status_code == 200


async def test_the_query_counts_in_its_own_order(phone: Phone) -> None:
    form = phone.sender.form("menu")
    url = f"{PUBLIC_URL}/sms?b=2&a=%C3%A9&b=1"
    headers = {"X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(url, form)}
    assert (await phone.client.post("/sms?b=2&a=%C3%A9&b=1", data=form, headers=headers)).status_code == 200
    assert (await phone.client.post("/sms?a=%C3%A9&b=2&b=1", data=form, headers=headers)).status_code == 403


async def test_a_fragment_in_the_public_address_is_accepted_both_ways(tmp_path: Path) -> None:
    fragment = "rc=3&rp=all"
    settings = settings_for(f"sqlite:///{tmp_path / 'gateway.db'}", SMS_GATEWAY_PUBLIC_URL=f"{PUBLIC_URL}#{fragment}")
    async for client in running(create_app(settings)):
        form = Phone(client).sender.form("menu")
        for url in (f"{PUBLIC_URL}/sms", f"{PUBLIC_URL}/sms#{fragment}"):
            headers = {"X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(url, form)}
            assert (await client.post("/sms", data=form, headers=headers)).status_code == 200


async def test_a_public_address_with_a_path_in_front(tmp_path: Path) -> None:
    settings = settings_for(f"sqlite:///{tmp_path / 'gateway.db'}", SMS_GATEWAY_PUBLIC_URL=f"{PUBLIC_URL}/help/")
    async for client in running(create_app(settings)):
        assert await Phone(client, public_url=f"{PUBLIC_URL}/help").text("english")


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
async def test_a_request_without_its_fields_is_a_bad_one(phone: Phone, missing: str) -> None:
    form = phone.sender.form("menu")
    del form[missing]
    headers = {"X-Twilio-Signature": phone.sender.signature(form)}
    response = await phone.client.post("/sms", data=form, headers=headers)
    assert response.status_code == 400
    assert response.content == b""


@pytest.mark.parametrize("sid", ["", "S" * 65, "SM\x001", "SM\n1", "SM 1", "SMé"])
async def test_an_id_that_a_database_may_refuse_is_a_bad_one(phone: Phone, sid: str) -> None:
    form = phone.sender.form("menu") | {"MessageSid": sid}
    headers = {"X-Twilio-Signature": phone.sender.signature(form)}
    assert (await phone.client.post("/sms", data=form, headers=headers)).status_code == 400


async def test_a_message_of_another_account_is_refused(tmp_path: Path) -> None:
    ours, another = f"AC{'0' * 32}", f"AC{'1' * 32}"
    settings = settings_for(f"sqlite:///{tmp_path / 'gateway.db'}", TWILIO_ACCOUNT_SID=ours)
    async for client in running(create_app(settings)):
        phone = Phone(client)
        assert (await phone.post("english", AccountSid=ours)).status_code == 200
        assert (await phone.post("english", AccountSid=another)).status_code == 403
        assert (await client.get("/readyz")).json()["counts"] == {"account": 1}


async def test_fields_that_twilio_adds_are_let_be(phone: Phone) -> None:
    response = await phone.post("english", MessagingServiceSid="MG1", SomethingNew="?", Latitude="50.9")
    assert response.status_code == 200


async def test_a_picture_without_words_is_answered(phone: Phone) -> None:
    assert await phone.text("")
    form = phone.sender.form("") | {"NumMedia": "1", "MediaContentType0": "image/jpeg"}
    del form["Body"]
    headers = {"X-Twilio-Signature": phone.sender.signature(form)}
    response = await phone.client.post("/sms", data=form, headers=headers)
    assert response.status_code == 200
    assert message_in(response.text)


@pytest.mark.parametrize(
    ("changes", "pictures"),
    [
        ({}, False),
        ({"NumMedia": "2"}, True),
        ({"From": "whatsapp:+32470000001"}, False),
        ({"From": "whatsapp:+32470000001", "NumMedia": "1", "Body": ""}, True),
    ],
)
async def test_sender_and_pictures_are_told_to_who_answers(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], pictures: bool
) -> None:
    came: list[Message] = []

    async def reply(_: Answering, message: Message) -> str:
        came.append(message)
        return ""

    monkeypatch.setattr(Answering, "reply", reply)
    await phone.post("hello", **changes)
    assert [(message.sender, message.pictures, message.body) for message in came] == [
        (changes.get("From", phone.sender.number), pictures, changes.get("Body", "hello"))
    ]


@pytest.mark.parametrize("announced", [True, False])
async def test_a_large_body_is_refused(phone: Phone, announced: bool) -> None:
    async def chunks():  # type: ignore[no-untyped-def]
        for _ in range(80):
            yield b"a" * 1024

    content = b"Body=" + b"a" * (64 * 1024) if announced else chunks()  # type: ignore[no-untyped-call]
    response = await phone.client.post("/sms", content=content)
    assert response.status_code == 413
    assert response.content == b""


async def test_a_body_that_does_not_come_is_refused_in_time(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = asyncio.Event()

    async def chunks():  # type: ignore[no-untyped-def]
        yield b"Body="
        await never.wait()

    monkeypatch.setattr("sms_gateway.webhook.BODY_WITHIN", 0.01)
    response = await client.post("/sms", content=chunks())  # type: ignore[no-untyped-call]
    assert response.status_code == 408
    assert (await client.get("/readyz")).json()["counts"] == {"slow-body": 1}


async def test_somebody_who_hangs_up_is_counted_and_breaks_nothing(client: httpx.AsyncClient) -> None:
    app = cast(httpx.ASGITransport, client._transport).app
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/sms", "headers": [], "query_string": b""}
    await app(scope, receive, send)
    assert (await client.get("/readyz")).json()["counts"] == {"gone": 1}


@pytest.mark.parametrize("content", [b"\xff\xfe", b"&".join(b"a=1" for _ in range(300))])
async def test_a_form_that_cannot_be_read_is_refused(client: httpx.AsyncClient, content: bytes) -> None:
    assert (await client.post("/sms", content=content)).status_code == 400


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_other_methods_are_refused(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/sms")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("word", sorted(TAKEN))
async def test_words_that_twilio_takes_are_left_to_it(phone: Phone, word: str) -> None:
    new, known = await phone.text("menu"), await phone.text("english")
    for said in (word, word.lower(), f" {word.capitalize()} \n"):
        assert await phone.text(said) == ""
    assert await phone.text("menu") == (new if word in STOP_WORDS else known)


async def test_a_message_marked_by_advanced_opt_out_is_left_to_twilio(phone: Phone) -> None:
    response = await phone.post("stopp", OptOutType="STOP")
    assert response.status_code == 200
    assert "<Message>" not in response.text


async def test_a_sentence_with_such_a_word_is_answered(phone: Phone) -> None:
    assert await phone.text("i need help with my password")


async def test_the_answer_is_xml_whatever_it_holds(phone: Phone) -> None:
    response = await phone.post("english")
    assert response.headers["content-type"].startswith("text/xml")
    assert response.text.startswith('<?xml version="1.0" encoding="UTF-8"?><Response>')


async def test_status_callbacks_are_verified(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    form = {"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "30003", "To": "+32470123456"}
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC_URL}/status", form)
    assert (await phone.client.post("/status", data=form)).status_code == 403
    response = await phone.client.post("/status", data=form, headers={"X-Twilio-Signature": signature})
    assert response.status_code == 204
    assert "https://www.twilio.com/docs/api/errors/30003" in caplog.text
    assert (await phone.client.get("/readyz")).json()["counts"] == {"undelivered 30003": 1, "unsigned": 1}


@pytest.mark.parametrize("code", ["", "30003 +32470123456", "٣٠٠٠٣", "1" * 9])
async def test_an_error_code_that_is_none_is_not_repeated(phone: Phone, code: str) -> None:
    form = {"MessageSid": "SM1", "MessageStatus": "failed", "ErrorCode": code}
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC_URL}/status", form)
    await phone.client.post("/status", data=form, headers={"X-Twilio-Signature": signature})
    assert (await phone.client.get("/readyz")).json()["counts"] == {"undelivered unknown": 1}


async def test_nothing_of_a_visitor_is_in_the_log_or_on_disk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    said = ["english", "my secretword is lost", "i want to die", "secretword", "5", "my husband hits me"]
    async for client in running(create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"))):
        for body in said:
            await Phone(client, "+32470987654").text(body)
    logged = "".join(capfd.readouterr()) + "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("httpx")
    )
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("latin-1")
    for text in (logged, stored):
        assert "470987654" not in text
        assert "secretword" not in text
        assert "suicide" not in text
        assert not re.search(r"crisis/\w", text)
