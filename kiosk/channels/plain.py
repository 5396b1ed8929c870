"""The conversation as lines of text: for screen readers, Braille lines, dumb terminals and pipes.

Append-only: no colour, no spinner, no cursor movement. Made to be listened to: what can be chosen comes first, nothing
is said twice, and a language is named in letters that one voice can read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TextIO

from kiosk.channels.channel import Channel
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.service import LANGUAGE_APART
from kiosk.guides.page import Choice, Page
from kiosk.guides.place import HELP_NOW
from kiosk.guides.wording import Wording
from kiosk.language.facts import LanguageFacts
from kiosk.language.offered import OfferedLanguages

if TYPE_CHECKING:
    from kiosk.guides.moves import Turn
    from kiosk.guides.outcomes import OnceAVisit

SHOWN_COMMANDS: Final = (Command.BACK, Command.PERSON, Command.HELP_NOW, Command.MENU, Command.LANGUAGE, Command.END)

WARNING_SECONDS: Final = 30
"""How long the question "Are you still there?" waits, as on the screen (EN 301 549 11.2.2.1 asks for at least 20)."""

END_SECONDS: Final = 10
"""How long the goodbye stays, as on the screen."""

END_OF_INPUT: Final = ""

ASKS_FOR_KEYS: Final = ("?", "؟")
"""What asks for the line of keys, on the keyboards of all languages."""

_BEHIND_A_NAME: Final = re.compile(rf"(: [\d ]+)?({LANGUAGE_APART}.+)?$")
"""What stands behind the name of a service in a list."""

_CALL: Final = re.compile(r"(?<=\.) ")
"""What ends the first sentence with a number: "In danger now? Call 112." is one thing to hear."""


class Answers(Protocol):
    """Where answers come from."""

    def next_line(self, seconds: float | None) -> str | None:
        """The next line; END_OF_INPUT when there are no more; None when nothing comes within these seconds."""


class PlainLines(Channel):
    """A channel without a size: every page fits, in its full words."""

    name: ClassVar[str] = "kiosk"

    def __init__(self, heard: Mapping[str, LanguageFacts] | None = None) -> None:
        """``heard`` are the languages that are named to a listener; without them each has the name that it is written
        with."""
        self._heard = heard or {}

    def worded(self, page: Page) -> Page:
        """The page in full; to a listener, its choices by names that are short and that one voice can say."""
        page = page.in_full()
        return replace(page, choices=tuple(map(self._named, page.choices))) if self._heard else page

    def body(self, page: Page) -> str:
        return "\n".join((*page_lines(page), keys_line(page)))

    def _named(self, choice: Choice) -> Choice:
        """Letter by letter, a name in another alphabet takes 5 to 9 seconds to hear; so do the number and the languages
        of a service, which its card tells."""
        if choice.language is None:
            return replace(choice, label=_BEHIND_A_NAME.sub("", choice.label))
        facts = self._heard[choice.language]
        name = facts.latin or facts.name
        return replace(choice, label=name, brief=name)


def open_channel(languages: Mapping[str, LanguageFacts]) -> PlainLines:
    """Plain lines, of pages as they are written."""
    return PlainLines()


def page_lines(page: Page) -> Iterator[str]:
    """A page as lines: the notice, the title, the choices one a line, and the text.

    Who listens waits for no text to hear what can be chosen. Help now begins with the number to call, and the answer to
    a crisis is heard before what hides it.
    """
    if page.notice:
        yield page.notice
        yield ""
    yield page.title if page.progress is None else f"{page.title} ({page.progress.label})"
    yield ""
    text = [line for paragraph in page.paragraphs for line in paragraph.text.splitlines()]
    if page.place.tells_of_a_crisis:
        yield from (*text, "")
        text = []
    elif text and page.place.kind == HELP_NOW.kind:
        first, *text = text
        call, *further = _CALL.split(first, maxsplit=1)
        yield call
        text = [*further, *text]
    choices = [f"{choice.number} {choice.label}" for choice in page.numbered]
    if page.parts > 1:
        choices += [f"{key.command.value} {key.label}" for key in page.commands if key.command is Command.MORE]
    yield from choices
    if choices and text:
        yield ""
    yield from text


def keys_line(page: Page) -> str:
    """The keys that work on a page beside its choices, in one line."""
    keys = (key for key in page.commands if key.command in SHOWN_COMMANDS)
    return ", ".join(f"{key.command.value.capitalize()} {key.label}" for key in keys)


def converse(
    engine: Engine,
    languages: OfferedLanguages,
    answers: Answers,
    out: TextIO,
    idle_seconds: float,
    counts: OnceAVisit | None = None,
) -> None:
    """Show pages and read answers until there are no more. Whoever stays silent is asked once, then forgotten; after
    the goodbye the first page comes by itself. ``counts`` counts what is used, where the office wants figures."""
    channel = PlainLines(languages.facts)
    conversation = Conversation()
    page = engine.show(conversation, channel)
    told = ""
    out.writelines(f"{line}\n" for line in page_lines(page))
    while True:
        words = languages[page.language]
        if conversation.language is not None and page.language != told and not conversation.ended:
            # Once in each language that somebody chooses; afterwards "?" tells them.
            told = page.language
            out.write(f"\n{_keys(page, words)}\n")
        said = _answer(words, answers, out, conversation, idle_seconds)
        if said == END_OF_INPUT:
            return
        if said is None:
            if not conversation.ended:
                out.write(f"{_started_again(words)}\n\n")
            conversation, told = Conversation(), ""
            if counts is not None:
                counts.forget()
            page = engine.show(conversation, channel)
        elif said.strip() in ASKS_FOR_KEYS:
            out.write(f"{_keys(page, words)}\n")
            continue
        elif said.strip():
            turn = engine.answer(conversation, said, channel)
            if turn.request is not None:
                turn = _carried(turn, engine, channel)
            if counts is not None:
                counts.turned(conversation, turn)
            same = turn.page.noticing("") == page.noticing("")
            told = "" if turn.conversation == Conversation() else told
            conversation, page = turn.conversation, turn.page
            if same and not page.place.tells_of_a_crisis:
                out.writelines(f"{line}\n" for line in (page.notice, _same(words)) if line)
                page = page.noticing("")
                continue
        out.writelines(f"{line}\n" for line in page_lines(page))
        page = page.noticing("")


def _carried(turn: Turn, engine: Engine, channel: PlainLines) -> Turn:
    # Imported here: most offices answer no questions.
    from kiosk.guides.letters import carried

    return carried(turn, engine, channel)


def _answer(
    words: Wording, answers: Answers, out: TextIO, conversation: Conversation, idle_seconds: float
) -> str | None:
    """What is answered to the prompt; None for silence. Before anybody has begun, it is waited for without end; after
    the goodbye, nobody is asked whether they are there."""
    out.write(f"{_prompt(words)} ")
    out.flush()
    if conversation == Conversation():
        said = answers.next_line(None)
    elif conversation.ended:
        said = answers.next_line(END_SECONDS)
    else:
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


def _keys(page: Page, words: Wording) -> str:
    """The line of keys, and the one that brings it again."""
    return f"{keys_line(page)}, ? {words.text('plain/keys', 'Keys')}"


def _same(words: Wording) -> str:
    """Instead of a page that was heard already."""
    return words.text("plain/same", "The same page. Press Enter to hear it again.")


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
