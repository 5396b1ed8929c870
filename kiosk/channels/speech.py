"""A page as it is said aloud: sentence by sentence, each in its language.

What a listener needs first comes first (EN 301 549, 5.1.3): the title, then what can be chosen, each choice after its
key, then the text, and the keys at last. Where lives hang on it, the text goes before the choices. Pure: what says the
sentences is a ``Speaker`` (``kiosk.speech``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from kiosk.channels.channel import Channel
from kiosk.channels.spoken import closed, spoken
from kiosk.guides.commands import Command
from kiosk.guides.page import BETWEEN_NAMES, Choice, Page
from kiosk.guides.place import HELP_NOW, LANGUAGE
from kiosk.language.facts import LanguageFacts

_LETTER: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a page a sentence says: its ``kind``; of a text the paragraph, from 0, and the letters from ``start`` to
    ``stop`` in it; of a choice the ``key`` before it."""

    kind: Literal["title", "text", "choice"]
    paragraph: int = 0
    start: int = 0
    stop: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to say in a language, by its code; ``shown`` is what it says of a page, None for nothing there."""

    text: str
    language: str
    shown: Shown | None = None


class Speech(Channel):
    """Whole pages, as they are said. The written form stands one sentence a line, another language named before it."""

    name: ClassVar[str] = "speech"

    def __init__(self, languages: Mapping[str, LanguageFacts]) -> None:
        self._languages = languages

    def body(self, page: Page) -> str:
        said = sentences(page, self._languages, keys_of(page))
        return "\n".join(
            each.text if each.language == page.language else f"[{each.language}] {each.text}" for each in said
        )


def open_channel(languages: Mapping[str, LanguageFacts]) -> Speech:
    """Speech."""
    return Speech(languages)


def keys_of(page: Page) -> tuple[tuple[str, str], ...]:
    """The keys of a page where there is no keyboard to name them by: each with its label."""
    return tuple(
        (key.command.value.capitalize(), key.label) for key in page.commands if key.command is not Command.MORE
    )


def sentences(
    page: Page, languages: Mapping[str, LanguageFacts], keys: Iterable[tuple[str, str]]
) -> tuple[Sentence, ...]:
    """What is said of a page, in order. ``keys`` are the names of its keys, each with what the key does."""
    # A screen may write the title of the first page in several languages: a voice says the one that is its own.
    title = page.title.partition(BETWEEN_NAMES)[0] if page.place == LANGUAGE else page.title
    facts = languages[page.language]
    said = [Sentence(closed(title, facts), page.language, Shown("title"))]
    first = len(page.paragraphs) if _urgent(page) else min(len(page.paragraphs), 1) if page.number else 0
    said += _text(page, languages, 0, first)
    for choice in page.numbered:
        said += _choice(choice, page.language, languages)
    said += _more(page, languages)
    if page.progress is not None:
        said.append(Sentence(closed(page.progress.label, facts), page.language))
    said += _text(page, languages, first, len(page.paragraphs))
    said += (Sentence(closed(f"{key}: {label}", facts), page.language) for key, label in keys)
    return tuple(each for each in said if _LETTER.search(each.text))


def said_of(text: str, language: str, languages: Mapping[str, LanguageFacts]) -> tuple[Sentence, ...]:
    """A line that stands on no page, such as a warning, as sentences."""
    facts = languages[language]
    return tuple(Sentence(spoken(text[a:b], facts), language) for a, b in _cuts(text, facts.sentence_ends))


def choice_said(key: str, label: str, language: str, languages: Mapping[str, LanguageFacts]) -> Sentence:
    """A choice after its key: "1: Safe password."."""
    return Sentence(closed(f"{key}: {label}", languages[language]), language, Shown("choice", key=key))


def _urgent(page: Page) -> bool:
    """Whether the text goes before everything that can be chosen."""
    return page.place.tells_of_a_crisis or page.place == HELP_NOW


def _text(page: Page, languages: Mapping[str, LanguageFacts], first: int, last: int) -> Iterator[Sentence]:
    facts = languages[page.language]
    for index in range(first, last):
        paragraph = page.paragraphs[index]
        if paragraph.source:
            continue
        for start, stop in _cuts(paragraph.text, facts.sentence_ends):
            shown = Shown("text", index, start, stop)
            yield Sentence(closed(paragraph.text[start:stop], facts), page.language, shown)


def _cuts(text: str, ends: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    for found in re.finditer(rf"\S(?:.*?[{re.escape(ends)}]+(?=\s|$)|.*$)", text, re.MULTILINE):
        yield found.start(), found.end()


def _choice(choice: Choice, language: str, languages: Mapping[str, LanguageFacts]) -> Iterator[Sentence]:
    if choice.language is None:
        yield choice_said(str(choice.number), choice.label, language, languages)
    else:
        # A language is named in its own voice, and without its welcome: the next name comes sooner.
        yield choice_said(str(choice.number), choice.brief or choice.label, choice.language, languages)


def _more(page: Page, languages: Mapping[str, LanguageFacts]) -> Iterator[Sentence]:
    """What ``8`` leads to, where that is the rest of the page; names of languages each in its own voice."""
    if page.parts == 1:
        return
    label = next(key.label for key in page.commands if key.command is Command.MORE)
    named = {facts.name: code for code, facts in languages.items()}
    names = label.split(BETWEEN_NAMES)
    if all(name in named for name in names):
        yield from (choice_said(Command.MORE.value, name, named[name], languages) for name in names)
    else:
        yield choice_said(Command.MORE.value, label, page.language, languages)
