"""The server of the desk: uvicorn, without a line in a log of who came."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import uvicorn

from kiosk.calling.signing import Signer, Verifier, desk_key
from kiosk.desk.app import create_app
from kiosk.desk.calls import Calls
from kiosk.desk.calls_section import CallsSection
from kiosk.desk.front import Front
from kiosk.desk.pairing import Pairing
from kiosk.guides.page import BETWEEN_NAMES
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages
from kiosk.mistake import Mistake
from kiosk.office import OfficeSettings


class DeskError(Mistake):
    """The desk cannot be served here; the message says why."""


def front_of(
    office: OfficeSettings, languages: OfferedLanguages, pairing: Pairing, environment: Mapping[str, str]
) -> Front:
    """The desk of an office. Raises DeskKeyError."""
    signer = Signer(desk_key(environment))
    code = office.volunteer_language or languages.codes[0]
    return Front(
        address=office.desk,
        name=office.name,
        words=languages[code],
        right_to_left=languages.facts[code].right_to_left,
        pairing=pairing,
        signer=signer,
        verifier=Verifier(signer),
    )


def serve(front: Front, languages: OfferedLanguages) -> None:
    """Serve until somebody ends it. Raises DeskError when the address cannot be had."""
    calls = Calls()
    app = create_app(front, [CallsSection(calls, _names(front.words, languages))])
    parts = urlsplit(front.address)
    port = parts.port or 80
    config = uvicorn.Config(
        app,
        host="127.0.0.1" if _is_loopback(parts.hostname or "") else "0.0.0.0",  # noqa: S104 - phones are to reach it
        port=port,
        http="h11",  # Which comes with it: the desk needs no more.
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        limit_concurrency=500,
        lifespan="off",
        ws="none",
    )
    try:
        bound = config.bind_socket()
    except SystemExit as error:
        raise DeskError(f"kiosk desk: cannot listen on port {port}: another program has it") from error
    _Server(config, calls).run(sockets=[bound])


class _Server(uvicorn.Server):
    """One that lets those go who wait for a call when it ends."""

    def __init__(self, config: uvicorn.Config, calls: Calls) -> None:
        super().__init__(config)
        self._calls = calls

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's."""
        self._calls.close()
        await super().shutdown(sockets)


def _names(words: Wording, languages: OfferedLanguages) -> dict[str, str]:
    """What languages are called, for a volunteer who may not read it in the language itself."""
    names = {}
    for code, facts in languages.facts.items():
        name = words.names_of([code])
        names[code] = facts.name if name.casefold() == facts.name.casefold() else f"{name}{BETWEEN_NAMES}{facts.name}"
    return names


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
