"""Recognises a crisis in what somebody says, in every language at once, before anything else is read.

The form of the phrases: ``phrases.py``. Words of five letters and more may hold a slip, but only where a
phrase is of the language that somebody chose or writes: a word of one language is often a slip away from a word of
another. Everyday phrases ("my battery died") are taken out of the text first. Every word of a text is read: somebody
may tell much before the words that count. The limit is honest: a list of phrases cannot see calm or oblique words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

from kiosk.understanding.crisis.phrases import A_CHILD, EVERYDAY, PhraseTable, spellings
from kiosk.understanding.crisis.standing import GAP, Shapes, inside, shapes, taken
from kiosk.understanding.normalise import normalise
from kiosk.understanding.slips import NearWords

CHILD: Final = "child"
HURT: Final = ("violence", "sexual")
"""Kinds that become the kind ``child`` when a child says them."""

STRONG: Final = 3
"""Words of a phrase that needs nobody to confirm it. On sentences by strangers, of those with two words four in five
told of a crisis, of those with three 92 in 100, of longer ones 96."""

SHORTEST_JOINED: Final = 3
"""Letters of a word that is never two words written as one."""

_REPEATED: Final = re.compile(r"(.)\1{2,}")

_Meant = tuple[Sequence[str], Sequence[str]]
"""The known words that a word is, and those that it may be a slip of."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind of crisis, and the languages in whose words it was said, the most likely one first.

    ``strong`` says whether a phrase of three words or more said it, in a language of the text. ``offered``: it may be
    none, and help is only offered. ``decided`` names what decided: phrases, or a second opinion.
    """

    kind: str
    languages: tuple[str, ...]
    strong: bool = True
    offered: bool = False
    decided: str = "phrases"


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    language: str
    places: tuple[int, ...]


class _Phrases:
    """The phrases of one language, each found by the two of its places where the fewest words may stand."""

    def __init__(self, language: str, table: PhraseTable, kinds: Iterable[str]) -> None:
        self._table = table
        self._by_places: dict[int, dict[int, list[_Phrase]]] = {}
        for kind in kinds:
            for places in table.phrases.get(kind, ()):
                rarest, *others = sorted(places, key=table.sizes.__getitem__)
                by_second = self._by_places.setdefault(rarest, {})
                by_second.setdefault(next(iter(others), rarest), []).append(_Phrase(kind, language, places))

    def among(self, words: Mapping[str, int]) -> _Possible:
        """The phrases that may be said with these words of a text, each word with where it stands."""
        places_of = self._table.places_of
        places: set[int] = set().union(*map(places_of, words))
        phrases = [
            phrase
            for rarest in places & self._by_places.keys()
            for second, held in self._by_places[rarest].items()
            if second in places
            for phrase in held
            if places.issuperset(phrase.places)
        ]
        if not phrases:
            return _NOTHING
        needed: set[int] = set().union(*(phrase.places for phrase in phrases))
        standing: defaultdict[int, int] = defaultdict(int)
        for word, where in words.items():
            for place in needed.intersection(places_of(word)):
                standing[place] |= where
        return _Possible(phrases, standing)


@dataclass(frozen=True, slots=True)
class _Possible:
    """The phrases of one language for which a text has all words, in whatever order, and where those words stand."""

    phrases: Sequence[_Phrase]
    standing: Mapping[int, int]

    def everyday(self) -> int:
        """The words of the text that are everyday phrases."""
        words = 0
        for phrase in self.phrases:
            if phrase.kind == EVERYDAY:
                words |= taken(shapes(phrase.places, self.standing, -1))
        return words

    def said(self, free: int) -> Iterator[tuple[_Phrase, Shapes]]:
        """The phrases that the free words of the text hold, and where."""
        for phrase in self.phrases:
            if phrase.kind != EVERYDAY and (where := shapes(phrase.places, self.standing, free)):
                yield phrase, where


_NOTHING: Final = _Possible((), {})


class Recogniser:
    """Finds the crisis phrases of many languages in a text."""

    def __init__(
        self,
        languages: Mapping[str, PhraseTable],
        kinds: Sequence[str],
        everyday: Iterable[str] = (),
        likely: Callable[[str], Collection[str]] = lambda _: (),
        conjunctions: Iterable[str] = (),
    ) -> None:
        """``kinds`` in order of weight: when two are said at once, the first one counts. Phrases of another kind are
        not read. ``everyday`` are words that are no slip of any other. ``likely`` gives the languages
        that a text may be in. ``conjunctions`` are what some languages write onto the next word: "and", "so"."""
        self._kinds = tuple(kinds)
        self._likely = likely
        self._conjunctions = tuple(dict.fromkeys(map(normalise, conjunctions)))
        self._phrases = {code: _Phrases(code, table, (*kinds, A_CHILD, EVERYDAY)) for code, table in languages.items()}
        self._having: dict[str, tuple[str, ...]] = {}
        for code, table in languages.items():
            shared = {word: (*self._having[word], code) for word in self._having.keys() & table.words.keys()}
            self._having |= dict.fromkeys(table.words, (code,)) | shared
        everyday_words = {word for words in everyday for word in normalise(words).split()}
        self._having |= dict.fromkeys(everyday_words.difference(self._having), ())
        self._lengths = sorted({len(word) - 1 for word in self._having if word.endswith("*")})
        self._near = NearWords(word for word in self._having if not word.endswith("*"))

    def recognise(self, said: str, language: str | None = None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet. Kept nowhere."""
        said = _REPEATED.sub(r"\1\1", said)
        words = _words(said)
        meant = {word: (self._written(word), self._slips(word)) for word in dict.fromkeys(words) if word}
        if all(map(str.isdecimal, meant)):
            return None
        own = self._own(said, language)
        found = self._said(words, meant, own)
        kinds = {phrase.kind for phrase in found} - {A_CHILD}
        if not kinds:
            return None
        weighed = {CHILD if kind in HURT and self._a_child_says(found) else kind for kind in kinds}
        kind = min(weighed, key=self._kinds.index)
        said_as = (kind, *HURT) if kind == CHILD else (kind,)
        saying = [phrase for phrase in found if phrase.kind in said_as]
        return Recognised(kind, tuple(dict.fromkeys(each.language for each in saying)), self._strong(saying, own))

    def _strong(self, phrases: Iterable[_Phrase], own: Collection[str] | None) -> bool:
        """Whether one of these phrases says it alone: a short one, or one of another language, says much else too."""
        return any(len(phrase.places) >= STRONG and (own is None or phrase.language in own) for phrase in phrases)

    def _a_child_says(self, found: Iterable[_Phrase]) -> bool:
        return CHILD in self._kinds and any(phrase.kind == A_CHILD for phrase in found)

    def _said(self, words: Sequence[str], meant: Mapping[str, _Meant], own: Collection[str] | None) -> list[_Phrase]:
        """The phrases that a text holds, the first ones first."""
        among = (self._phrases[code].among(known) for code, known in self._by_language(words, meant, own))
        possible = [phrases for phrases in among if phrases is not _NOTHING]
        free = -1
        for phrases in possible:
            free &= ~phrases.everyday()
        found = [each for phrases in possible for each in phrases.said(free)]
        # A phrase inside a longer one is only a part of what is said: "dying" in "I think about dying".
        parts = inside(where for phrase, where in found if phrase.kind != A_CHILD)
        begins = []
        for phrase, where in found:
            starts = 0
            for shape, at in where.items():
                starts |= at if phrase.kind == A_CHILD else at & ~parts.get(shape, 0)
            if starts:
                begins.append((starts & -starts, phrase))
        return [phrase for _, phrase in sorted(begins, key=lambda begin: begin[0])]

    def _by_language(
        self, words: Sequence[str], meant: Mapping[str, _Meant], own: Collection[str] | None
    ) -> Iterable[tuple[str, Mapping[str, int]]]:
        """For each language its words in a text, each with where it stands: as bits of a number."""
        known: defaultdict[str, defaultdict[str, int]] = defaultdict(partial(defaultdict, int))
        where: defaultdict[str, int] = defaultdict(int)
        for index, word in enumerate(words):
            where[word] |= 1 << index
        for word, (written, slips) in meant.items():
            at = where[word]
            for code, name in chain(self._of_languages(written, None), self._of_languages(slips, own)):
                known[code][name] |= at
        return known.items()

    def _of_languages(self, words: Iterable[str], among: Collection[str] | None) -> Iterator[tuple[str, str]]:
        return ((code, word) for word in words for code in self._having[word] if among is None or code in among)

    def _own(self, said: str, language: str | None) -> Collection[str] | None:
        """The languages of a text: the chosen one, and those that it may be in. None when none is known."""
        return {*self._likely(said), *(() if language is None else (language,))} or None

    def _written(self, said: str) -> list[str]:
        """The words and beginnings of phrases that this word is."""
        found = []
        for form in self._forms(said):
            beginnings = (f"{form[:length]}*" for length in self._lengths if length <= len(form))
            found += [known for known in (form, *beginnings) if known in self._having]
        return found

    def _slips(self, said: str) -> list[str]:
        """The words that this word may be a slip of, when it is none itself."""
        return [near for form in self._forms(said) if form not in self._having for near in self._near.slips(form)]

    def _forms(self, said: str) -> Iterator[str]:
        """A word, and without what may be written onto it."""
        yield said
        if len(said) > SHORTEST_JOINED:
            yield from (said.removeprefix(word) for word in self._conjunctions if said.startswith(word))


def _words(said: str) -> list[str]:
    """The words of a text. Where it can be spelled in two ways both stand one after the other, so far apart that no
    phrase goes on from the first to the second."""
    first, *others = dict.fromkeys(map(normalise, spellings(said)))
    words = first.split()
    for other in others:
        words += ("",) * (GAP + 1)
        words += other.split()
    return words
