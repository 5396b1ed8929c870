"""The server of the screen: who may open one, how many, and what every answer forbids."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.browser.chromium import PATIENCE
from tests.browser.serving import Served, served

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for all tests that leave it as it was."""
    with served(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(running: Served) -> Served:
    """The same, without a visitor."""
    running.until_visitors(0)
    return running


def screen(server: Served) -> str:
    """The address of the connection, for a screen of 80 by 24."""
    return f"{server.address}screen?width=80&height=24"


def origin(server: Served) -> dict[str, str]:
    """What a browser says with a page of ours in it."""
    return {"Origin": server.address.rstrip("/")}


async def first_words(line: aiohttp.ClientWebSocketResponse) -> bytes:
    """What a screen shows until its first page is there."""
    shown = b""
    while b"Nederlands" not in shown:
        shown += await line.receive_bytes(timeout=PATIENCE)
    return shown


@pytest.mark.parametrize("path", ["", "files/kiosk.js", "files/textual.js", "files/none", "screen", "static/"])
async def test_every_answer_forbids_what_is_not_ours(server: Served, path: str) -> None:
    async with aiohttp.ClientSession() as client, client.get(server.address + path) as answer:
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
        assert set(" ".join(policy.values()).split()) <= {"'none'", "'self'", "'unsafe-inline'", "data:"}
        assert "'unsafe-inline'" not in policy["script-src"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "said",
    ["http://example.org", "http://127.0.0.1", "https://{host}", "http://{host}.example.org", "null", "http://[", None],
)
async def test_no_other_page_opens_a_screen(server: Served, said: str | None) -> None:
    host = server.address.removeprefix("http://").rstrip("/")
    headers = {} if said is None else {"Origin": said.format(host=host)}
    async with aiohttp.ClientSession() as client:
        if said == "https://{host}":
            # Behind a proxy that speaks TLS, the page has the same host.
            async with client.ws_connect(screen(server), headers=headers) as line:
                await first_words(line)
            return
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await client.ws_connect(screen(server), headers=headers)
        assert refused.value.status == 403
        assert server.visitors == []


async def test_so_many_screens_are_open_and_no_more(tmp_path: Path) -> None:
    with served(tmp_path, "--sessions", "2") as server:
        async with aiohttp.ClientSession() as client:
            lines = [await client.ws_connect(screen(server), headers=origin(server)) for _ in range(2)]
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await client.ws_connect(screen(server), headers=origin(server))
            assert refused.value.status == 503
            async with client.get(server.address) as answer:
                assert answer.status == 503
                assert answer.headers["Retry-After"] == "5"
            for line in lines:
                await line.close()
            server.until_visitors(0)
            async with client.get(server.address) as answer:
                assert answer.status == 200


@pytest.mark.parametrize(
    "said",
    [
        "no json",
        "[" * 20000,
        "[]",
        '["stdin", 1]',
        '["resize", {}]',
        '["resize", {"width": 1e9, "height": 1}]',
        '["quit"]',
        "9" * 5000,
        b"bytes",
    ],
    ids=lambda said: str(said[:12]),
)
async def test_what_no_page_says_ends_that_visit_and_no_other(server: Served, said: str | bytes) -> None:
    async with aiohttp.ClientSession() as client:
        other = await client.ws_connect(screen(server), headers=origin(server))
        await first_words(other)
        hostile = await client.ws_connect(screen(server), headers=origin(server))
        await (hostile.send_bytes(said) if isinstance(said, bytes) else hostile.send_str(said))
        server.until_visitors(1)
        await other.send_str(json.dumps(["stdin", "1"]))
        shown = b""
        while b"Wat wilt u doen?" not in shown:
            shown += await other.receive_bytes(timeout=PATIENCE)


@pytest.mark.parametrize("size", [(10**8, 10**8), (0, 0), (-5, 24)])
async def test_no_size_costs_the_server_its_memory(server: Served, size: tuple[int, int]) -> None:
    async with aiohttp.ClientSession() as client:
        line = await client.ws_connect(screen(server), headers=origin(server))
        await first_words(line)
        (visitor,) = server.visitors
        await line.send_str(json.dumps(["resize", {"width": size[0], "height": size[1]}]))
        await line.send_str(json.dumps(["resize", {"width": 80, "height": 24}]))
        await line.send_str(json.dumps(["stdin", "1"]))
        shown = b""
        while b"Wat wilt u doen?" not in shown:
            shown += await line.receive_bytes(timeout=PATIENCE)
        status = Path(f"/proc/{visitor}/status").read_text()
        (peak,) = (int(row.split()[1]) for row in status.splitlines() if row.startswith("VmHWM"))
        assert peak < 400_000, "kilobytes"


async def test_half_a_letter_ends_nothing(server: Served) -> None:
    async with aiohttp.ClientSession() as client:
        line = await client.ws_connect(screen(server), headers=origin(server))
        await first_words(line)
        await line.send_str('["stdin", "\\ud800"]')
        await line.send_str('["stdin", "1"]')
        shown = b""
        while b"Wat wilt u doen?" not in shown:
            shown += await line.receive_bytes(timeout=PATIENCE)


def test_an_address_that_is_taken_is_told(server: Served) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "kiosk", "serve", "--port", port]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"kiosk serve: cannot listen on 127.0.0.1, port {port}")


def test_it_ends_in_order_on_a_signal(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        server.process.terminate()
        assert server.process.wait(PATIENCE) == 0


def test_a_mistake_in_the_settings_is_told_before_anybody_comes(tmp_path: Path) -> None:
    office = tmp_path / "office.toml"
    office.write_text('theme = "pink"\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "serve"],
        env=os.environ | {"KIOSK_OFFICE": str(office)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "pink" in done.stderr


@pytest.mark.parametrize(
    ("option", "value"), [("--port", "0"), ("--port", "x"), ("--sessions", "0"), ("--sessions", "-1")]
)
def test_an_option_that_cannot_be_is_told(option: str, value: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "serve", f"{option}={value}"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "write" in done.stderr


def test_without_its_packages_it_says_what_to_install() -> None:
    program = "import sys; sys.modules['textual_serve'] = None; from kiosk.cli import main; sys.exit(main(['serve']))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("is not installed; run: pip install '.[browser]' in the folder of the kiosk")
