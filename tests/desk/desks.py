"""A desk without a network: its app, a kiosk that speaks to it, and devices that look."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from starlette.applications import Starlette

from kiosk.calling.signing import NONCE, SIGNATURE, TIME, Request, Signer, Verifier
from kiosk.desk.app import create_app
from kiosk.desk.calls import Calls
from kiosk.desk.calls_section import CallsSection
from kiosk.desk.changes import Changes
from kiosk.desk.front import Front, Section
from kiosk.desk.pairing import Pairing
from kiosk.language.offered import OfferedLanguages

ADDRESS = "http://192.168.1.20:8765"
KEY = "k" * 32
NAMES = {"nl": "Nederlands", "uk": "Українська"}


class Clock:
    """Seconds that go up when they are told to."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class FakeDesk:
    """A desk whose clock stands still."""

    def __init__(
        self,
        folder: Path,
        languages: OfferedLanguages,
        language: str = "en",
        began: float = 1_000_000.0,
        beside: Callable[[Changes], Sequence[Section]] = lambda _: (),
    ) -> None:
        """``beside`` makes what it shows beside the calls."""
        self.clock = Clock(began)
        self.pairing = Pairing(folder / "desk.db", self.clock)
        self.signer = Signer(KEY)
        changes = Changes()
        self.calls = Calls(changes, self.clock)
        self.front = Front(
            address=ADDRESS,
            name="Digipunt Genk",
            words=languages[language],
            right_to_left=languages.facts[language].right_to_left,
            pairing=self.pairing,
            signer=self.signer,
            verifier=Verifier(self.signer, self.clock),
            changes=changes,
        )
        self.app: Starlette = create_app(self.front, [CallsSection(self.calls, NAMES), *beside(changes)])
        self._nonces = 0

    def device(self, address: str = ADDRESS, *, client: str = "192.168.1.77") -> httpx.AsyncClient:
        """A browser that was not here before."""
        transport = httpx.ASGITransport(self.app, client=(client, 50000))
        return httpx.AsyncClient(transport=transport, base_url=address)

    async def paired(self, address: str = ADDRESS, *, client: str = "192.168.1.77") -> httpx.AsyncClient:
        """A browser that is paired."""
        device = self.device(address, client=client)
        done = await device.post("/pair", data={"code": self.pairing.offer()}, headers={"Origin": address})
        assert done.status_code == 303
        return device

    def signed(self, path: str, body: Mapping[str, Any], *, method: str = "POST") -> tuple[bytes, dict[str, str]]:
        """A request of one of the office's kiosks: its body and headers."""
        self._nonces += 1
        sent = json.dumps(body).encode()
        request = Request(method, path, sent, f"{self.clock.now:.3f}", f"nonce-{self._nonces}")
        headers = {TIME: request.time, NONCE: request.nonce, SIGNATURE: self.signer.request(request)}
        return sent, headers

    async def say(self, path: str, body: Mapping[str, Any]) -> httpx.Response:
        """What a kiosk is answered."""
        sent, headers = self.signed(path, body)
        async with self.device() as kiosk:
            return await kiosk.post(path, content=sent, headers=headers)


def told(id: str = "call-0001", **other: Any) -> dict[str, Any]:
    """What a kiosk says of a call."""
    said = {"kiosk": "Kiosk 2", "language": "uk", "guide": "Strong password", "step": 3, "steps": 6}
    return {"id": id, **said, "help_now": False, "waited": 0.0, **other}


def code_in(address: str) -> str:
    """The code in an address for pairing."""
    return parse_qs(urlsplit(address).query)["code"][0]
