"""Recognises a crisis in what somebody says, in every language at once, before anything else is read.

The form of the phrases: ``phrases.py``. Words of five letters and more may hold a slip, and words of another alphabet
may be spelled in Latin letters, but only where a phrase is of the language that somebody chose or writes: a word of one
language is often a slip away from a word of another. Everyday phrases ("my battery died") are taken out of the text
first. Every word of a text is read: somebody may tell much before the words that count. The limit is honest: a list of
phrases cannot see calm or oblique words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Final

from kiosk.understanding.crisis.gap import WIDEST
from kiosk.understanding.crisis.manner import LatinWords, Manner
from kiosk.understanding.crisis.phrase_index import NOTHING, Phrase, PhraseIndex
from kiosk.understanding.crisis.phrases import A_CHILD, EVERYDAY, SHORTEST_BEGINNING, PhraseTable, spellings
from kiosk.understanding.crisis.standing import Reach, inside
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


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: where it stands, the known words that it is, and its forms that are no known word of any
    language: they may be slips."""

    at: int
    is_: Sequence[str]
    unknown: Sequence[str]


PHRASES: Final = "phrases"
"""What decided, where no second opinion alone did."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind of crisis, and the languages in whose words it was said, the most likely one first.

    ``strong`` says whether a phrase of three words or more said it, in a language of the text and as it is written.
    ``offered``: it may be none, and help is only offered. ``decided`` names what decided: phrases, or a second opinion.
    """

    kind: str
    languages: tuple[str, ...]
    strong: bool = True
    offered: bool = False
    decided: str = PHRASES


