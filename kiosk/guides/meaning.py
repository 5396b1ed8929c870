"""What somebody means by what they say, on the page that they see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from kiosk.guides.commands import Command
from kiosk.guides.meant import Chosen, Meaning, Printed, Searched, Speaks
from kiosk.guides.page import Choice
from kiosk.guides.wording import Languages
from kiosk.understanding.lately_made import COMMON, lately_made
from kiosk.understanding.normalise import normalise, question
from kiosk.understanding.slips import NearWords, slips
from kiosk.understanding.words import Words

_MOST_LABELS: Final = 8000
_LAST_TWICE: Final = re.compile(r"(.)\1+$")
_DIGITS = {command.value: command for command in (Command.MORE, Command.PERSON, Command.BACK)}
_KEYS = {command.value: command for command in Command if command.value.isalpha()}


class Vocabulary:
    """The universal words, number words and language names of all languages together."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages
        self._commands = _commands(languages[code].words for code in languages.codes)
        self._command_words = NearWords(self._commands)
        self._common = {code: _common(languages[code].words) for code in languages.codes}
        self._numbers = {code: _numbers(languages[code].words) for code in languages.codes}
        self._onward = {normalise(word) for code in languages.codes for word in languages[code].words.onward}
        self._command = lately_made(self._commanded, COMMON)

    def understand(self, said: str, printed: Printed, language: str | None) -> Meaning:
        """What a text means where this is printed; None when it holds no word at all."""
        if said.strip() == Command.HELP_NOW.value:
            return Command.HELP_NOW
        words = question(said)
        if not words:
            return None
        if (named := labelled(words, printed)) is not None:
            return named
        digit = self._digit(words, language)
        if digit is not None:
            return _numbered(digit, printed.choices) or _DIGITS.get(digit)
        if (command := _KEYS.get(words)) is not None:
            return command
        for said_words in dict.fromkeys((words, self._bare(words, language))):
            if printed.onward is not None and said_words in self._onward:
                return Chosen(printed.onward)
            if (speaks := self._languages.said(said_words)) is not None:
                return Speaks(speaks)
            if (command := self._command(said_words)) is not None:
                return command
        if (choice := self._named(words, printed.choices, language)) is not None:
            return Chosen(choice)
        return Searched(words)

    def _digit(self, words: str, language: str | None) -> str | None:
        """The digits of "1", "nr 1" or "one"; None for anything else. A "10" is no choice, but it is a number."""
        if words.isdecimal():
            return words.lstrip("0") or "0"
        if language is not None and (digit := self._numbers[language].get(words)) is not None:
            return digit
        return next((digit for known in self._numbers.values() if (digit := known.get(words)) is not None), None)

    def _bare(self, words: str, language: str | None) -> str:
        """The words that are left when the common ones are taken out: "the menu please" becomes "menu"."""
        common = set() if language is None else self._common[language]
        return " ".join(word for word in words.split() if word not in common)

    def _commanded(self, words: str) -> Command | None:
        # A short word is often typed with its last letter twice: "menuu".
        for said in (words, *self._command_words.slips(words), _LAST_TWICE.sub(r"\1", words)):
            if said in self._commands:
                return self._commands[said]
        asked = {self._commands.get(word) for word in words.split()}
        return Command.HELP_NOW if asked == {Command.HELP_NOW} else None  # "Help help", "SOS hulp".

    def _named(self, words: str, choices: tuple[Choice, ...], language: str | None) -> Choice | None:
        """The one choice whose words were said: all of them, or enough of them that no other choice has them."""
        said = self._bare(words, language).split()
        if said and said[0].isdecimal():
            numbered = next((choice for choice in choices if str(choice.number) == said[0]), None)
            return numbered if numbered is not None and _holding(said[1:], (numbered,)) else None
        labels = [_label(choice.label) for choice in choices]
        meant = {words, *slips(words, labels)}
        holding = [choice for choice, label in zip(choices, labels, strict=True) if label in meant]
        if not holding and said:
            holding = _holding(said, choices)
        return holding[0] if len(holding) == 1 else None


@lru_cache(_MOST_LABELS)
def _label(text: str) -> str:
    """The words of a choice in their one spelling. They are texts of the kiosk, not words of a visitor."""
    return normalise(text)


def _holding(said: Iterable[str], choices: Iterable[Choice]) -> list[Choice]:
    """The choices whose words are all of these and perhaps more, each perhaps with a slip."""
    words = {choice: set(_label(choice.label).split()) for choice in choices}
    known = sorted(set().union(*words.values()))
    near = [{word, *slips(word, known)} for word in said]
    return [choice for choice, held in words.items() if all(held & meant for meant in near)]


def labelled(words: str, printed: Printed) -> Chosen | Command | None:
    """What is printed in just these words does what its digit does, whatever else the words may mean."""
    choice = next((choice for choice in printed.choices if _label(choice.label) == words), None)
    if choice is not None:
        return Chosen(choice)
    keys = (key for key in printed.keys if words in (_label(key.label), _label(key.brief)))
    return next((key.command for key in keys), None)


def _numbered(digit: str, choices: Iterable[Choice]) -> Meaning:
    found = next((choice for choice in choices if str(choice.number) == digit), None)
    return None if found is None else Chosen(found)


def _common(words: Words) -> set[str]:
    """Words that stand around a command and are none: "hello, the menu please"."""
    return set(map(normalise, (*words.common, *words.greetings)))


def _commands(languages: Iterable[Words]) -> dict[str, Command]:
    return {
        normalise(word): Command[name.upper()]
        for words in languages
        for name, said in words.commands.items()
        for word in said
    }


def _numbers(words: Words) -> dict[str, str]:
    return {normalise(word): str(number) for number, said in enumerate(words.numbers) for word in said}
