"""What each key of the keyboard means, and the name that it has at the foot of the page.

Read by the character that a key sends, not by its name: so no character of a keyboard is forgotten.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Literal, TypeAlias

from kiosk.guides.commands import Command
from kiosk.guides.page import Page
from kiosk.guides.place import SEARCH

Keyboard: TypeAlias = Literal["auto", "be", "fr", "us"]

NAMES: Final = {
    Command.MORE: "8",
    Command.BACK: "0",
    Command.PERSON: "9",
    Command.HELP_NOW: "F1",
    Command.MENU: "M",
    Command.SEARCH: "S",
    Command.LANGUAGE: "L",
    Command.END: "End",
}
"""The key of each command. Help now is on a key that no layout moves and that writes nothing: it works in the search
field too."""

NAMES_WHILE_WRITING: Final = {
    Command.SEARCH: "Enter",
    Command.BACK: "Esc",
    Command.HELP_NOW: "F1",
    Command.END: "End",
}
"""The keys that are no letters: the only ones that mean something where words are written."""

FOOT: Final = (
    Command.BACK,
    Command.PERSON,
    Command.HELP_NOW,
    Command.MENU,
    Command.SEARCH,
    Command.LANGUAGE,
    Command.END,
)
"""The order of the keys at the foot of a page."""

_BELGIAN: Final = "à&é\"'(§è!ç"
_FRENCH: Final = "à&é\"'(-è_ç"
"""What the keys 0 to 9 of an AZERTY keyboard write without Shift."""

_DIGITS: Final[dict[Keyboard, dict[str, str]]] = {
    "auto": {sent: str(digit) for row in (_BELGIAN, _FRENCH) for digit, sent in enumerate(row)},
    "be": {sent: str(digit) for digit, sent in enumerate(_BELGIAN)},
    "fr": {sent: str(digit) for digit, sent in enumerate(_FRENCH)},
    "us": {},
}
_LETTERS: Final = {name.lower(): command for command, name in NAMES.items() if name.isalpha() and len(name) == 1}
_MODIFIERS: Final = frozenset({"ctrl", "alt", "super", "hyper", "meta"})


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit from 0 to 9, in whatever way the keyboard writes it."""

    digit: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of any script that is no command: the beginning of a word."""

    letter: str


class Action(Enum):
    """What a key does that is neither said to the kiosk nor written."""

    CHOOSE = auto()
    NEXT = auto()
    PREVIOUS = auto()
    THEME = auto()
    LARGER = auto()
    SMALLER = auto()
    NOTHING = auto()


LARGER: Final = "+"
"""The key that makes the text larger; "=" is the same key without Shift."""

_SIZES: Final = {LARGER: Action.LARGER, "=": Action.LARGER, "-": Action.SMALLER, "_": Action.SMALLER}
"""What changes the size of the text. On a keyboard whose "-" or "_" is a digit they are that digit."""

Meaning: TypeAlias = Digit | Letter | Command | Action

_NAMED: Final[dict[str, Meaning]] = {
    "enter": Action.CHOOSE,
    "space": Action.CHOOSE,
    "down": Action.NEXT,
    "right": Action.NEXT,
    "tab": Action.NEXT,
    "up": Action.PREVIOUS,
    "left": Action.PREVIOUS,
    "shift+tab": Action.PREVIOUS,
    "escape": Command.BACK,
    "end": Command.END,
    "f1": Command.HELP_NOW,
    "f2": Action.THEME,
}
_NAMED_WHILE_WRITING: Final[dict[str, Meaning]] = {
    name: meaning for name, meaning in _NAMED.items() if isinstance(meaning, Command) or name in ("enter", "f2")
}


def meaning_of(key: str, character: str | None, keyboard: Keyboard) -> Meaning:
    """What a key means on a page. ``key`` is its name, ``character`` what it writes, if it writes anything."""
    if (named := _NAMED.get(key)) is not None:
        return named
    if character is None or len(character) != 1 or not _MODIFIERS.isdisjoint(key.split("+")[:-1]):
        return Action.NOTHING
    # With Caps Lock an AZERTY keyboard writes É and Ç for 2 and 9.
    small = character.lower()
    if (digit := _DIGITS[keyboard].get(small)) is not None:
        return Digit(digit)
    if (number := unicodedata.decimal(character, None)) is not None:
        return Digit(str(number))
    if (command := _LETTERS.get(small) or _SIZES.get(small)) is not None:
        return command
    if character == Command.HELP_NOW.value:
        return Command.HELP_NOW
    return Letter(character) if character.isalpha() else Action.NOTHING


def meaning_while_writing(key: str) -> Meaning:
    """What a key means that writes nothing and moves nothing in the field for words."""
    return _NAMED_WHILE_WRITING.get(key, Action.NOTHING)


def asks_for_words(page: Page) -> bool:
    """Whether a page has a field to write in."""
    return page.place == SEARCH


def foot(page: Page) -> tuple[tuple[Command, str, str], ...]:
    """The keys that work on a page: the command, the name of its key, and its label."""
    labels = {key.command: key.label for key in page.commands}
    names = NAMES_WHILE_WRITING if asks_for_words(page) else {command: NAMES[command] for command in FOOT}
    return tuple((command, name, labels[command]) for command, name in names.items() if command in labels)
