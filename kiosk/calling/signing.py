"""Signs what a kiosk and the desk say to one another, so that nobody else on the network can, nor say it again."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.mistake import Mistake

KEY: Final = "KIOSK_DESK_KEY"
"""The environment variable with the secret that the office's kiosks and its desk share."""

SHORTEST_KEY: Final = 32
"""Characters. A shorter one could be found by trying."""

TIME: Final = "x-kiosk-time"
NONCE: Final = "x-kiosk-nonce"
SIGNATURE: Final = "x-kiosk-signature"
"""The headers of a request; an answer has the signature alone."""

SECONDS: Final = 120.0
"""How far the clocks of two machines may be apart."""

MOST_KEPT: Final = 20_000
"""Requests that are remembered, so that none counts twice: more than an office's kiosks send in that time."""


class DeskKeyError(Mistake):
    """The shared secret is missing or cannot be one; the message says how to make it, and not what it is."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is signed of a request."""

    method: str
    path: str
    body: bytes
    time: str
    nonce: str


class Signer:
    """Signs with the shared secret. It never shows the secret."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def request(self, request: Request) -> str:
        """The signature of a request."""
        return self._signed("ask", request.method, request.path, request.time, request.nonce, _digest(request.body))

    def answer(self, nonce: str, status: int, body: bytes) -> str:
        """The signature of the answer to a request with this nonce."""
        return self._signed("answer", nonce, str(status), _digest(body))

    def _signed(self, *parts: str) -> str:
        return hmac.new(self._key, "\n".join(parts).encode(), hashlib.sha256).hexdigest()


class Verifier:
    """Knows a request of one of the office's kiosks, and takes each of them once."""

    def __init__(self, signer: Signer, clock: Callable[[], float] = time.time) -> None:
        """``clock`` gives seconds since 1970."""
        self._signer = signer
        self._clock = clock
        # What was signed before may have been taken already, by the process before this one.
        self._began = clock()
        self._taken: dict[str, float] = {}

    def takes(self, request: Request, signature: str) -> bool:
        """Whether this is a kiosk that says so now, for the first time."""
        if not hmac.compare_digest(self._signer.request(request).encode(), signature.encode()):
            return False
        now, said = self._clock(), float(request.time) if _is_number(request.time) else 0.0
        self._forget(now)
        if abs(now - said) > SECONDS or said < self._began or request.nonce in self._taken:
            return False
        if len(self._taken) >= MOST_KEPT:
            return False
        self._taken[request.nonce] = said
        return True

    def _forget(self, now: float) -> None:
        """Let go of what is refused for its time."""
        for nonce, said in tuple(self._taken.items()):
            if abs(now - said) <= SECONDS:
                return
            del self._taken[nonce]


def desk_key(environment: Mapping[str, str]) -> str:
    """The shared secret. Raises DeskKeyError."""
    key = environment.get(KEY, "")
    if len(key) < SHORTEST_KEY:
        state = "is too short" if key else "is missing"
        raise DeskKeyError(
            f"{KEY} {state}: the secret that the kiosks and the desk of one office share, {SHORTEST_KEY} characters or "
            "more. Make it with `openssl rand -hex 32`, and give the same to each of them"
        )
    return key


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdecimal() and len(text) < 24
