"""Puts a page together: numbers its choices and names the commands in its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.guides.commands import Command
from kiosk.guides.page import MOST_CHOICES, Choice, Labelled, Page, Paragraph, Progress
from kiosk.guides.place import Place
from kiosk.guides.wording import Wording

if TYPE_CHECKING:
    from kiosk.guides.catalogue import Catalogue

PLACEHOLDER: Final = re.compile(r"\{([A-Za-z0-9_-]+)\}")
"""The id of a service in a text: its number is filled in."""


@dataclass(frozen=True, slots=True)
class Target:
    """A choice before it has a number."""

    label: str
    place: Place
    brief: str | None = None
    language: str | None = None
    state: tuple[int, ...] = ()


def assemble(
    place: Place,
    words: Wording,
    title: str,
    paragraphs: Iterable[Paragraph] = (),
    targets: Iterable[Target] = (),
    *,
    brief_title: str | None = None,
    progress: Progress | None = None,
    number: str = "",
    helper: str = "",
) -> Page:
    """A page with everything that each page has."""
    return Page(
        place=place,
        language=words.code,
        title=title,
        brief_title=brief_title,
        paragraphs=tuple(paragraphs),
        choices=_numbered(targets),
        progress=progress,
        number=number,
        helper=helper,
        commands=commands_in(words),
    )


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with ``{name}`` replaced by its value. A name without a value stays: a page never fails on a text."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def with_numbers(catalogue: Catalogue, words: Wording, text: str) -> str:
    """The text with ``{card-stop}`` and the like replaced by the number of that service."""
    services = catalogue.content.services
    ids = (id for id in PLACEHOLDER.findall(text) if id in services)
    return fill(text, {id: words.quoted(services[id].number) for id in ids})


def _numbered(targets: Iterable[Target]) -> tuple[Choice, ...]:
    """Choices from 1 to 7, and from 1 again for the rest of a longer list."""
    return tuple(
        Choice(index % MOST_CHOICES + 1, target.label, target.place, target.brief, target.language, target.state)
        for index, target in enumerate(targets)
    )


def commands_in(words: Wording) -> tuple[Labelled, ...]:
    """The commands with their names, in the order in which every channel shows them."""
    return (
        Labelled(Command.MORE, words.text("key/more", "More"), words.text("key/more/sms", "More")),
        Labelled(Command.BACK, words.text("key/back", "Back"), words.text("key/back/sms", "Back")),
        Labelled(Command.PERSON, words.text("key/person", "A person"), words.text("key/person/sms", "Person")),
        Labelled(Command.HELP_NOW, words.text("key/help", "Help now"), words.text("key/help", "Help now")),
        Labelled(Command.MENU, words.text("key/menu", "Menu"), words.text("key/menu", "Menu")),
        Labelled(Command.SEARCH, words.text("key/search", "Search"), words.text("key/search", "Search")),
        Labelled(Command.LANGUAGE, words.text("key/language", "Language"), words.text("key/language", "Language")),
        Labelled(Command.END, words.text("key/end", "Finish"), words.text("key/end", "Finish")),
    )
