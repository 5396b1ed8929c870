"""Each way in which a gateway can be wrong: what its operator sees in the log, at /readyz and in the counts."""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from twilio.request_validator import RequestValidator

from sms_gateway.app import create_app
from sms_gateway.kept import diagnosis
from sms_gateway.logs import Lines
from sms_gateway.refusals import QUIET, REASONS, Refusals
from sms_gateway.settings import EXPLAINED
from tests.sms_gateway.disks import SmallDisk
from tests.sms_gateway.phones import PUBLIC_URL, TOKEN, Phone, running, settings_for

MESSAGES = 3


def told(caplog: pytest.LogCaptureFixture, reason: str) -> list[str]:
    """The lines of the log about a reason that was counted."""
    return [
        record.getMessage()
        for record in caplog.records
        if getattr(record, "reason", None) == reason and hasattr(record, "total")
    ]


async def seen_by_the_operator(client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture, reason: str) -> Any:
    """Some people text; the operator looks. What /readyz says."""
    for number in range(MESSAGES):
        await Phone(client, f"+3247000000{number}").post("menu")
    assert (await client.get("/healthz")).status_code == 200, "it lives: to restart it would mend nothing"
    response = await client.get("/readyz")
    said = response.json()
    assert response.status_code == 503
    assert (said["ready"], said["reason"]) == (False, reason)
    assert said["counts"][reason] == MESSAGES
    (line,) = told(caplog, reason)
    assert line == f"{said['cause']} {said['remedy']}"
    print(said["counts"])  # noqa: T201 - the counts are what the operator asks for
    return said


async def test_a_full_disk(small_disk: SmallDisk, caplog: pytest.LogCaptureFixture) -> None:
    async for client in running(create_app(settings_for(f"sqlite:///{small_disk.path / 'gateway.db'}"))):
        assert (await Phone(client).post("english")).status_code == 200
        assert (await client.get("/readyz")).status_code == 200
        small_disk.fill()
        said = await seen_by_the_operator(client, caplog, "store-full")
        assert "The disk of the database is full" in said["cause"]
        small_disk.make_room()
        assert (await client.get("/readyz")).json()["ready"], "it goes on by itself"
        assert await Phone(client).text("menu")


async def test_a_read_only_disk(small_disk: SmallDisk, caplog: pytest.LogCaptureFixture) -> None:
    settings = settings_for(f"sqlite:///{small_disk.path / 'gateway.db'}")
    async for client in running(create_app(settings)):
        await Phone(client).post("english")
    small_disk.make_read_only()
    async for client in running(create_app(settings)):
        said = await seen_by_the_operator(client, caplog, "store-cannot-open")
        assert "its disk is read-only" in said["cause"]
        assert "Mount the disk writable" in said["remedy"]


async def test_a_read_only_database_of_postgresql(database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    if database_url.startswith("sqlite"):
        return
    async for client in running(create_app(settings_for(database_url))):
        await Phone(client).post("english")
    server = create_engine(database_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        name = make_url(database_url).database
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    server.dispose()
    async for client in running(create_app(settings_for(database_url))):
        await seen_by_the_operator(client, caplog, "store-read-only")


async def test_the_tables_of_another_version(database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE conversations (sender VARCHAR(64) PRIMARY KEY, page TEXT)"))
        connection.execute(text("CREATE TABLE replies (message_sid VARCHAR(64) PRIMARY KEY, said TEXT)"))
    engine.dispose()
    async for client in running(create_app(settings_for(database_url))):
        said = await seen_by_the_operator(client, caplog, "store-schema")
        assert "another version" in said["cause"]


async def test_a_file_that_is_no_database(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "gateway.db").write_text("Minutes of the meeting. " * 1000)
    async for client in running(create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"))):
        await seen_by_the_operator(client, caplog, "store-damaged")
        until = time.monotonic() + 10
        while not any(line.startswith("The gateway is not ready. ") for line in caplog.messages):
            assert time.monotonic() < until, "it says so at its start, before anybody texts"
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"port": 1}, "store-unreachable"),
        ({"username": "nobody_of_this_name"}, "store-login"),
        ({"database": "nothing_of_this_name"}, "store-no-database"),
    ],
)
async def test_a_server_that_lets_nobody_in(
    database_url: str, caplog: pytest.LogCaptureFixture, change: dict[str, Any], reason: str
) -> None:
    if database_url.startswith("sqlite"):
        return
    wrong = make_url(database_url).set(**change).render_as_string(hide_password=False)
    async for client in running(create_app(settings_for(wrong))):
        said = await seen_by_the_operator(client, caplog, reason)
        assert "nobody_of_this_name" not in str(said)


