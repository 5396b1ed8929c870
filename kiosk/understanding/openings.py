"""What people begin with: a greeting, a word of thanks, "ok", a command. It shows their language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from kiosk.understanding.normalise import normalise
from kiosk.understanding.words import Words


class Openings:
    """The greetings, courtesies and commands of all languages together, in their one spelling."""

    def __init__(self, languages: Mapping[str, Words]) -> None:
        self._spoken = {code: _Spoken(words) for code, words in languages.items()}

    def languages_of(self, words: str) -> tuple[str, ...]:
        """The languages in which people say exactly this, or this with common words around it, in menu order."""
        exactly = tuple(code for code, spoken in self._spoken.items() if words in spoken.sayings)
        return exactly or tuple(code for code, spoken in self._spoken.items() if spoken.says(words.split()))

    def greets(self, words: str) -> bool:
        """Whether these words only greet or thank, in one language: "good morning sir", "ok thank you"."""
        said = words.split()
        return any(spoken.holds(said, spoken.greetings) for spoken in self._spoken.values())

    def opens(self, words: str) -> bool:
        """Whether these words are nothing but what people begin with, or end all with, in some language."""
        said_so = any(words in spoken.sayings or words in spoken.farewells for spoken in self._spoken.values())
        return said_so or self.greets(words) or self.agrees(words, None)

    def agrees(self, words: str, language: str | None) -> bool:
        """Whether these words only say "ok" or "done", and are no command of the language."""
        said = words.split()
        if language is not None and words in self._spoken[language].commands:
            return False
        return any(spoken.holds(said, spoken.onward) for spoken in self._spoken.values())


class _Spoken:
    """What people begin with in one language."""

    def __init__(self, words: Words) -> None:
        self.greetings = {tuple(normalise(phrase).split()) for phrase in words.greetings}
        self.onward = {tuple(normalise(phrase).split()) for phrase in words.onward}
        self.commands = {normalise(phrase) for said in words.commands.values() for phrase in said}
        self.farewells = {normalise(phrase) for phrase in words.unsubscribe}
        self.sayings = self.commands.union(map(" ".join, self.greetings | self.onward))
        self._most_words = max((saying.count(" ") + 1 for saying in self.sayings), default=0)
        self._longest: dict[str, int] = {}
        for first, *others in self.greetings | self.onward:
            self._longest[first] = max(1 + len(others), self._longest.get(first, 0))
        self._common = set(map(normalise, words.common))
        self._all = self._common.union(*self.greetings, *self.onward)

    def says(self, words: Sequence[str]) -> bool:
        """Whether the words that are left when the common ones are taken out are what people begin with."""
        bare = [word for word in words if word not in self._common]
        return len(bare) <= self._most_words and " ".join(bare) in self.sayings

    def holds(self, said: list[str], wanted: Set[tuple[str, ...]]) -> bool:
        """Whether the words are courtesies, one of the wanted among them, with nothing between but common words."""
        if not self._all.issuperset(said):
            return False
        start, found = 0, False
        while start < len(said):
            phrase = self._phrase_at(said, start)
            if not phrase and said[start] not in self._common:
                return False
            found = found or phrase in wanted
            start += len(phrase) or 1
        return found

    def _phrase_at(self, said: list[str], start: int) -> tuple[str, ...]:
        """The longest courtesy that begins here; nothing when none does."""
        sizes = range(min(self._longest.get(said[start], 0), len(said) - start), 0, -1)
        phrases = (tuple(said[start : start + size]) for size in sizes)
        return next((phrase for phrase in phrases if phrase in self.greetings or phrase in self.onward), ())
