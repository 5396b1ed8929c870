"""Who texted, without the number: what is kept of a sender is found, and read, only with a key and the number together.

The key is kept outside the database (``SMS_GATEWAY_HASH_KEY``). A number is written as an HMAC-SHA-256: a plain hash of
one of 10^8 mobile numbers is guessed back in seconds. What is kept is sealed with AES-256-GCM under a key of the
sender's own, so that a copy of the database tells nothing, not even which page of help somebody read.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE: Final = 12
"""Bytes of a nonce of AES-GCM (NIST SP 800-38D). It is random: a sender has too few messages for two to meet."""


class Unreadable(ValueError):
    """Something kept was sealed with a key that is no longer among the keys, or was changed."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A phone number as it is kept: its names and secrets, one of each for every key, the newest first."""

    names: tuple[str, ...]
    secrets: tuple[bytes, ...]

    @property
    def name(self) -> str:
        """What new rows are kept under."""
        return self.names[0]

    def seal(self, text: str) -> bytes:
        """The text, readable for the same number with the newest key."""
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self.secrets[0]).encrypt(nonce, text.encode(), None)

    def unseal(self, sealed: bytes) -> str:
        """The text that was sealed for this number with any of the keys. Raises Unreadable."""
        for secret in self.secrets:
            try:
                return AESGCM(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
            except (InvalidTag, ValueError):
                continue
        raise Unreadable("sealed with another key")


class Senders:
    """Makes senders of phone numbers, with the keys of this gateway: the newest first, and those before it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(key.encode() for key in keys)

    def of(self, number: str) -> Sender:
        """The sender behind a phone number."""
        named = tuple(hmac.digest(key, number.encode(), "sha256").hex() for key in self._keys)
        secrets = tuple(hmac.digest(key, f"seal {number}".encode(), "sha256") for key in self._keys)
        return Sender(named, secrets)
