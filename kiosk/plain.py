"""The conversation as lines of text: for screen readers, Braille lines, dumb terminals and pipes.

Append-only: no colour, no spinner, no cursor movement.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TextIO

from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.notices import prompt
from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages

SHOWN_COMMANDS: Final = (Command.BACK, Command.PERSON, Command.HELP_NOW, Command.MENU, Command.LANGUAGE, Command.END)


class PlainLines:
    """A channel without a size: every page fits, in its full words."""

    def worded(self, page: Page) -> Page:
        return page

    def fits(self, page: Page) -> bool:
        return True


def page_lines(page: Page) -> Iterator[str]:
    """A page as lines: the notice, the title, the text, and the choices one a line."""
    if page.notice:
        yield page.notice
        yield ""
    yield page.title if page.progress is None else f"{page.title} ({page.progress.label})"
    yield ""
    if page.paragraphs:
        yield from (line for paragraph in page.paragraphs for line in paragraph.text.splitlines())
        yield ""
    yield from (f"{choice.number} {choice.label}" for choice in page.choices)
    if page.parts > 1:
        yield from (f"{key.command.value} {key.label}" for key in page.commands if key.command is Command.MORE)
    yield ", ".join(_spoken(key.command, key.label) for key in page.commands if key.command in SHOWN_COMMANDS)


def _spoken(command: Command, label: str) -> str:
    """A key with its name; a word that is understood when it is typed needs no key."""
    return label if command.value.isalpha() else f"{command.value} {label}"


def converse(engine: Engine, languages: OfferedLanguages, answers: TextIO, out: TextIO) -> None:
    """Show pages and read answers until there are no more."""
    channel = PlainLines()
    conversation = Conversation()
    page = engine.show(conversation, channel)
    while True:
        out.writelines(f"{line}\n" for line in page_lines(page))
        out.write(f"{prompt(languages[page.language])} ")
        out.flush()
        said = answers.readline()
        if not said:
            out.write("\n")
            return
        out.write("\n")
        turn = engine.answer(conversation, said, channel)
        conversation, page = turn.conversation, turn.page
