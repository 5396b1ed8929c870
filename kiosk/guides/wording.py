"""What the core asks of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that people say to the kiosk.

    ``numbers`` holds the words for 0, 1, 2 … in order. ``commands`` maps the lower-case name of a Command to its
    words. ``common`` are words too frequent to search for; they show the language. ``greetings`` do too;
    courtesies and thanks are among them. ``onward`` is what people say at a step to go on: "ok", "done".
    ``never_sent`` are words that no text message may hold as it is sent, after its accents were taken off.
    ``unsubscribe`` is what people text, and nothing else, who want no more messages.
    """

    numbers: tuple[tuple[str, ...], ...]
    commands: Mapping[str, tuple[str, ...]]
    common: tuple[str, ...]
    greetings: tuple[str, ...]
    onward: tuple[str, ...] = ()
    never_sent: tuple[str, ...] = ()
    unsubscribe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisPhrases:
    """How people of one language say that they are in a crisis.

    ``phrases`` maps a kind to phrases (their form: ``kiosk.guides.recognition``); ``child`` are
    phrases that show that a child speaks: with them, violence is a child in trouble. ``everyday`` are phrases that
    look like a crisis and are none. ``lists`` holds words, with a slash between, that phrases name as ``<name>``.
    ``known`` are words that look like a slip of a word of a phrase and are none ("staat" is not "slaat").
    ``caught`` and ``ignored`` are whole sentences that prove it. ``exceptions`` are texts of the kiosk that are rightly
    taken for a crisis, each with the reason.
    """

    phrases: Mapping[str, tuple[str, ...]]
    child: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    caught: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    exceptions: Mapping[str, str] = field(default_factory=dict)


class Wording(Protocol):
    """One language: its texts, its forms and its words."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def greeting(self) -> str: ...
    @property
    def words(self) -> Words: ...
    @property
    def crisis(self) -> CrisisPhrases: ...

    def text(self, context: str, message: str) -> str:
        """The translation of an English message."""

    def plural(self, context: str, one: str, many: str, count: int) -> str:
        """The right form for a count, with ``{count}`` filled in."""

    def quoted(self, number: str) -> str:
        """A phone number or address that keeps its order inside this language's text."""

    def names_of(self, languages: Iterable[str]) -> str:
        """A list of languages by their names in this language: "Dutch and French"."""

    def day(self, day: date) -> str:
        """A date in full."""

    def hours(self, first: str, last: str, opens: time, closes: time | None) -> str:
        """Opening hours from one weekday to another: "Monday to Friday, 9:00 to 17:00". 00:00 closes at midnight;
        None is an hour that nobody read."""


class Languages(Protocol):
    """The languages that the office offers, in menu order."""

    @property
    def codes(self) -> tuple[str, ...]: ...
    def __getitem__(self, code: str) -> Wording: ...
    def own_name(self, code: str) -> str:
        """How a language that the kiosk knows is named by itself, whether the office offers it or not."""

    def said(self, word: str) -> str | None:
        """The code of the language with this name (normalised), whatever language the name is in."""

    def language_of(self, text: str, among: Iterable[str] = ()) -> str | None:
        """The language of a text, of all that are offered or ``among`` these; None when its words leave that open."""

    def likely(self, text: str) -> tuple[str, ...]:
        """The languages that a text may be in, the most likely first; none when it has no word."""
