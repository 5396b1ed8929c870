"""The commands that walk everything: ``kiosk check``, ``kiosk pages`` and ``kiosk languages``."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.checks.subject import Subject


def add_check_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which these are added."""
    check = commands.add_parser("check", help="walk every page and report what falls short")
    check.add_argument("--cost", action="store_true", help="print what the text messages cost, and stop there")
    check.add_argument("--facts", action="store_true", help="print the sheet for calling every number, and stop there")
    check.add_argument("--recall", action="store_true", help="print how well people are understood, and stop there")
    check.set_defaults(run=_check)
    pages = commands.add_parser("pages", help="list every page that a visitor can reach")
    pages.add_argument("--language", metavar="CODE", help="only this language, for example nl")
    pages.add_argument("--channel", metavar="NAME", default="kiosk", help="as another channel has it, for example sms")
    pages.add_argument("--format", choices=("text", "json"), default="text")
    pages.add_argument("--topic", metavar="ID", default="", help="only the pages of this topic; rest: those of none")
    pages.set_defaults(run=lambda options: _pages(options.language, options.channel, options.format, options.topic))
    languages = commands.add_parser("languages", help="list the languages, and whether somebody has read each")
    languages.set_defaults(run=_languages)


def _subject() -> Subject:
    from datetime import date

    from kiosk.checks.subject import Subject
    from kiosk.language.facts import locales_folder
    from kiosk.wiring import CONTENT

    return Subject(CONTENT, locales_folder(), date.today())


def _check(options: Namespace) -> int:
    if options.cost:
        return _cost()
    if options.facts:
        return _facts()
    if options.recall:
        from kiosk.documents.recall import write_recall

        return write_recall(_subject(), sys.stdout)
    from rich.console import Console

    from kiosk.checks.report import run_checks
    from kiosk.pack_commands import check_packs_of_the_office

    return max(run_checks(_subject(), Console()), check_packs_of_the_office())


def _cost() -> int:
    from rich.console import Console

    from kiosk.documents.cost import print_costs

    print_costs(_subject(), Console())
    return 0


def _facts() -> int:
    from kiosk.documents.facts import write_facts

    write_facts(_subject(), sys.stdout)
    return 0


def _languages(_: Namespace) -> int:
    from kiosk.documents.languages import language_table

    sys.stdout.write(language_table(_subject()))
    return 0


def _pages(language: str | None, channel: str, form: str, topic: str) -> int:
    from kiosk.checks.reviews import parts_to_read
    from kiosk.documents.listing import write_json, write_text
    from kiosk.known_language import UnknownLanguage

    subject = _subject()
    if language in subject.drafts:
        subject = subject.offering(language)
    codes = subject.languages.codes
    if language is not None and language not in codes:
        raise UnknownLanguage(language, codes)
    if channel not in subject.channels:
        known = ", ".join(subject.channels)
        print(f"kiosk: there is no channel {channel!r}; write one of {known}", file=sys.stderr)
        return 2
    if topic and topic not in (known_topics := parts_to_read(subject)):
        print(f"kiosk: there is no topic {topic!r}; write one of {', '.join(known_topics)}", file=sys.stderr)
        return 2
    write = write_json if form == "json" else write_text
    write(subject, (language,) if language else codes, subject.channels[channel], sys.stdout, topic)
    return 0
