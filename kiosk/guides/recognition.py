"""Recognises a crisis in what somebody says, in every language at once, before anything else is read.

A phrase is a row of words: they must come in that order, with at most two other words between. ``a/b`` is either
word, ``word*`` is every word that begins so, ``<name>`` is every word of a list. Words of five letters and more may
hold a slip, but only where a phrase is of the language that somebody chose or writes: a word of one language is often
a slip away from a word of another. Everyday phrases ("my battery died") are taken out of the text first. The limit is
honest: a list of phrases cannot see calm or oblique words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.guides.crisis import CHILD, HURT
from kiosk.guides.normalise import NearWords, normalise
from kiosk.guides.wording import CrisisPhrases

GAP: Final = 2
"""How many other words may stand between two words of a phrase."""

_APOSTROPHE: Final = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")
_REPEATED: Final = re.compile(r"(.)\1{2,}")
_LIST: Final = re.compile(r"<([\w-]+)>")
_EVERYDAY: Final = "everyday"
_A_CHILD: Final = "a child speaks"
"""The kinds of the phrases that are no crisis by themselves."""

_ATTACHED: Final = ("و", "ف")
"""Arabic writes "and" and "so" onto the next word."""


class PhraseError(ValueError):
    """A phrase names a list that does not exist."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind of crisis, and the languages in whose words it was said, the most likely one first."""

    kind: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """``places`` holds for each place in the phrase the number of the words that may stand there."""

    kind: str
    language: str
    places: tuple[int, ...]


class _Vocabulary:
    """The words of all phrases. Phrases share their places, so a word knows its places by number: that keeps the
    lists of all languages small."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self.places: defaultdict[str, list[int]] = defaultdict(list)

    def place(self, words: str) -> int:
        """The number of a place where one of these words, with a slash between, may stand."""
        if words not in self._numbers:
            self._numbers[words] = len(self._numbers)
            for word in {self._word(choice) for choice in words.split("/")}:
                self.places[word].append(self._numbers[words])
        return self._numbers[words]

    def _word(self, choice: str) -> str:
        """A word in its one spelling; most of them come in many phrases."""
        if choice not in self._words:
            self._words[choice] = normalise(choice).replace(" ", "") + ("*" if choice.endswith("*") else "")
        return self._words[choice]


class _Phrases:
    """Phrases, found by their first place."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        self._by_first: defaultdict[int, list[_Phrase]] = defaultdict(list)
        for phrase in phrases:
            self._by_first[phrase.places[0]].append(phrase)

    def found_in(self, text: _Text) -> Iterator[tuple[_Phrase, tuple[int, ...]]]:
        """The phrases that a text holds, each with where its words stand."""
        for start, places in enumerate(text.slipped):
            for place in places:
                for phrase in self._by_first.get(place, ()):
                    words = text.slipped if text.may_slip(phrase.language) else text.exact
                    rest = _follow(phrase.places, words, start, start)
                    if rest is not None:
                        yield phrase, rest


@dataclass(frozen=True, slots=True)
class _Text:
    """A text: for each word the places in phrases where it can stand, as it is written, and as a slip of another word.

    ``own`` are the languages whose words they may be slips of: None for every language.
    """

    exact: list[frozenset[int]]
    slipped: list[frozenset[int]]
    own: Collection[str] | None

    def may_slip(self, language: str) -> bool:
        return self.own is None or language in self.own

    def without(self, where: Iterable[int]) -> None:
        """Take words out, so that no other phrase finds them."""
        for index in where:
            self.exact[index] = self.slipped[index] = frozenset()


