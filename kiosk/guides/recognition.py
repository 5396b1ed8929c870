"""Recognises a crisis in what somebody says, in every language at once, before anything else is read.

A phrase is a row of words: they must come in that order, with at most two other words between. ``a/b`` is either
word; ``word*`` is every word that begins so. Words of five letters and more may hold a slip. Everyday phrases
("my battery died") are taken out of the text first. The limit is honest: a list of phrases cannot see calm or
oblique words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.guides.normalise import normalise, typos_allowed
from kiosk.guides.wording import CrisisPhrases

GAP: Final = 2
"""How many other words may stand between two words of a phrase."""

_APOSTROPHE: Final = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")
_REPEATED: Final = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind of crisis, and the languages in whose words it was said."""

    kind: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    language: str
    words: tuple[tuple[str, ...], ...]


class Recogniser:
    """Finds the crisis phrases of many languages in a text."""

    def __init__(self, languages: Mapping[str, CrisisPhrases], kinds: Sequence[str]) -> None:
        """``kinds`` in order of weight: when two are said at once, the first one counts."""
        self._kinds = tuple(kinds)
        self._phrases = [
            phrase
            for language, crisis in languages.items()
            for kind, texts in crisis.phrases.items()
            for text in texts
            for phrase in _phrases(kind, language, text)
        ]
        self._everyday = [
            phrase
            for language, crisis in languages.items()
            for text in crisis.everyday
            for phrase in _phrases("", language, text)
        ]
        words = {word for phrase in (*self._phrases, *self._everyday) for either in phrase.words for word in either}
        self._beginnings = tuple(sorted(word for word in words if word.endswith("*")))
        self._exact = words.difference(self._beginnings)
        self._long = tuple(sorted(word for word in self._exact if typos_allowed(word)))

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
        for phrase in self._everyday:
            for index in _find(phrase.words, meanings):
                meanings[index] = frozenset()
        return [phrase for phrase in self._phrases if _find(phrase.words, meanings)]

    def _meanings(self, said: str) -> frozenset[str]:
        """The words of the phrases that this word can stand for."""
        meanings = {beginning for beginning in self._beginnings if said.startswith(beginning[:-1])}
        if said in self._exact:
            meanings.add(said)
        elif allowed := typos_allowed(said):
            near = process.extract(said, self._long, scorer=OSA.distance, score_cutoff=allowed, limit=4)
            meanings.update(word for word, distance, _ in near if distance <= typos_allowed(word))
        return frozenset(meanings)


def _spellings(text: str) -> tuple[str, ...]:
    """The text as people write it: "j'ai" is typed as "jai" and as "j ai"."""
    return tuple(dict.fromkeys((_APOSTROPHE.sub("", text), _APOSTROPHE.sub(" ", text))))


def _phrases(kind: str, language: str, text: str) -> Iterator[_Phrase]:
    for spelling in _spellings(text):
        yield _Phrase(kind, language, tuple(_either(word) for word in spelling.split()))


def _either(word: str) -> tuple[str, ...]:
    return tuple(
        normalise(choice).replace(" ", "") + ("*" if choice.endswith("*") else "") for choice in word.split("/")
    )


def _find(phrase: Sequence[Iterable[str]], meanings: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Where the words of a phrase stand in the text, in order and near one another; empty when they do not."""
    for start in range(len(meanings)):
        found = _from(phrase, meanings, start, start + 1)
        if found:
            return found
    return ()


def _from(
    phrase: Sequence[Iterable[str]], meanings: Sequence[frozenset[str]], start: int, stop: int
) -> tuple[int, ...]:
    for index in range(start, min(stop, len(meanings))):
        if meanings[index].isdisjoint(phrase[0]):
            continue
        if len(phrase) == 1:
            return (index,)
        rest = _from(phrase[1:], meanings, index + 1, index + 2 + GAP)
        if rest:
            return (index, *rest)
    return ()
