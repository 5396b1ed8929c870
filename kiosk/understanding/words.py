"""The words of one language: those that people say to the kiosk, and those that tell of a crisis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that people say to the kiosk.

    ``numbers`` holds the words for 0, 1, 2 … in order. ``commands`` maps the lower-case name of a Command to its
    words. ``common`` are words too frequent to search for; they show the language. ``greetings`` do too;
    courtesies and thanks are among them. ``elsewhere`` are words of what people ask and no guide is about; a word by
    which something is found counts as that alone. ``onward`` is what people say at a step to go on: "ok", "done".
    ``never_sent`` are words that no text message may hold as it is sent, after its accents were taken off.
    ``unsubscribe`` is what people text, and nothing else, who want no more messages. A draft may lack any of them.
    """

    numbers: tuple[tuple[str, ...], ...] = ()
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    common: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    never_sent: tuple[str, ...] = ()
    unsubscribe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisPhrases:
    """How people of one language say that they are in a crisis.

    ``phrases`` maps a kind to phrases (their form: ``kiosk.understanding.crisis.phrases``); ``child`` are
    phrases that show that a child speaks: with them, violence is a child in trouble. ``everyday`` are phrases that
    look like a crisis and are none. ``lists`` holds words, with a slash between, that phrases name as ``<name>``.
    ``exceptions`` are texts of the kiosk that are rightly taken for a crisis, each with the reason.
    """

    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    child: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    exceptions: Mapping[str, str] = field(default_factory=dict)