class Recogniser:
    """Finds the crisis phrases of many languages in a text."""

    def __init__(
        self,
        languages: Mapping[str, CrisisPhrases],
        kinds: Sequence[str],
        everyday: Iterable[str] = (),
        likely: Callable[[str], Collection[str]] = lambda _: (),
    ) -> None:
        """``kinds`` in order of weight: when two are said at once, the first one counts. Phrases of another kind are
        not read. ``everyday`` are words that are no slip of any other. ``likely`` gives the languages
        that a text may be in. Raises PhraseError."""
        self._kinds = tuple(kinds)
        self._likely = likely
        words = _Vocabulary()
        self._crises = _Phrases(
            phrase
            for language, crisis in languages.items()
            for kind, texts in (*crisis.phrases.items(), (_A_CHILD, crisis.child))
            if kind in (*self._kinds, _A_CHILD)
            for phrase in _read(kind, language, texts, crisis.lists, words)
        )
        self._everyday = _Phrases(
            phrase
            for language, crisis in languages.items()
            for phrase in _read(_EVERYDAY, language, crisis.everyday, crisis.lists, words)
        )
        known = {normalise(word) for crisis in languages.values() for word in crisis.known}
        known.update(word for words in everyday for word in normalise(words).split())
        self._places = {word: tuple(places) for word, places in words.places.items()}
        self._places |= dict.fromkeys(known.difference(self._places), ())
        self._beginnings = frozenset(word for word in self._places if word.endswith("*"))
        self._lengths = sorted({len(word) - 1 for word in self._beginnings})
        self._near = NearWords(word for word in self._places if not word.endswith("*"))

    def recognise(self, said: str, language: str | None = None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet. Kept nowhere."""
        found = [phrase for text in _spellings(_REPEATED.sub(r"\1\1", said)) for phrase in self._said(text, language)]
        kinds = {phrase.kind for phrase in found} - {_A_CHILD}
        if not kinds:
            return None
        weighed = {CHILD if kind in HURT and self._a_child_says(found) else kind for kind in kinds}
        kind = min(weighed, key=self._kinds.index)
        said_as = (kind, *HURT) if kind == CHILD else (kind,)
        return Recognised(kind, tuple(dict.fromkeys(p.language for p in found if p.kind in said_as)))

    def _a_child_says(self, found: Iterable[_Phrase]) -> bool:
        return CHILD in self._kinds and any(phrase.kind == _A_CHILD for phrase in found)

    def _said(self, said: str, language: str | None) -> list[_Phrase]:
        words = normalise(said).split()
        if all(word.isdecimal() for word in words):
            return []
        exact = [self._places_of(self._written, word) for word in words]
        slips = [self._places_of(self._slips, word) for word in words]
        own = self._own(said, language) if any(slips) else None
        text = _Text(exact, [a | b for a, b in zip(exact, slips, strict=True)], own)
        for _, where in list(self._everyday.found_in(text)):
            text.without(where)
        found = [(phrase, set(where)) for phrase, where in self._crises.found_in(text)]
        # A phrase inside a longer one is only a part of what is said: "dying" in "I think about dying".
        whole = [where for phrase, where in found if phrase.kind != _A_CHILD]
        return [
            phrase for phrase, where in found if phrase.kind == _A_CHILD or not any(where < other for other in whole)
        ]

    def _own(self, said: str, language: str | None) -> Collection[str] | None:
        """The languages of a text: the chosen one, and those that it may be in. None when none is known."""
        return {*self._likely(said), *(() if language is None else (language,))} or None

    def _places_of(self, known: Callable[[str], Iterable[str]], said: str) -> frozenset[int]:
        """The places in phrases where this word can stand."""
        words = [*known(said)]
        if len(said) > 3 and said.startswith(_ATTACHED):
            words += known(said[1:])
        return frozenset(place for word in words for place in self._places[word])

    def _written(self, said: str) -> Iterator[str]:
        """The words and beginnings of phrases that this word is."""
        beginnings = (f"{said[:length]}*" for length in self._lengths if length <= len(said))
        yield from (beginning for beginning in beginnings if beginning in self._beginnings)
        if said in self._places:
            yield said

    def _slips(self, said: str) -> Sequence[str]:
        """The words that this word may be a slip of, when it is none itself."""
        return () if said in self._places else self._near.slips(said)


def _spellings(text: str) -> tuple[str, ...]:
    """The text as people write it: "j'ai" is typed as "jai" and as "j ai"."""
    return tuple(dict.fromkeys((_APOSTROPHE.sub("", text), _APOSTROPHE.sub(" ", text))))


def _read(
    kind: str, language: str, texts: Iterable[str], lists: Mapping[str, str], words: _Vocabulary
) -> Iterator[_Phrase]:
    whole = {name: _unfolded(text, _others(lists, name)) for name, text in lists.items()}
    for text in texts:
        for spelling in _spellings(_unfolded(text, whole)):
            yield _Phrase(kind, language, tuple(words.place(place) for place in spelling.split()))


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


def _follow(places: Sequence[int], text: Sequence[frozenset[int]], start: int, last: int) -> tuple[int, ...] | None:
    """Where the words of a phrase stand, in order and near one another, the first one from ``start`` to ``last``; None
    when they do not."""
    if not places:
        return ()
    for index in range(start, min(last + 1, len(text))):
        if places[0] in text[index]:
            rest = _follow(places[1:], text, index + 1, index + 1 + GAP)
            if rest is not None:
                return (index, *rest)
    return None
