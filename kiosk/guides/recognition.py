"""Recognises a crisis in what somebody says, in every language at once, before anything else is read.

A phrase is a row of words: they must come in that order, with at most two other words between. ``a/b`` is either
word, ``word*`` is every word that begins so, ``<name>`` is every word of a list. Words of five letters and more may
hold a slip. Everyday phrases ("my battery died") are taken out of the text first. The limit is honest: a list of
phrases cannot see calm or oblique words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.guides.normalise import normalise, typos_allowed
from kiosk.guides.wording import CrisisPhrases

GAP: Final = 2
"""How many other words may stand between two words of a phrase."""

_APOSTROPHE: Final = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")
_REPEATED: Final = re.compile(r"(.)\1{2,}")
_LIST: Final = re.compile(r"<([\w-]+)>")
_ATTACHED: Final = ("و", "ف")
"""Arabic writes "and" and "so" onto the next word."""


class PhraseError(ValueError):
    """A phrase names a list that does not exist."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind of crisis, and the languages in whose words it was said."""

    kind: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    language: str
    words: tuple[frozenset[str], ...]


class _Phrases:
    """Phrases, found by their first word."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        self._by_first: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self.words: set[str] = set()
        for phrase in phrases:
            self.words.update(*phrase.words)
            for word in phrase.words[0]:
                self._by_first[word].append(phrase)

    def found_in(self, meanings: Sequence[frozenset[str]]) -> Iterator[tuple[_Phrase, tuple[int, ...]]]:
        """The phrases that a text holds, each with where its words stand."""
        for start, words in enumerate(meanings):
            for phrase in {id(phrase): phrase for word in words for phrase in self._by_first.get(word, ())}.values():
                rest = _follow(phrase.words[1:], meanings, start + 1)
                if rest is not None:
                    yield phrase, (start, *rest)


class Recogniser:
    """Finds the crisis phrases of many languages in a text."""

    def __init__(self, languages: Mapping[str, CrisisPhrases], kinds: Sequence[str]) -> None:
        """``kinds`` in order of weight: when two are said at once, the first one counts. Raises PhraseError."""
        self._kinds = tuple(kinds)
        self._crises = _Phrases(
            phrase
            for language, crisis in languages.items()
            for kind, texts in crisis.phrases.items()
            for phrase in _read(kind, language, texts, crisis.lists)
        )
        self._everyday = _Phrases(
            phrase
            for language, crisis in languages.items()
            for phrase in _read("", language, crisis.everyday, crisis.lists)
        )
        known = {normalise(word) for crisis in languages.values() for word in crisis.known}
        words = self._crises.words | self._everyday.words | known
        self._beginnings = tuple(sorted(word for word in words if word.endswith("*")))
        self._exact = words.difference(self._beginnings)
        self._by_first: defaultdict[str, list[str]] = defaultdict(list)
        self._by_last: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(word for word in self._exact if typos_allowed(word)):
            self._by_first[word[0]].append(word)
            self._by_last[word[-1]].append(word)

    def recognise(self, said: str) -> Recognised | None:
        """The crisis in a text, or None. Kept nowhere."""
        found = [phrase for text in _spellings(_REPEATED.sub(r"\1\1", said)) for phrase in self._said(text)]
        if not found:
            return None
        kind = min((phrase.kind for phrase in found), key=self._kinds.index)
        return Recognised(kind, tuple(dict.fromkeys(p.language for p in found if p.kind == kind)))

    def _said(self, text: str) -> list[_Phrase]:
        words = normalise(text).split()
        if all(word.isdecimal() for word in words):
            return []
        meanings = [self._meanings(word) for word in words]
        for _, places in list(self._everyday.found_in(meanings)):
            for place in places:
                meanings[place] = frozenset()
        return [phrase for phrase, _ in self._crises.found_in(meanings)]

    def _meanings(self, said: str) -> frozenset[str]:
        """The words of the phrases that this word can stand for."""
        meanings = set(self._known(said))
        if len(said) > 3 and said.startswith(_ATTACHED):
            meanings.update(self._known(said[1:]))
        return frozenset(meanings)

    def _known(self, said: str) -> Iterator[str]:
        yield from (beginning for beginning in self._beginnings if said.startswith(beginning[:-1]))
        if said in self._exact:
            yield said
        elif allowed := typos_allowed(said):
            # A slip leaves the first or the last letter: that spares most of the comparisons.
            for words in (self._by_first.get(said[0], ()), self._by_last.get(said[-1], ())):
                near = process.extract(said, words, scorer=OSA.distance, score_cutoff=allowed, limit=4)
                yield from (word for word, distance, _ in near if distance <= typos_allowed(word))


def _spellings(text: str) -> tuple[str, ...]:
    """The text as people write it: "j'ai" is typed as "jai" and as "j ai"."""
    return tuple(dict.fromkeys((_APOSTROPHE.sub("", text), _APOSTROPHE.sub(" ", text))))


def _read(kind: str, language: str, texts: Iterable[str], lists: Mapping[str, str]) -> Iterator[_Phrase]:
    for text in texts:
        for spelling in _spellings(_unfolded(text, lists)):
            yield _Phrase(kind, language, tuple(_either(word) for word in spelling.split()))


def _unfolded(text: str, lists: Mapping[str, str]) -> str:
    """The phrase with the words of its lists in their place; a list may hold another list."""

    def words(match: re.Match[str]) -> str:
        if match[1] not in lists:
            raise PhraseError(f"{text!r} names the list <{match[1]}>, which does not exist")
        return _unfolded(lists[match[1]], {name: other for name, other in lists.items() if name != match[1]})

    return _LIST.sub(words, text)


@lru_cache(maxsize=4096)
def _either(word: str) -> frozenset[str]:
    """The words of one place in a phrase. Shared: many phrases hold the same list."""
    return frozenset(
        normalise(choice).replace(" ", "") + ("*" if choice.endswith("*") else "") for choice in word.split("/")
    )


def _follow(words: Sequence[frozenset[str]], meanings: Sequence[frozenset[str]], start: int) -> tuple[int, ...] | None:
    """Where the next words of a phrase stand, in order and near one another; None when they do not."""
    if not words:
        return ()
    for index in range(start, min(start + GAP + 1, len(meanings))):
        if not meanings[index].isdisjoint(words[0]):
            rest = _follow(words[1:], meanings, index + 1)
            if rest is not None:
                return (index, *rest)
    return None
