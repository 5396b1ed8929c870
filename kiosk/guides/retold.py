"""One page in the words of two languages: what a volunteer reads beside the visitor's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, cast

from kiosk.guides.commands import Command
from kiosk.guides.page import BETWEEN_NAMES, Choice, Labelled, Page, Paragraph
from kiosk.guides.parts import sentences
from kiosk.guides.wording import Languages, Wording

_OF_THE_READER: Final = "code"
"""What decides which lines, services and hits a page has: the language that it is made for."""


class _InTheWordsOf:
    """A language that is asked for its texts, while what is offered is what the language of the visitor offers."""

    def __init__(self, words: Wording, made_for: Wording) -> None:
        self._words = words
        self._made_for = made_for

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made_for if name == _OF_THE_READER else self._words, name)


def in_the_words_of(words: Wording, made_for: Wording) -> Wording:
    """The words of one language for a page that is made for somebody who reads another."""
    return cast(Wording, _InTheWordsOf(words, made_for))


def with_names(page: Page, words: Wording) -> Page:
    """The page with the languages that it offers under their names in its own: they name themselves else, and a
    volunteer may not read that."""
    named = (
        choice
        if choice.language is None
        else replace(choice, label=words.names_of([choice.language]), brief=words.names_of([choice.language]))
        for choice in page.choices
    )
    return replace(page, choices=tuple(named))


def told(part: Page, whole: Page, retold: Page, languages: Languages) -> Page:
    """What of ``retold`` is the same as this part of the ``whole`` page."""
    ends = [languages[page.language].sentence_ends for page in (whole, retold)]
    shown = [choice for choice in whole.choices if _in(choice, part.choices)]
    eighth = None if part.eighth is None else replace(retold.choices[-1], number=part.eighth.number)
    return replace(
        part,
        language=retold.language,
        title=retold.title,
        brief_title=retold.brief_title,
        paragraphs=tuple(_paragraphs(part, whole, retold, ends)),
        choices=tuple(mine for mine, theirs in zip(retold.choices, whole.choices, strict=False) if theirs in shown),
        eighth=eighth,
        progress=retold.progress,
        helper=retold.helper,
        notice="",
        commands=tuple(_commands(part, whole, retold)),
    )


def _in(choice: Choice, choices: tuple[Choice, ...]) -> bool:
    return any(
        (each.number, each.place, each.language) == (choice.number, choice.place, choice.language) for each in choices
    )


def _paragraphs(part: Page, whole: Page, retold: Page, ends: list[str]) -> Iterator[Paragraph]:
    """Each paragraph beside its own, and of one that goes on in another part the sentences beside their own."""
    at = 0
    for paragraph in part.paragraphs:
        found = next((i for i in range(at, len(whole.paragraphs)) if paragraph.text in whole.paragraphs[i].text), None)
        if found is None or found >= len(retold.paragraphs):
            continue
        at = found
        mine, theirs = whole.paragraphs[found], retold.paragraphs[found]
        yield theirs if mine.text == paragraph.text else _same_sentences(paragraph, mine, theirs, ends)


def _same_sentences(piece: Paragraph, mine: Paragraph, theirs: Paragraph, ends: list[str]) -> Paragraph:
    """Each sentence stands in one part: where its own begins, or about there."""
    own, other = (sentences(each.text, signs) for each, signs in zip((mine, theirs), ends, strict=True))
    start = mine.text.index(piece.text)
    rest = mine.text[start + len(piece.text) :]
    stop = len(mine.text) - len(rest.lstrip())
    if len(own) == len(other):
        begun = [sum(map(len, own[:index])) for index in range(len(own))]
    else:
        scale = len(mine.text) / len(theirs.text)
        begun = [int(scale * (sum(map(len, other[:index])) + len(each) / 2)) for index, each in enumerate(other)]
    told = (sentence for sentence, at in zip(other, begun, strict=True) if start <= at < stop)
    return replace(theirs, text="".join(told).rstrip())


def _commands(part: Page, whole: Page, retold: Page) -> Iterator[Labelled]:
    """Its keys by their names. Where ``8`` names what it leads to, it does so here too."""
    kept = {key.command for key in part.commands}
    usual = {key.command: key.label for key in whole.commands}
    for key in retold.commands:
        if key.command not in kept:
            continue
        if key.command is Command.MORE and _label(part, Command.MORE) != usual[Command.MORE]:
            rest = zip(retold.choices, whole.choices, strict=False)
            name = BETWEEN_NAMES.join(choice.label for choice, theirs in rest if not _in(theirs, part.choices))
            key = Labelled(key.command, name, name)
        yield key


def _label(page: Page, command: Command) -> str:
    return next(key.label for key in page.commands if key.command is command)
