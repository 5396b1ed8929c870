"""Real errors of real databases, what an operator is told about each, and `sms-gateway check`, which tells it all."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from sms_gateway.cli import main
from sms_gateway.kept.diagnosis import diagnose, explained
from sms_gateway.kept.schema import SchemaError
from tests.sms_gateway.phones import TOKEN

KEY = "k" * 32


def read_only(file: Path) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        database.execute("INSERT INTO kept VALUES (1)")


def held(file: Path) -> None:
    with closing(sqlite3.connect(file)) as first, closing(sqlite3.connect(file, timeout=0)) as second:
        first.execute("BEGIN IMMEDIATE")
        second.execute("BEGIN IMMEDIATE")


def overtaken(file: Path) -> None:
    """An extended code: the other has written since this one began to read."""
    with closing(sqlite3.connect(file, isolation_level=None)) as first, closing(sqlite3.connect(file)) as second:
        first.execute("PRAGMA journal_mode = WAL")
        first.execute("BEGIN")
        first.execute("SELECT * FROM kept").fetchall()
        with second:
            second.execute("INSERT INTO kept VALUES (1)")
        first.execute("INSERT INTO kept VALUES (2)")


def full(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA max_page_count = 2")
        database.execute("INSERT INTO kept VALUES (?)", ("x" * 100_000,))


def other_tables(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("SELECT nothing FROM kept")


def damaged(file: Path) -> None:
    file.write_bytes(b"no database " * 1000)
    with closing(sqlite3.connect(file)) as database:
        database.execute("SELECT * FROM kept")


def away(file: Path) -> None:
    with closing(sqlite3.connect(file.parent / "nowhere" / "gateway.db")) as database:
        database.execute("SELECT 1")


@pytest.mark.parametrize(
    ("breaks", "name"),
    [
        (read_only, "store-read-only"),
        (held, "store-busy"),
        (overtaken, "store-busy"),
        (full, "store-full"),
        (other_tables, "store-schema"),
        (damaged, "store-damaged"),
        (away, "store-cannot-open"),
    ],
)
def test_each_failure_of_sqlite_is_known(tmp_path: Path, breaks: Callable[[Path], None], name: str) -> None:
    file = tmp_path / "gateway.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE kept (value)")
    with pytest.raises(sqlite3.Error) as caught:
        breaks(file)
    found = diagnose(caught.value)
    assert found is not None
    assert found.name == name
    assert str(tmp_path) not in f"{found}"


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (psycopg.errors.DiskFull(), "store-full"),
        (psycopg.errors.ReadOnlySqlTransaction(), "store-read-only"),
        (psycopg.errors.UndefinedColumn(), "store-schema"),
        (psycopg.errors.UndefinedTable(), "store-schema"),
        (psycopg.errors.InsufficientPrivilege(), "store-no-right"),
        (psycopg.errors.TooManyConnections(), "store-crowded"),
        (psycopg.errors.QueryCanceled(), "store-busy"),
        (psycopg.errors.LockNotAvailable(), "store-busy"),
        (psycopg.errors.AdminShutdown(), "store-unreachable"),
        (psycopg.OperationalError("connection is closed"), "store-unreachable"),
        (psycopg.errors.DivisionByZero(), "store-other"),
        (SchemaError("version 1"), "store-schema"),
        (TimeoutError(), "store-busy"),
        (OSError(errno.ENOSPC, "secret path"), "store-full"),
        (PermissionError(errno.EACCES, "secret path"), "store-cannot-open"),
    ],
)
def test_each_other_failure_is_known(error: Exception, name: str) -> None:
    found = explained(error)
    assert found.name == name
    assert "secret" not in f"{found}"


def test_an_error_that_comes_from_no_store_is_not_taken_for_one() -> None:
    assert diagnose(ValueError("secretword")) is None
    assert diagnose(FileNotFoundError(errno.ENOENT, "secret path")) is None
    assert explained(ValueError("secretword")).cause == "An error that nobody foresaw: ValueError."


class Operator:
    """Somebody with the settings of a gateway, who runs `sms-gateway check`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gateway: str) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.gateway = gateway

    def checks(self, **settings: str) -> tuple[int, dict[str, str]]:
        """The exit code, and what is said about each thing."""
        for name, value in settings.items():
            self._monkeypatch.setenv(name, value)
        code = main(["check", "--gateway", self.gateway])
        out = self._capsys.readouterr().out
        assert not any(secret in out for secret in (TOKEN, KEY))
        found = [re.fullmatch(r"(?:ok   |WRONG)  ([^:]+): .*", line) for line in out.splitlines()]
        assert all(found), out
        return code, {match[1]: match[0] for match in found if match}

    def gateway_lives(self) -> bool:
        try:
            return httpx.get(f"{self.gateway}/healthz").status_code == 200
        except httpx.HTTPError:
            return False

    def readyz(self) -> Any:
        return httpx.get(f"{self.gateway}/readyz").json()


