"""A real browser without a window, driven over its DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import aiohttp

PATIENCE: Final = 90.0
"""Seconds to wait on a busy machine: a browser, its page and the screen behind it begin one after the other."""

PROGRAM: Final = shutil.which("chromium")

OFFLINE: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""A browser that finds no host but this machine."""

_SHIFT: Final = 8
_CODES: Final = {"F2": 113, "+": 187, "-": 189}
"""The number of a key, where it is not that of its letter."""


class Tab:
    """One page of a browser: what it asked the network for, and what it shows."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session
        self.requests: list[str] = []

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol."""
        return await self._browser.call(method, self._session, **parameters)

    def hear(self, event: dict[str, Any]) -> None:
        """Note what the page asks for."""
        if event["method"] == "Network.requestWillBeSent":
            self.requests.append(event["params"]["request"]["url"])
        elif event["method"] == "Network.webSocketCreated":
            self.requests.append(event["params"]["url"])

    async def open(self, address: str, size: tuple[int, int]) -> None:
        """Go to an address, in a window and on a display of so many pixels."""
        for domain in ("Network", "Page", "Runtime"):
            await self.call(f"{domain}.enable")
        await self.resize(size)
        await self.call("Page.navigate", url=address)

    async def resize(self, size: tuple[int, int]) -> None:
        """Make the window and its display as large as this, in pixels."""
        width, height = size
        screen = {"screenWidth": width, "screenHeight": height}
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
            **screen,
        )

    async def value(self, expression: str) -> Any:
        """What an expression of JavaScript is in the page."""
        done = await self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    async def rows(self) -> list[str]:
        """The rows of the screen, each from left to right."""
        rows: list[str] = await self.value(
            "[...document.querySelectorAll('.xterm-rows > div')].map(row => row.textContent.replaceAll('\\xa0', ' '))"
        )
        return rows

    async def text(self) -> str:
        """What is shown: the rows of the screen, or the words of a page without one."""
        shown: str = await self.value(
            "document.querySelector('section:not([hidden])')?.innerText ?? "
            "[...document.querySelectorAll('.xterm-rows > div')].map(row => row.textContent).join('\\n') ?? ''"
        )
        return shown.replace("\xa0", " ")

    async def until(self, true: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something is so."""
        until = time.monotonic() + PATIENCE
        while not await true():
            assert time.monotonic() < until, await self.text()
            await asyncio.sleep(0.05)

    async def until_shown(self, words: str) -> None:
        async def shown() -> bool:
            return words in await self.text()

        await self.until(shown)

    async def press(self, key: str, text: str = "", *, shift: bool = False) -> None:
        """Press and let go a key: what it is called, and the text that it writes."""
        code = _CODES.get(key, ord(key[0].upper()))
        held = _SHIFT if shift else 0
        for kind in ("keyDown", "keyUp"):
            written = {"text": text} if text and kind == "keyDown" else {}
            await self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, modifiers=held, **written
            )

    async def picture(self, file: Path) -> None:
        """A picture of the page as a PNG."""
        done = await self.call("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(done["data"]))


class Browser:
    """The browser: a process, and the line to it."""

    def __init__(self, process: subprocess.Popen[bytes], line: aiohttp.ClientWebSocketResponse) -> None:
        self.process = process
        self._line = line
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._tabs: dict[str, Tab] = {}
        self._next = 0

    async def listen(self) -> None:
        """Take in what the browser says, until it ends."""
        async for message in self._line:
            said = message.json()
            if "id" in said:
                waiting = self._waiting.pop(said["id"])
                if "error" in said:
                    waiting.set_exception(AssertionError(said["error"]))
                else:
                    waiting.set_result(said["result"])
            elif said.get("sessionId") in self._tabs:
                self._tabs[said["sessionId"]].hear(said)

    async def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        self._next += 1
        waiting = self._waiting[self._next] = asyncio.get_running_loop().create_future()
        about = {"sessionId": session} if session else {}
        await self._line.send_json({"id": self._next, "method": method, "params": parameters, **about})
        return await asyncio.wait_for(waiting, PATIENCE)

    async def open(self, address: str, size: tuple[int, int] = (1280, 800)) -> Tab:
        """A new tab, of a visitor of their own, with the page of an address."""
        context = await self.call("Target.createBrowserContext")
        target = await self.call("Target.createTarget", url="about:blank", **context)
        attached = await self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        tab = self._tabs[attached["sessionId"]] = Tab(self, attached["sessionId"])
        await tab.open(address, size)
        return tab

    def kill(self) -> None:
        """End it as a machine without power does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """A browser; its files stand in ``folder``."""
    assert PROGRAM is not None
    command = [PROGRAM, *OFFLINE, f"--user-data-dir={folder}", "--remote-debugging-port=0"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port, path = await _told(folder / "DevToolsActivePort", process)
        address = f"ws://127.0.0.1:{port}{path}"
        async with aiohttp.ClientSession() as client, client.ws_connect(address, max_msg_size=0) as line:
            driven = Browser(process, line)
            listening = asyncio.create_task(driven.listen())
            yield driven
            listening.cancel()
    finally:
        process.kill()
        process.wait()


async def _told(file: Path, process: subprocess.Popen[bytes]) -> list[str]:
    """Where the browser listens: it writes that when it does."""
    until = time.monotonic() + PATIENCE
    while not file.exists() or len(file.read_text().split()) < 2:
        assert process.poll() is None
        assert time.monotonic() < until, "the browser did not begin to listen"
        await asyncio.sleep(0.05)
    return file.read_text().split()
