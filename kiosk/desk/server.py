"""The server of the desk: uvicorn, without a line in a log of who came."""

from __future__ import annotations

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
    code = languages.codes[0]
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
    names = {code: facts.name for code, facts in languages.facts.items()}
    app = create_app(front, [CallsSection(Calls(), names)])
    parts = urlsplit(front.address)
    port = parts.port or 80
    config = uvicorn.Config(
        app,
        host="127.0.0.1" if _is_loopback(parts.hostname or "") else "0.0.0.0",  # noqa: S104 - phones are to reach it
        port=port,
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
        sock = config.bind_socket()
    except SystemExit as error:
        raise DeskError(f"kiosk desk: cannot listen on port {port}: another program has it") from error
    uvicorn.Server(config).run(sockets=[sock])


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
