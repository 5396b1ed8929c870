"""The ``sms-gateway`` command."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from kiosk.mistake import Mistake, to_install
from kiosk.ports import port_of
from kiosk.version import ShowVersion

_OURS: Final = ("kiosk", "sms_gateway")
"""Packages that are always here. A kiosk that is installed for its terminal alone lacks others."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 done, 1 the check found something wrong, 2 it cannot run."""
    options = command_parser().parse_args(arguments)
    try:
        return _run(options)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] in _OURS:
            raise
        print(f"sms-gateway: {error.name} is not installed; run: {to_install('gateway')}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    from sms_gateway.settings import SettingsError

    try:
        return int(options.run(options))
    except SettingsError as error:
        print("sms-gateway: the gateway cannot start with these settings.", file=sys.stderr)
        print(error, file=sys.stderr)
        return 2
    except Mistake as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def command_parser() -> argparse.ArgumentParser:
    """The commands and options of ``sms-gateway``; what is parsed holds ``run``, which is called with it."""
    parser = argparse.ArgumentParser(prog="sms-gateway", description="The help menus by text message, through Twilio.")
    parser.add_argument("--version", action=ShowVersion)
    commands = parser.add_subparsers(title="commands", metavar="", required=True)
    serve = commands.add_parser("serve", help="answer Twilio's webhooks")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument(
        "--port", type=partial(port_of, or_any=True), default=8000, help="port to listen on (default: %(default)s)"
    )
    serve.set_defaults(run=_serve)
    check = commands.add_parser("check", help="say what is wrong, before the start and while it runs")
    check.add_argument(
        "--gateway",
        metavar="URL",
        default="http://127.0.0.1:8000",
        help="where the gateway runs on this machine (default: %(default)s)",
    )
    check.set_defaults(run=_check)
    simulate = commands.add_parser("simulate", help="a phone in the terminal that texts the gateway")
    simulate.add_argument(
        "--gateway", metavar="URL", help="a running gateway with the same settings (default: start one here)"
    )
    simulate.set_defaults(run=_simulate)
    return parser


def _serve(options: argparse.Namespace) -> int:
    # What is loaded for the first message stays: looking through it for what may go takes a tenth of the start.
    gc.disable()
    from kiosk.terminal.lifeline import Lifeline
    from sms_gateway.app import create_app
    from sms_gateway.logs import LOGGING
    from sms_gateway.server import gateway_server
    from sms_gateway.settings import load_settings

    Lifeline.of_service().watch()
    gateway_server(create_app(load_settings()), options.host, options.port, LOGGING).run()
    return 0


def _check(options: argparse.Namespace) -> int:
    from kiosk.office import load_office
    from kiosk.terminal.lifeline import Lifeline
    from sms_gateway.check import check
    from sms_gateway.settings import load_settings

    Lifeline.of_command().watch()
    settings = load_settings()
    load_office()
    good = True
    for finding in check(settings, options.gateway):
        print(finding.line, flush=True)
        good = good and finding.good
    return 0 if good else 1


def _simulate(options: argparse.Namespace) -> int:
    from kiosk.terminal.lifeline import Lifeline

    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        print("sms-gateway: the phone needs a terminal.", file=sys.stderr)
        return 2
    Lifeline.of_command().watch()
    from sms_gateway.simulator.gateway import LocalGateway, RemoteGateway
    from sms_gateway.simulator.phone import Phone
    from sms_gateway.simulator.sender import GatewayError

    gateway = RemoteGateway.from_settings(options.gateway) if options.gateway else LocalGateway()
    try:
        with gateway as sender:
            Phone(sender).run()
    except GatewayError as error:
        print(f"sms-gateway: {error}", file=sys.stderr)
        return 2
    return 0
