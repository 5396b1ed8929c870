"""The server of the desk: uvicorn, without a line in a log of who came."""

from __future__ import annotations

import logging
import socket
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

import uvicorn

from kiosk.calling.signing import Signer, Verifier, desk_key
from kiosk.desk.app import create_app
from kiosk.desk.calls import Calls
from kiosk.desk.calls_section import CallsSection
from kiosk.desk.changes import Changes
from kiosk.desk.front import Front, Section
from kiosk.desk.pairing import Pairing
from kiosk.guides.page import BETWEEN_NAMES
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages
from kiosk.mistake import Mistake
from kiosk.office import OfficeSettings
from kiosk.questions.opening import need_packages
from kiosk.questions.settings import QuestionsError


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


def sections_of(
    office: OfficeSettings, front: Front, languages: OfferedLanguages, environment: Mapping[str, str]
) -> Sequence[Section]:
    """What the desk of an office shows: who calls; and questions in writing, where visitors can ask them and what that
    needs is installed."""
    names = _names(front.words, languages)
    sections: list[Section] = [CallsSection(Calls(front.changes), names)]
    if not office.questions:
        return sections
    try:
        need_packages()
    except QuestionsError as error:
        logging.getLogger(__name__).warning("%s. Questions in writing are not shown.", error)
        return sections
    # Imported here: an office that answers no questions has no database.
    from kiosk.desk.inbox import Inbox
    from kiosk.desk.questions_section import QuestionsSection

    return [*sections, QuestionsSection(Inbox(office.questions, environment, front.changes), languages, names)]


def serve(front: Front, sections: Sequence[Section]) -> None:
    """Serve until somebody ends it. Raises DeskError when the address cannot be had."""
    app = create_app(front, sections)
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
    _Server(config, front.changes).run(sockets=[bound])


class _Server(uvicorn.Server):
    """One that lets those go who wait for a change when it ends."""

    def __init__(self, config: uvicorn.Config, changes: Changes) -> None:
        super().__init__(config)
        self._changes = changes

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's."""
        self._changes.close()
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
