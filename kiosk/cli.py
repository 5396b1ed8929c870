"""The ``kiosk`` command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kiosk.language.facts import LanguageFacts
    from kiosk.speech.speaker import Speaker


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 done, 1 the checks found something, 2 it cannot run."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, TextIOWrapper):
        # A pipe of another alphabet gets what it can hold, and no error.
        sys.stdout.reconfigure(errors="replace")
    # The screen alone does not wait for argparse, which takes a tenth of its start.
    run = _parsed(arguments) if arguments else _held(_screen)
    from kiosk.mistake import Mistake

    try:
        return run()
    except Mistake as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read our lines has gone; Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _held(run: Callable[[], int], *, reads_input: bool = False, is_service: bool = False) -> Callable[[], int]:
    """A command that ends when whoever started it has gone; a service outlives them."""

    def held() -> int:
        from kiosk.terminal.lifeline import Lifeline

        life = Lifeline.of_service() if is_service else Lifeline.of_command(reads_input=reads_input)
        life.watch()
        return run()

    return held


def _parsed(arguments: Sequence[str]) -> Callable[[], int]:
    """What to run for these arguments."""
    options = command_parser().parse_args(arguments)
    if sys.stdout is None and options.writes:
        return _nowhere
    return _held(lambda: int(options.run(options)), reads_input=options.reads_input, is_service=options.is_service)


def command_parser() -> ArgumentParser:
    """The commands and options of ``kiosk``; what is parsed holds ``run``, which is called with it."""
    import argparse

    from kiosk.version import ShowVersion

    parser = argparse.ArgumentParser(
        prog="kiosk", description="Help with digital tasks, one step at a time. Without a command: the terminal screen."
    )
    parser.add_argument("--version", action=ShowVersion)
    parser.add_argument("--with-exit", action="store_true", help="let Ctrl+Q leave the screen: for trying it out")
    parser.set_defaults(run=lambda options: _screen(with_exit=options.with_exit))
    parser.set_defaults(reads_input=False, is_service=False, writes=False)
    commands = parser.add_subparsers(title="commands", metavar="")
    plain = commands.add_parser("plain", help="the same conversation as lines of text")
    plain.set_defaults(run=_plain, reads_input=True)
    launched = commands.add_parser("launch", help="the screen in a terminal that fills the display, in large type")
    where = "xterm (in X; the default), console (the Linux console that this is) or foot (on Wayland, by cage)"
    launched.add_argument("--in", dest="within", choices=("xterm", "console", "foot"), default="xterm", help=where)
    launched.set_defaults(run=lambda options: _launch(options.within))
    understand = commands.add_parser("understand", help="say what each line of standard input leads to")
    understand.add_argument("--language", metavar="CODE", help="as somebody who chose this one; without it, as one new")
    understand.add_argument("--format", choices=("text", "json"), default="json")
    understand.set_defaults(run=lambda options: _understand(options.language, options.format), reads_input=True)
    from kiosk.browser.commands import add_browser_commands
    from kiosk.check_commands import add_check_commands
    from kiosk.desk.commands import add_desk_commands
    from kiosk.doctor.commands import add_doctor_commands
    from kiosk.figure_commands import add_figure_commands
    from kiosk.pack_commands import add_pack_commands
    from kiosk.print_commands import add_print_commands
    from kiosk.question_commands import add_question_commands

    add_browser_commands(commands)
    add_check_commands(commands)
    add_desk_commands(commands)
    add_doctor_commands(commands)
    add_figure_commands(commands)
    add_pack_commands(commands)
    add_print_commands(commands)
    add_question_commands(commands)
    for command in commands.choices.values():
        command.set_defaults(writes=True)
    return parser


def _screen(*, with_exit: bool = False) -> int:
    # A stream that was closed before the start is None.
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        print("kiosk: the screen needs a terminal. For lines of text, run `kiosk plain`.", file=sys.stderr)
        return 2
    # What is loaded for the first page stays: looking through it for what may go takes a tenth of the start.
    gc.disable()
    from kiosk.office import load_office
    from kiosk.terminal.control import EscapeTerminal, prepare_environment
    from kiosk.terminal.secrecy import keep_memory_private, keep_no_core
    from kiosk.terminal.watchdog import watchdog_of
    from kiosk.tui.app import KioskApp
    from kiosk.wiring import (
        offered_languages,
        office_counters,
        office_desk,
        office_printer,
        office_questions,
        open_engine,
    )

    keep_no_core()
    prepare_environment(os.environ)
    office = load_office()
    languages = offered_languages(office)
    printer = office_printer(office, languages)
    desk = office_desk(office)
    counters = office_counters(office)
    letters = office_questions(office)
    with counters or nullcontext(), letters or nullcontext(), EscapeTerminal(sys.stderr, os.environ) as terminal:
        app = KioskApp(
            open_engine(office, languages, prints=printer is not None, calls=desk is not None, letters=letters),
            languages,
            office,
            terminal,
            printer=printer,
            desk=desk,
            counts=counters.visits_on("screen") if counters else None,
            watchdog=watchdog_of(os.environ),
            with_exit=with_exit,
            keep_private=keep_memory_private,
            open_speaker=lambda: _speaker(languages.facts),
        )
        reason = app.run()
    if not sys.stderr.isatty():
        # The window was closed. The screen's threads still wait for it and would keep the program alive.
        os._exit(0)
    if reason:
        print(reason, file=sys.stderr)
    return app.return_code or 0


def _speaker(languages: Mapping[str, LanguageFacts]) -> Speaker | None:
    from kiosk.speech.installed import installed_speaker

    return installed_speaker(languages)


def _launch(within: str) -> int:
    from kiosk.office import load_office
    from kiosk.terminal.secrecy import keep_no_core
    from kiosk.themes import THEMES

    # The terminal that this becomes knows what is shown.
    keep_no_core()
    office = load_office()
    distance, width, paper = office.viewing_distance * 10, office.screen_width, THEMES[office.theme].paper
    if within == "console":
        from kiosk.terminal.launch_console import launch_on_console

        return launch_on_console(distance, width, os.environ)
    if within == "foot":
        from kiosk.terminal.launch_foot import launch_in_foot

        return launch_in_foot(distance, width, paper, os.environ)
    from kiosk.terminal.launch import launch

    return launch(distance, width, paper, os.environ)


def _nowhere() -> int:
    print("kiosk: standard output is closed; there is nowhere to write to.", file=sys.stderr)
    return 2


def _plain(_: Namespace) -> int:
    from kiosk.channels.plain import converse
    from kiosk.office import load_office
    from kiosk.terminal.line_reader import LineReader
    from kiosk.terminal.secrecy import keep_memory_private
    from kiosk.wiring import offered_languages, office_counters, office_questions, open_engine

    keep_memory_private()
    office = load_office()
    languages = offered_languages(office)
    # A closed input is one that has ended: whatever else has its number now is not read.
    reader = LineReader(sys.stdin.fileno(), sys.stdin.encoding) if sys.stdin else LineReader(-1)
    letters = office_questions(office)
    engine = open_engine(office, languages, letters=letters)
    counters = office_counters(office)
    with counters or nullcontext(), letters or nullcontext():
        counts = counters.visits_on("plain") if counters else None
        converse(engine, languages, reader, sys.stdout, office.idle_seconds, counts)
    return 0


def _understand(language: str | None, form: str) -> int:
    from dataclasses import replace

    from kiosk.known_language import UnknownLanguage
    from kiosk.language.drafts import load_drafts
    from kiosk.language.facts import locales_folder
    from kiosk.office import load_office
    from kiosk.understand import answer_lines
    from kiosk.wiring import offered_languages, open_engine

    office = load_office()
    languages = offered_languages(office, hurried=False)
    if language is not None and language not in languages.codes:
        if language not in load_drafts(locales_folder()):
            raise UnknownLanguage(language, languages.codes)
        languages = offered_languages(replace(office, languages=(*languages.codes, language)))
    engine = open_engine(office, languages)
    engine.prepare()
    engine.prepare_words()
    # A closed input is one that has ended: whatever else has its number now is not read.
    if sys.stdin is not None:
        answer_lines(engine, language, form, sys.stdin.buffer, sys.stdout)
    return 0
