"""The ``kiosk questions`` command: the desk's key, and answering at the desk in a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from kiosk.mistake import Mistake

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.questions.desk import Desk


class CannotAnswer(Mistake):
    """What was asked for at the desk cannot be done; the message says why."""


def add_question_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which this is added."""
    parser = commands.add_parser("questions", help="at the desk: read and answer the questions of visitors")
    parser.set_defaults(run=lambda _: _list())
    inner = parser.add_subparsers(title="commands", metavar="")
    key = inner.add_parser("key", help="make the key of this desk, and print the line for office.toml")
    key.set_defaults(run=lambda _: _key())
    listed = inner.add_parser("list", help="all questions: their name, new, answered or read, and the days left")
    listed.set_defaults(run=lambda _: _list())
    shown = inner.add_parser("show", help="a question and its answer")
    shown.add_argument("name", metavar="NAME", help="the name that the list says")
    shown.set_defaults(run=lambda options: _show(options.name))
    answer = inner.add_parser("answer", help="answer a question; the answer is read from standard input")
    answer.add_argument("name", metavar="NAME", help="the name that the list says")
    answer.set_defaults(run=lambda options: _answer(options.name), reads_input=True)


def _key() -> int:
    file = _key_file()
    from kiosk.questions.desk_key import public_of

    print(f'questions = "{public_of(file)}"')
    print(f"The secret key is in {file}. Copy it to a safe place: without it nobody reads a question.", file=sys.stderr)
    return 0


def _list() -> int:
    for kept in _desk().every():
        print(f"{kept.short}  {kept.state:<8}  {kept.days_left:>2} days left")
    return 0


def _show(name: str) -> int:
    desk = _desk()
    letter = desk.opened(desk.named(name))
    print(f"Question ({letter.question.language}):\n{letter.question.text}")
    if letter.answer is not None:
        print(f"\nAnswer:\n{letter.answer}")
    return 0


def _answer(name: str) -> int:
    desk = _desk()
    kept = desk.named(name)
    if sys.stdin is None:
        raise CannotAnswer("kiosk: standard input is closed; the answer is read from there")
    if sys.stdin.isatty():
        print("Write the answer in easy words. Finish with Ctrl+D on an empty line.", file=sys.stderr)
    desk.answer(kept, sys.stdin.read())
    return 0


def _key_file() -> Path:
    from kiosk.questions.opening import need_packages

    need_packages()
    from kiosk.questions.desk_key import key_file

    return key_file(os.environ)


def _desk() -> Desk:
    file = _key_file()
    from kiosk.questions.desk import open_desk
    from kiosk.questions.desk_key import secret_of

    return open_desk(secret_of(file), os.environ)
