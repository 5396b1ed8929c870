"""The phrases in which people of a language say that they are in a crisis, taken apart for looking them up.

A phrase is a row of words: they must come in that order, with few others between (``manner.py``). ``a/b`` is either
word, ``word*`` is every word that begins so, ``<name>`` is every word of a list. Phrases share their places, so a word
knows its places by number: that keeps the lists of all languages small.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from kiosk.mistake import Mistake
from kiosk.understanding.normalise import normalise
from kiosk.understanding.words import CrisisPhrases

EVERYDAY: Final = "everyday"
A_CHILD: Final = "a child speaks"
"""The kinds of the phrases that are no crisis by themselves."""

SHORTEST_BEGINNING: Final = 3
"""Letters that must stand before a star: with fewer, too many words begin so."""

_APOSTROPHE: Final = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")
_LIST: Final = re.compile(r"<([\w-]+)>")


class PhraseError(Mistake):
    """A phrase names a list that does not exist, or a word that says nothing."""


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """The phrases of one language, by their words.

    ``words`` numbers the words. ``ends`` says for each of them where its places end in ``places``. ``phrases`` maps a
    kind to its phrases: the places of the words of each, in their order. ``sizes`` is how many words may stand at each
    place.
    """

    words: Mapping[str, int]
    ends: Sequence[int]
    places: Sequence[int]
    phrases: Mapping[str, Sequence[tuple[int, ...]]]
    sizes: Sequence[int]

    def places_of(self, word: str) -> Sequence[int]:
        """The places in phrases where one of its words may stand."""
        number = self.words[word]
        return self.places[self.ends[number - 1] if number else 0 : self.ends[number]]


def take_apart(crisis: CrisisPhrases) -> PhraseTable:
    """The phrases of a language, by their words. Raises PhraseError."""
    vocabulary = _Vocabulary()
    lists = {name: "".join(words.split()) for name, words in crisis.lists.items()}  # They may go over many lines.
    whole = {name: _unfolded(words, _others(lists, name)) for name, words in lists.items()}
    kinds = {**crisis.phrases, A_CHILD: crisis.child, EVERYDAY: crisis.everyday}
    phrases = {kind: tuple(_read(texts, whole, vocabulary)) for kind, texts in kinds.items()}
    places: array[int] = array("H")
    ends: array[int] = array("I")
    for standing in vocabulary.places.values():
        places.extend(standing)
        ends.append(len(places))
    words = {word: number for number, word in enumerate(vocabulary.places)}
    return PhraseTable(words, ends, places, phrases, array("H", vocabulary.sizes))


def said_by_chance(table: PhraseTable, common: Set[str]) -> Iterator[tuple[str, str]]:
    """The phrases that somebody may say with common words alone, as "I have to go": the kind of each, and the words."""
    words: dict[int, str] = {}
    for word in common & table.words.keys():
        words |= dict.fromkeys(table.places_of(word), word)
    for kind, phrases in table.phrases.items():
        if kind not in (A_CHILD, EVERYDAY):
            yield from ((kind, " ".join(map(words.__getitem__, row))) for row in phrases if words.keys() >= set(row))


def spellings(text: str) -> tuple[str, ...]:
    """The text as people write it: "j'ai" is typed as "jai" and as "j ai"."""
    return tuple(dict.fromkeys((_APOSTROPHE.sub("", text), _APOSTROPHE.sub(" ", text))))


class _Vocabulary:
    """The words of the phrases of one language, each with the numbers of its places."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self.places: dict[str, list[int]] = {}
        self.sizes: list[int] = []

    def place(self, words: str) -> int:
        """The number of a place where one of these words, with a slash between, may stand."""
        if words not in self._numbers:
            self._numbers[words] = len(self._numbers)
            standing = {self._word(choice): None for choice in words.split("/")}
            self.sizes.append(len(standing))
            for word in standing:
                self.places.setdefault(word, []).append(self._numbers[words])
        return self._numbers[words]

    def _word(self, choice: str) -> str:
        """A word in its one spelling; most of them come in many phrases."""
        if choice not in self._words:
            word = normalise(choice).replace(" ", "")
            if choice.endswith("*"):
                if len(word) < SHORTEST_BEGINNING:
                    raise PhraseError(f"{choice!r} is the beginning of too many words; write more letters of it")
                word += "*"
            self._words[choice] = word
        return self._words[choice]


def _read(texts: Iterable[str], lists: Mapping[str, str], vocabulary: _Vocabulary) -> Iterator[tuple[int, ...]]:
    for text in texts:
        for spelling in spellings(_unfolded(text, lists)):
            yield tuple(map(vocabulary.place, spelling.split()))


def _unfolded(text: str, lists: Mapping[str, str]) -> str:
    """The phrase with the words of its lists in their place; a list may hold another list."""

    def words(match: re.Match[str]) -> str:
        if match[1] not in lists:
            raise PhraseError(f"{text!r} names the list <{match[1]}>, which does not exist")
        found = lists[match[1]]
        return _unfolded(found, _others(lists, match[1])) if "<" in found else found

    return _LIST.sub(words, text)


def _others(lists: Mapping[str, str], name: str) -> Mapping[str, str]:
    """The lists that this one may hold: any but itself."""
    return {other: words for other, words in lists.items() if other != name}