class Site:
    """Something that answers at the public address in place of the gateway, or in front of it."""

    def __init__(self, answers: Callable[[BaseHTTPRequestHandler], None]) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                answers(self)

            def do_GET(self) -> None:
                answers(self)

            def log_message(self, *_: object) -> None:
                """Nothing to say."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def open(self) -> Iterator[str]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self.address
        finally:
            self._server.shutdown()
            thread.join()
            self._server.server_close()


def answer(request: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
    request.send_response(status)
    for name, value in {**headers, "Content-Length": str(len(body))}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)


def answering(status: int, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answers(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["Content-Length"]))
        answer(request, status, body, **headers)

    return answers


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Operator:
    # The thread that watches the terminal would outlive the test.
    monkeypatch.setattr("kiosk.terminal.lifeline.Lifeline.watch", lambda self: None)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    monkeypatch.setenv("SMS_GATEWAY_HASH_KEY", KEY)
    monkeypatch.setenv("KIOSK_DATABASE_URL", f"sqlite:///{tmp_path / 'gateway.db'}")
    return Operator(monkeypatch, capsys, f"http://127.0.0.1:{free_port()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_before_the_start_it_says_what_is_missing_and_makes_nothing(operator: Operator, tmp_path: Path) -> None:
    code, said = operator.checks(SMS_GATEWAY_PUBLIC_URL=f"http://127.0.0.1:{free_port()}")
    assert code == 1
    assert said["database"].startswith("ok")
    assert "will be made at the first start" in said["database"]
    assert "Start it (sms-gateway serve)" in said["gateway"]
    assert "nobody listens there" in said["public address"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (answering(404), "answers 404. Another site answers there, or the proxy does not pass /sms on"),
        (answering(502), "answers 502. The proxy answers, but no gateway runs behind it"),
        (answering(405), "Let the proxy pass POST on"),
        (answering(401), "Take the password away"),
        (answering(301, Location="https://www.example.org/sms"), "leads on to https://www.example.org/sms"),
        (answering(200, b"<html><p>Welcome</html>"), "answers with a page and not with TwiML"),
        (answering(403), "Run this where the gateway runs"),
    ],
)
def test_what_stands_at_the_public_address_is_told(
    operator: Operator, answers: Callable[[BaseHTTPRequestHandler], None], said: str
) -> None:
    with Site(answers).open() as address:
        code, found = operator.checks(SMS_GATEWAY_PUBLIC_URL=address)
    assert code == 1
    assert found["public address"].startswith("WRONG")
    assert said in found["public address"]


def test_a_site_without_https_and_a_name_that_nobody_knows_are_told(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Site(answering(200)).open() as address:
        _, found = operator.checks(SMS_GATEWAY_PUBLIC_URL=address.replace("http://", "https://"))
    assert "no https is spoken there" in found["public address"]

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    _, found = operator.checks(SMS_GATEWAY_PUBLIC_URL="https://kiosk.invalid")
    assert "the name is not known" in found["public address"]
    _, found = operator.checks(SMS_GATEWAY_PUBLIC_URL="http://kiosk.invalid")
    assert "unencrypted" in found["address"]


def test_what_a_gateway_that_runs_says_of_itself_is_told(operator: Operator) -> None:
    """Another version than the one that checks, and not ready."""
    said = {
        "ready": False,
        "reason": "store-full",
        "cause": "The disk is full.",
        "remedy": "Free some space.",
        "version": "0.0.1",
        "started": "2026-11-29T14:00:00+00:00",
        "last_signed": "2026-11-29T14:01:00+00:00",
        "counts": {},
    }
    with Site(lambda request: answer(request, 503, json.dumps(said).encode())).open() as operator.gateway:
        code, found = operator.checks(SMS_GATEWAY_PUBLIC_URL=f"http://127.0.0.1:{free_port()}")
    assert code == 1
    assert found["gateway"] == "WRONG  gateway: The disk is full. Free some space."
    assert found["version"].startswith("WRONG  version: version 0.0.1 runs")
    assert re.search(r"2026-11-29T14:01:00\+00:00, -?\d+ minutes? ago", found["last signed message"])


def test_a_database_that_fails_is_told(operator: Operator, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "gateway.db")) as database:
        database.execute("CREATE TABLE conversations (sender TEXT PRIMARY KEY)")
    code, found = operator.checks(SMS_GATEWAY_PUBLIC_URL=f"http://127.0.0.1:{free_port()}")
    assert code == 1
    assert "another version" in found["database"]
    _, found = operator.checks(KIOSK_DATABASE_URL="postgresql://nobody@127.0.0.1:1/kiosk")
    assert "The database server does not answer" in found["database"]


class Proxy:
    """Passes messages on to the gateway, as they are or not."""

    def __init__(self, gateway: str) -> None:
        self._gateway = gateway
        self.adds = ""

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"]))
        response = httpx.post(f"{self._gateway}{request.path}{self.adds}", content=body, headers=dict(request.headers))
        answer(request, response.status_code, response.content)


@pytest.fixture
def proxy(operator: Operator) -> Iterator[tuple[Proxy, str]]:
    """A proxy in front of the gateway, and the public address that it gives it."""
    passes = Proxy(operator.gateway)
    with Site(passes).open() as address:
        yield passes, address


@pytest.fixture
def log(operator: Operator, proxy: tuple[Proxy, str], tmp_path: Path) -> Iterator[Path]:
    """The log of the real command, which runs."""
    log = tmp_path / "log"
    settings = {
        "TWILIO_AUTH_TOKEN": TOKEN,
        "SMS_GATEWAY_PUBLIC_URL": proxy[1],
        "SMS_GATEWAY_HASH_KEY": KEY,
        "KIOSK_DATABASE_URL": f"sqlite:///{tmp_path / 'gateway.db'}",
    }
    command = [sys.executable, "-m", "sms_gateway", "serve", "--port", operator.gateway.rpartition(":")[2]]
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, env=os.environ | settings, stdin=subprocess.DEVNULL, stderr=said, stdout=said
        )
    try:
        until = time.monotonic() + 60
        while not operator.gateway_lives():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < until
            time.sleep(0.02)
        yield log
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    assert re.search(r'msg="counts since the start" .*signature=\d', log.read_text())
    print(log.read_text())  # noqa: T201 - the counts are in its last lines


def test_beside_a_running_gateway(operator: Operator, proxy: tuple[Proxy, str], log: Path, tmp_path: Path) -> None:
    passes, public = proxy
    database = tmp_path / "gateway.db"
    code, found = operator.checks(SMS_GATEWAY_PUBLIC_URL=public)
    assert code == 0, found
    assert "runs and can answer" in found["gateway"]
    assert "none since the start" in found["last signed message"]
    assert "answers a signed message" in found["public address"]
    assert "also signed for http://127.0.0.1" in found["port"]
    assert operator.readyz()["last_signed"] is None, "its own messages do not count"
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT count(*) FROM conversations").fetchone() == (0,), "nothing stays behind"
        assert opened.execute("SELECT count(*) FROM replies").fetchone() == (0,)

    log_of_database = database.with_name("gateway.db-wal")
    log_of_database.chmod(0o644)
    code, found = operator.checks()
    assert code == 1
    assert found["file mode"].endswith(f"chmod 600 {log_of_database}")
    log_of_database.chmod(0o600)

    passes.adds = "?from=proxy"
    code, found = operator.checks()
    assert code == 1
    assert "The proxy changes the path, the query or the headers" in found["public address"]
    assert operator.readyz()["counts"] == {"signature": 1}

    code, found = operator.checks(TWILIO_AUTH_TOKEN=f"other-{TOKEN}")
    assert code == 1
    assert "refuses it too. The gateway that runs has another TWILIO_AUTH_TOKEN" in found["public address"]
    assert operator.readyz()["counts"] == {"signature": 3}
    _, found = operator.checks()
    assert found["counts since the start"].endswith("signature 3")

    lines = log.read_text().splitlines()
    assert all(re.match(r"time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ level=[A-Z]+ from=\S+ msg=", line) for line in lines)
    (refused,) = [line for line in lines if "reason=signature" in line]
    assert "level=WARNING" in refused
    assert "new=1 total=1" in refused
    assert not any(secret in "".join(lines) for secret in (TOKEN, KEY, "5005550006"))
