"""Finds by what people say: the texts that lead somewhere, by their words, in all languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic

from kiosk.understanding.findable import Found
from kiosk.understanding.index import Finds, SearchIndex

MOST_FOREIGN_WORDS: Final = 20
"""Words of a question that are looked up in all other languages, where its own one knows none of them."""


WELL_KNOWN: Final = 0.6
"""What part of a question must be known in a language that somebody was not known to speak."""


class Search(Generic[Found]):
    """Finds in all languages. An index is made when its language is first searched."""

    def __init__(self, languages: Sequence[str], index: Callable[[str], SearchIndex[Found]]) -> None:
        """``languages`` in the order in which they are searched; ``index`` makes the index of one."""
        self._languages = tuple(languages)
        self._make = index
        self._indexes: dict[str, SearchIndex[Found]] = {}

    def prepare(self, languages: Iterable[str]) -> None:
        """Make the indexes of these languages."""
        for code in languages:
            self._index(code)

    def find(self, words: str, spoken: str | None, about: Sequence[float]) -> Finds[Found]:
        """The best finds for a normalised text: in the language that somebody speaks, when it answers there; else in
        the first that knows the question well; else what comes near. ``about`` says what else than words tells of some
        places, in the order in which the indexes know them: how much more the text is about each than about nothing."""
        first = None if spoken is None else self._index(spoken).weigh(words, about)
        if first is not None and first.finds.sure:
            return first.finds
        words = " ".join(words.split()[:MOST_FOREIGN_WORDS])
        others = [self._index(code).weigh(words, about) for code in self._languages if code != spoken]
        known = next((each for each in others if each.covers >= WELL_KNOWN and each.finds.sure), None)
        if known is not None and (first is None or known.covers > first.covers):
            return known.finds
        if first is not None and first.known:
            return first.finds
        return next((each.finds for each in others if each.known), Finds(known=False))

    def _index(self, language: str) -> SearchIndex[Found]:
        if language not in self._indexes:
            self._indexes[language] = self._make(language)
        return self._indexes[language]
