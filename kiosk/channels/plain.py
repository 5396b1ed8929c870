"""The conversation as lines of text: for screen readers, Braille lines, dumb terminals and pipes.

Append-only: no colour, no spinner, no cursor movement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Protocol, TextIO

from kiosk.channels.channel import Channel
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.page import Page
from kiosk.guides.wording import Wording
from kiosk.language.facts import LanguageFacts
from kiosk.language.offered import OfferedLanguages

SHOWN_COMMANDS: Final = (Command.BACK, Command.PERSON, Command.HELP_NOW, Command.MENU, Command.LANGUAGE, Command.END)

WARNING_SECONDS: Final = 30
"""How long the question "Are you still there?" waits, as on the screen (EN 301 549 11.2.2.1 asks for at least 20)."""

END_OF_INPUT: Final = ""


class Answers(Protocol):
    """Where answers come from."""

    def next_line(self, seconds: float | None) -> str | None:
        """The next line; END_OF_INPUT when there are no more; None when nothing comes within these seconds."""


class PlainLines(Channel):
    """A channel without a size: every page fits, in its full words."""

    name: ClassVar[str] = "kiosk"

    def body(self, page: Page) -> str:
        return "\n".join(page_lines(page))


def open_channel(languages: Mapping[str, LanguageFacts]) -> PlainLines:
    """Plain lines."""
    return PlainLines()


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
    yield from (f"{choice.number} {choice.label}" for choice in page.numbered)
    if page.parts > 1:
        yield from (f"{key.command.value} {key.label}" for key in page.commands if key.command is Command.MORE)
    keys = (key for key in page.commands if key.command in SHOWN_COMMANDS)
    yield ", ".join(f"{key.command.value.capitalize()} {key.label}" for key in keys)


def converse(
    engine: Engine,
    languages: OfferedLanguages,
    answers: Answers,
    out: TextIO,
    idle_seconds: float,
) -> None:
    """Show pages and read answers until there are no more. Whoever stays silent is asked once, then forgotten."""
    channel = PlainLines()
    conversation = Conversation()
    page = engine.show(conversation, channel)
    while True:
        out.writelines(f"{line}\n" for line in page_lines(page))
        said = _answer(languages[page.language], answers, out, None if conversation == Conversation() else idle_seconds)
        if said == END_OF_INPUT:
            return
        if said is None:
            out.write(f"{_started_again(languages[page.language])}\n\n")
            conversation = Conversation()
            page = engine.show(conversation, channel)
            continue
        turn = engine.answer(conversation, said, channel)
        conversation, page = turn.conversation, turn.page


def _answer(words: Wording, answers: Answers, out: TextIO, idle_seconds: float | None) -> str | None:
    """What is answered to the prompt; None for silence. Before anybody has begun, it is waited for without end."""
    out.write(f"{_prompt(words)} ")
    out.flush()
    said = answers.next_line(idle_seconds)
    if said is None:
        out.write(f"\n{_still_reading(words, WARNING_SECONDS)}\n{_prompt(words)} ")
        out.flush()
        said = answers.next_line(WARNING_SECONDS)
    out.write("\n")
    return said


def _prompt(words: Wording) -> str:
    """The question at the end of a page."""
    return words.text("notice/prompt", "Your answer:")


def _still_reading(words: Wording, seconds: int) -> str:
    """The warning to somebody silent. Nothing can be wiped here, and there is no key to press."""
    return words.plural(
        "notice/idle/plain",
        "Are you still there? Write your answer. In {count} second we start again.",
        "Are you still there? Write your answer. In {count} seconds we start again.",
        seconds,
    )


def _started_again(words: Wording) -> str:
    """When nobody answered."""
    return words.text("notice/forgotten", "Nobody answered. Everything is forgotten.")