class Recogniser:
    """Finds the crisis phrases of many languages in a text."""

    def __init__(
        self,
        languages: Mapping[str, PhraseTable],
        kinds: Sequence[str],
        everyday: Iterable[str] = (),
        likely: Callable[[str], Collection[str]] = lambda _: (),
        conjunctions: Iterable[str] = (),
        manners: Mapping[str, Manner] = MappingProxyType({}),
    ) -> None:
        """``kinds`` in order of weight: when two are said at once, the first one counts. Phrases of another kind are
        not read. ``everyday`` are words that are no slip of any other. ``likely`` gives the languages
        that a text may be in. ``conjunctions`` are what some languages write onto the next word: "and", "so".
        ``manners`` tells how people of each language write."""
        self._kinds = tuple(kinds)
        self._likely = likely
        self._conjunctions = tuple(dict.fromkeys(map(normalise, conjunctions)))
        self._phrases = {
            code: PhraseIndex(code, table, (*kinds, A_CHILD, EVERYDAY)) for code, table in languages.items()
        }
        self._having: dict[str, tuple[str, ...]] = {}
        for code, table in languages.items():
            shared = {word: (*self._having[word], code) for word in self._having.keys() & table.words.keys()}
            self._having |= dict.fromkeys(table.words, (code,)) | shared
        everyday_words = {word for words in everyday for word in normalise(words).split()}
        self._having |= dict.fromkeys(everyday_words.difference(self._having), ())
        self._beginnings: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._having:
            if word.endswith("*"):
                self._beginnings[word[:SHORTEST_BEGINNING]].append(word.removesuffix("*"))
        self._near = {
            code: NearWords(word for word in table.words if not word.endswith("*")) for code, table in languages.items()
        }
        self._manners = {code: manners.get(code, Manner()) for code in languages}
        self._latin = {
            code: LatinWords(table.words, self._manners[code])
            for code, table in languages.items()
            if self._manners[code].spelling
        }

    def recognise(self, said: str, language: str | None = None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet. Kept nowhere."""
        said = _REPEATED.sub(r"\1\1", said)
        words = self._words(said)
        if all(map(str.isdecimal, words)):
            return None
        own = self._own(said, language)
        found = self._said(words, own, loosely=True)
        if not found:
            return None
        as_written = self._said(words, own, loosely=False)
        # A word that stands alone for a crisis must be that word: "itsme" is spelled like "poisoned" in Arabic.
        found = [phrase for phrase in found if len(phrase.places) > 1 or phrase in as_written]
        kinds = {phrase.kind for phrase in found} - {A_CHILD}
        if not kinds:
            return None
        weighed = {CHILD if kind in HURT and self._a_child_says(found) else kind for kind in kinds}
        kind = min(weighed, key=self._kinds.index)
        said_as = (kind, *HURT) if kind == CHILD else (kind,)
        saying = [phrase for phrase in found if phrase.kind in said_as]
        strong = self._strong((phrase for phrase in as_written if phrase in saying), own)
        return Recognised(kind, tuple(dict.fromkeys(each.language for each in saying)), strong)

    def _words(self, said: str) -> dict[str, _Word]:
        """The words of a text, each once."""
        at: defaultdict[str, int] = defaultdict(int)
        for index, word in enumerate(_rows(said)):
            at[word] |= 1 << index
        at.pop("", None)
        return {word: self._word(word, where) for word, where in at.items()}

    def _strong(self, phrases: Iterable[Phrase], own: Collection[str] | None) -> bool:
        """Whether one of these phrases says it alone: a short one, or one of another language, says much else too."""
        return any(len(phrase.places) >= STRONG and (own is None or phrase.language in own) for phrase in phrases)

    def _a_child_says(self, found: Iterable[Phrase]) -> bool:
        return CHILD in self._kinds and any(phrase.kind == A_CHILD for phrase in found)

    def _said(self, words: Mapping[str, _Word], own: Collection[str] | None, *, loosely: bool) -> list[Phrase]:
        """The phrases that a text holds, the first ones first; ``loosely``, also with slips and in Latin letters."""
        by_language = self._by_language(words, own if loosely else ())
        among = (
            self._phrases[code].among(known, partial(self._reach, code, words)) for code, known in by_language.items()
        )
        possible = [phrases for phrases in among if phrases is not NOTHING]
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
        self, words: Mapping[str, _Word], loosely: Collection[str] | None
    ) -> Mapping[str, Mapping[str, int]]:
        """For each language its words in a text, each with where it stands: as bits of a number. Slips and Latin
        letters count for these languages; for all when it is None."""
        known: defaultdict[str, defaultdict[str, int]] = defaultdict(partial(defaultdict, int))
        for word in words.values():
            for name in word.is_:
                for code in self._having[name]:
                    known[code][name] |= word.at
        for code in self._phrases.keys() if loosely is None else self._phrases.keys() & loosely:
            near, latin = self._near[code], self._latin.get(code)
            for said, word in words.items():
                for name in chain(
                    chain.from_iterable(map(near.slips, word.unknown)), latin.meant(said) if latin else ()
                ):
                    known[code][name] |= word.at
        return known

    def _reach(self, code: str, words: Mapping[str, _Word]) -> Reach:
        """How far the words of a phrase of this language may stand apart in a text."""
        manner, small = self._manners[code], 0
        for word in words.keys() & manner.small:
            small |= words[word].at
        return Reach(manner.gap, small)

    def _own(self, said: str, language: str | None) -> Collection[str] | None:
        """The languages of a text: the chosen one, and those that it may be in. None when none is known."""
        return {*self._likely(said), *(() if language is None else (language,))} or None

    def _word(self, said: str, at: int) -> _Word:
        """A word of a text, which stands there."""
        forms = [said]
        if len(said) > SHORTEST_JOINED and said.startswith(self._conjunctions):
            # Without what may be written onto it.
            forms += [said.removeprefix(word) for word in self._conjunctions if said.startswith(word)]
        known = [form for form in forms if form in self._having]
        unknown = [form for form in forms if form not in self._having]
        for form in forms:
            begun = self._beginnings.get(form[:SHORTEST_BEGINNING], ())
            known += [f"{beginning}*" for beginning in begun if form.startswith(beginning)]
        return _Word(at, known, unknown)


def _rows(said: str) -> list[str]:
    """The words of a text. Where it can be spelled in two ways both stand one after the other, so far apart that no
    phrase goes on from the first to the second."""
    first, *others = dict.fromkeys(map(normalise, spellings(said)))
    words = first.split()
    for other in others:
        words += ("",) * (WIDEST + 1)
        words += other.split()
    return words
