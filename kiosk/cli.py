"""The ``kiosk`` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 done, 1 the checks found something, 2 it cannot run."""
    options = _parser().parse_args(arguments)
    from kiosk.guides.loading import ContentError
    from kiosk.language.facts import LanguageError
    from kiosk.office import OfficeError

    try:
        return int(options.run(options))
    except (ContentError, LanguageError, OfficeError) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read our lines has gone; Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk", description="Help with digital tasks, one step at a time. Without a command: the terminal screen."
    )
    parser.add_argument("--with-exit", action="store_true", help="let Ctrl+Q leave the screen: for trying it out")
    parser.set_defaults(run=_screen)
    commands = parser.add_subparsers(title="commands", metavar="")
    plain = commands.add_parser("plain", help="the same conversation as lines of text")
    plain.set_defaults(run=_plain)
    return parser


def _screen(options: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print("kiosk: the screen needs a terminal. For lines of text, run `kiosk plain`.", file=sys.stderr)
        return 2
    from kiosk.office import load_office
    from kiosk.terminal.control import EscapeTerminal
    from kiosk.tui.app import KioskApp
    from kiosk.wiring import offered_languages, open_engine

    office = load_office()
    languages = offered_languages(office)
    engine = open_engine(office, languages)
    with EscapeTerminal(sys.stderr) as terminal:
        app = KioskApp(engine, languages, office, terminal, with_exit=options.with_exit)
        reason = app.run()
    if reason:
        print(reason, file=sys.stderr)
    return app.return_code or 0


def _plain(_: argparse.Namespace) -> int:
    from kiosk.office import load_office
    from kiosk.plain import converse
    from kiosk.wiring import offered_languages, open_engine

    office = load_office()
    languages = offered_languages(office)
    converse(open_engine(office, languages), languages, sys.stdin, sys.stdout)
    return 0