async def test_a_wrong_public_address_is_named(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    """The proxy is asked for one name, and the setting holds another: the log says which of them Twilio used."""
    form = phone.sender.form("secretword")
    headers = {
        "X-Twilio-Signature": RequestValidator(TOKEN).compute_signature("https://help.example.org/sms", form),
        "Host": "help.example.org",
    }
    for _ in range(MESSAGES):
        assert (await phone.client.post("/sms", data=form, headers=headers)).status_code == 403
    (line,) = told(caplog, "address")
    assert f"signed for https://help.example.org and not for {PUBLIC_URL}" in line
    assert "SMS_GATEWAY_PUBLIC_URL" in line
    assert (await phone.client.get("/readyz")).json()["counts"] == {"address": MESSAGES}


async def test_a_wrong_token_is_named(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    form = phone.sender.form("secretword")
    signature = RequestValidator("another-token").compute_signature(f"{PUBLIC_URL}/sms", form)
    for _ in range(MESSAGES):
        response = await phone.client.post("/sms", data=form, headers={"X-Twilio-Signature": signature})
        assert response.status_code == 403
    (line,) = told(caplog, "signature")
    assert f"{PUBLIC_URL}/sms" in line
    assert "TWILIO_AUTH_TOKEN is not the token" in line
    assert not any(secret in caplog.text for secret in (TOKEN, signature, "secretword", "470123456"))
    assert (await phone.client.get("/readyz")).json()["counts"] == {"signature": MESSAGES}


async def test_a_password_in_the_public_address_is_not_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    public = PUBLIC_URL.replace("://", "://twilio:secretword@")
    settings = settings_for(f"sqlite:///{tmp_path / 'gateway.db'}", SMS_GATEWAY_PUBLIC_URL=public)
    async for client in running(create_app(settings)):
        await client.post("/sms", data={"Body": "menu"}, headers={"X-Twilio-Signature": "forged"})
        (line,) = told(caplog, "signature")
        assert f"{PUBLIC_URL}/sms" in line
        assert "secretword" not in line


async def test_each_refusal_has_its_own_reason(phone: Phone) -> None:
    client = phone.client
    signed = {"X-Twilio-Signature": "forged"}
    await client.post("/sms", data={"Body": "menu"})
    await client.get("/sms")
    await client.get("/status", headers=signed)
    await client.post("/sms/", headers=signed)
    await client.post("/", headers=signed)
    await client.get("/favicon.ico")
    await client.post("/sms", content=b"\xff\xfe", headers=signed)
    await client.post("/sms", content=b"a" * 70_000, headers=signed)
    form = {"Body": "menu"}
    await client.post("/sms", data=form, headers={"X-Twilio-Signature": phone.sender.signature(form)})
    counts = (await client.get("/readyz")).json()["counts"]
    assert counts == {"unsigned": 1, "method": 2, "path": 2, "form": 1, "too-large": 1, "fields": 1}


async def test_readyz_knows_the_last_signed_message(phone: Phone) -> None:
    said = (await phone.client.get("/readyz")).json()
    assert said["last_signed"] is None
    await phone.client.post("/sms", data={"Body": "menu"}, headers={"X-Twilio-Signature": "forged"})
    assert (await phone.client.get("/readyz")).json()["last_signed"] is None
    await phone.text("english")
    said = (await phone.client.get("/readyz")).json()
    assert said["last_signed"] >= said["started"]
    assert said["ready"] is True
    assert said["version"]


async def test_an_error_in_the_thinking_is_told_without_its_text(
    phone: Phone, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("secretword of +32470123456")

    monkeypatch.setattr("kiosk.guides.engine.Engine.greet", fails)
    assert (await phone.text("menu")).endswith("112.")
    (line,) = told(caplog, "thinking")
    assert "ValueError at sms_gateway/test_operator.py:" in line
    assert "secretword" not in caplog.text


def test_a_line_of_the_log_shows_no_text_of_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries log errors of their own; what somebody wrote can be in them. The time is UTC on every machine."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        raise ValueError("secretword")
    except ValueError as error:
        caught = (type(error), error, error.__traceback__)
    record = logging.LogRecord("uvicorn.error", logging.ERROR, __file__, 1, "It failed", (), caught)
    record.color_message = "It failed, with colours"
    record.created = 0.0
    line = Lines().format(record)
    monkeypatch.undo()
    time.tzset()
    assert line.startswith('time=1970-01-01T00:00:00Z level=ERROR from=uvicorn.error msg="It failed" exc_info=')
    assert "ValueError at sms_gateway/test_operator.py:" in line
    assert "secretword" not in line
    assert "colours" not in line
    never = "Task exception was never retrieved\nfuture: <Task exception=ValueError('secretword')>"
    line = Lines().format(logging.LogRecord("asyncio", logging.ERROR, __file__, 1, never, (), caught))
    assert "never retrieved" in line
    assert "secretword" not in line


def test_the_documentation_names_every_setting_and_every_reason() -> None:
    page = (Path(__file__).parents[2] / "docs" / "gateway.md").read_text(encoding="utf-8")
    failures = [value.name for value in vars(diagnosis).values() if isinstance(value, diagnosis.Diagnosis)]
    assert len(failures) > 10
    for name in (*EXPLAINED, *failures, *REASONS):
        assert f"`{name}`" in page, f"docs/gateway.md says nothing of {name}"


@pytest.fixture
def refusals() -> tuple[Refusals, list[float]]:
    now = [0.0]
    return Refusals(lambda: now[0]), now


def test_the_first_is_told_at_once_and_then_one_a_minute(
    refusals: tuple[Refusals, list[float]], caplog: pytest.LogCaptureFixture
) -> None:
    counting, now = refusals
    for second in range(150):
        now[0] = float(second)
        counting.count("method")
        counting.count("form")
    lines = [record.__dict__ for record in caplog.records if record.__dict__["reason"] == "method"]
    assert [(line["new"], line["total"]) for line in lines] == [(1, 1), (60, 61), (60, 121)]
    assert QUIET == 60
    assert counting.counts == {"method": 150, "form": 150}
    caplog.clear()
    caplog.set_level(logging.INFO)
    counting.summary()
    assert caplog.records[0].__dict__["method"] == 150


@pytest.mark.parametrize(
    ("reason", "level", "said"),
    [
        ("undelivered 30003", logging.WARNING, "error 30003"),
        ("opt-out stopped", logging.INFO, "the like: stopped"),
        ("limit-day", logging.ERROR, "segments_a_day"),
        ("limit-hour", logging.INFO, "messages_an_hour"),
        ("something new", logging.WARNING, "something new"),
    ],
)
def test_what_is_counted_has_a_level_a_cause_and_a_remedy(
    reason: str, level: int, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    Refusals().count(reason)
    (record,) = caplog.records
    assert record.levelno == level
    assert said in record.getMessage()
    assert "{" not in record.getMessage()


async def test_questions_without_a_guide_are_a_number_and_no_word(
    phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    for said in ("how long to boil an egg", "i forgot my password", "where can I fix my bike"):
        await phone.text(said)
    assert (await phone.client.get("/readyz")).json()["counts"] == {"no-guide": 2}
    assert not any(word in caplog.text for word in ("egg", "bike"))
