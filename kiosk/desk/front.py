"""What every section of the desk shares, and what a section is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from starlette.routing import Route

from kiosk.calling.signing import Signer, Verifier
from kiosk.desk.changes import Changes
from kiosk.desk.pairing import Pairing
from kiosk.guides.wording import Wording


@dataclass(frozen=True, slots=True)
class Front:
    """The desk of one office: its ``address`` as kiosks and phones reach it, the language of its pages, who may look,
    and which kiosks may speak. ``changes`` are told of whatever is not as it was."""

    address: str
    name: str
    words: Wording
    right_to_left: bool
    pairing: Pairing
    signer: Signer
    verifier: Verifier
    changes: Changes = field(default_factory=Changes)

    @property
    def own_addresses(self) -> tuple[str, ...]:
        """The addresses of it on the machine where it runs."""
        return own_addresses(self.address)

    @property
    def hosts(self) -> frozenset[str]:
        """What a request may call this machine."""
        return frozenset((urlsplit(self.address).netloc, *self.own_addresses))


def own_addresses(address: str) -> tuple[str, ...]:
    """What the desk at an address is called on the machine where it runs."""
    port = urlsplit(address).port or 80
    return (f"127.0.0.1:{port}", f"localhost:{port}")


class Section(Protocol):
    """A part of the desk with pages of its own, named at the top of each page."""

    path: str
    """The address of its first page, such as "/questions"."""

    def title(self, words: Wording) -> str:
        """What it is called there."""

    @property
    def waiting(self) -> int:
        """How many wait there for somebody: a number beside its name."""

    def routes(self, front: Front, sections: Sequence[Section]) -> Sequence[Route]:
        """Its addresses, each with a handler that `kiosk.desk.guard` has looked at. ``sections`` are all of the desk,
        for the line at the top of its pages."""
