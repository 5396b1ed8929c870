"""What each key of the keyboard means, and the name that it has at the foot of the page.

Read by the character that a key sends, not by its name: so no character of a keyboard is forgotten.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Literal, NamedTuple, TypeAlias

from kiosk.guides.commands import Command
from kiosk.guides.page import Page
from kiosk.guides.place import SEARCH
from kiosk.tui.lines import Paper

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

EMERGENCY: Final = "112"
"""The number for every emergency in Europe, which the program's own texts name too."""

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
    READ = auto()
    AGAIN = auto()
    VOLUNTEER = auto()
    VOLUNTEERS_LANGUAGE = auto()
    VOLUNTEERS_LEAVES = auto()
    SLOWER = auto()
    LOUDER = auto()
    NOTHING = auto()


READ: Final = "F4"
AGAIN: Final = "F5"
SLOWER: Final = "F6"
LOUDER: Final = "F7"
"""The keys of the voice: no layout moves them, and they write nothing."""
COLOURS: Final = "F2"
"""The key for other colours: it writes nothing, and no layout moves it."""

LARGER: Final = "+"
"""The key that makes the text larger; "=" is the same key without Shift."""

_SIZES: Final = {LARGER: Action.LARGER, "=": Action.LARGER, "-": Action.SMALLER, "_": Action.SMALLER}
"""What changes the size of the text. On a keyboard whose "-" or "_" is a digit they are that digit."""

VOLUNTEER: Final = "V"
"""The key of the volunteer's side."""
VOLUNTEERS_LANGUAGE: Final = "F3"
"""The key for its language. Where words are written it opens the side too: it writes nothing."""
VOLUNTEERS_LEAVES: Final = "F8"
"""The key for what stands behind the page there."""

_SEEN: Final = _SIZES | {VOLUNTEER.lower(): Action.VOLUNTEER}
"""What changes how a page is seen, and not which one."""

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
    VOLUNTEERS_LANGUAGE.lower(): Action.VOLUNTEERS_LANGUAGE,
    VOLUNTEERS_LEAVES.lower(): Action.VOLUNTEERS_LEAVES,
    READ.lower(): Action.READ,
    AGAIN.lower(): Action.AGAIN,
    SLOWER.lower(): Action.SLOWER,
    LOUDER.lower(): Action.LOUDER,
}
VOICE: Final = frozenset({Action.READ, Action.AGAIN, Action.SLOWER, Action.LOUDER})
"""What changes how the page is read aloud."""
MOVES: Final = {Action.NEXT: 1, Action.PREVIOUS: -1}
"""What moves the highlight, and by how many choices."""
SIDE: Final = frozenset({Action.VOLUNTEER, Action.VOLUNTEERS_LANGUAGE, Action.VOLUNTEERS_LEAVES})
"""What opens and changes the volunteer's side."""

_NAMED_WHILE_WRITING: Final[dict[str, Meaning]] = {
    name: meaning
    for name, meaning in _NAMED.items()
    if isinstance(meaning, Command) or meaning in VOICE | SIDE or name in ("enter", "f2")
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
    if (command := _LETTERS.get(small) or _SEEN.get(small)) is not None:
        return command
    if character == Command.HELP_NOW.value:
        return Command.HELP_NOW
    return Letter(character) if character.isalpha() else Action.NOTHING


def meaning_while_writing(key: str) -> Meaning:
    """What a key means that writes nothing and moves nothing in the field for words."""
    return _NAMED_WHILE_WRITING.get(key, Action.NOTHING)


def asks_for_words(page: Page) -> bool:
    """Whether a page has a field to write in."""
    return page.place == SEARCH or page.place.asks_the_desk


class Foot(NamedTuple):
    """A key at the foot of a page: the name that is printed on it, and what it does, in full and in brief."""

    command: Command
    name: str
    label: str
    brief: str

    def labels(self, paper: Paper) -> tuple[str, ...]:
        """What may stand beside the name, in visual order, the fullest first. Help now says which number helps."""
        full, brief = paper.seen(self.label), paper.seen(self.brief)
        if self.command is not Command.HELP_NOW:
            return (full, brief)
        with_number = paper.seen(f"{self.label} {EMERGENCY}")
        return (with_number, full, brief)


def foot(page: Page) -> tuple[Foot, ...]:
    """The keys that work on a page."""
    labels = {key.command: key for key in page.commands}
    names = NAMES_WHILE_WRITING if asks_for_words(page) else {command: NAMES[command] for command in FOOT}
    return tuple(
        Foot(command, name, labels[command].label, labels[command].brief)
        for command, name in names.items()
        if command in labels
    )
