"""The ``kiosk serve`` command: the screen in a browser."""

from __future__ import annotations

import argparse
from typing import Any, Final

from kiosk.mistake import Mistake, to_install
from kiosk.ports import port_of

USUAL_SESSIONS: Final = 10
MOST_SESSIONS: Final = 200


class BrowserMissing(Mistake):
    """What serves a browser is not installed; the message says how to get it."""


def add_browser_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which these are added."""
    serve: argparse.ArgumentParser = commands.add_parser("serve", help="the screen in a browser, for thin clients")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=port_of, default=8080, help="port to listen on (default: %(default)s)")
    serve.add_argument(
        "--sessions",
        type=_sessions,
        default=USUAL_SESSIONS,
        metavar="N",
        help="screens that may be open at once (default: %(default)s)",
    )
    serve.set_defaults(run=_serve, is_service=True)


def _sessions(said: str) -> int:
    if not said.isdecimal() or not 0 < int(said) <= MOST_SESSIONS:
        raise argparse.ArgumentTypeError(f"{said!r} is no number of screens; write 1 to {MOST_SESSIONS}")
    return int(said)


def _serve(options: argparse.Namespace) -> int:
    try:
        from kiosk.browser.server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "kiosk":
            raise
        raise BrowserMissing(f"kiosk serve: {error.name} is not installed; run: {to_install('browser')}") from error
    from kiosk.office import load_office
    from kiosk.wiring import offered_languages, office_desk

    office = load_office()
    office_desk(office)  # What is missing for it is said now, and not by the screen of each visitor.
    print(f"kiosk serve: http://{options.host}:{options.port}/ for {options.sessions} at once", flush=True)
    serve(office, offered_languages(office), options.host, options.port, options.sessions)
    return 0
