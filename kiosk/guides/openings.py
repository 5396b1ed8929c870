"""What people begin with: a greeting, a word of thanks, "ok", a command. It asks for nothing to be found, and it shows a
language."""

from __future__ import annotations

from collections import defaultdict

from kiosk.guides.normalise import normalise
from kiosk.guides.wording import Languages, Words


class Openings:
    """The greetings, courtesies and commands of all languages together, in their one spelling."""

    def __init__(self, languages: Languages) -> None:
        self._said_in: defaultdict[str, list[str]] = defaultdict(list)
        self._courtesies = [_Courtesies(languages[code].words) for code in languages.codes]
        for code in languages.codes:
            words = languages[code].words
            said = (*words.greetings, *words.onward, *(word for command in words.commands.values() for word in command))
            for phrase in dict.fromkeys(map(normalise, said)):
                self._said_in[phrase].append(code)

    def languages_of(self, words: str) -> tuple[str, ...]:
        """The languages in which people say exactly this, in menu order."""
        return tuple(self._said_in.get(words, ()))

    def is_courtesy(self, words: str) -> bool:
        """Whether these words only greet, thank or agree, in one language: "good morning sir", "ok thank you"."""
        return any(courtesies.hold(words.split()) for courtesies in self._courtesies)


class _Courtesies:
    """Those of one language."""

    def __init__(self, words: Words) -> None:
        self._phrases = {tuple(normalise(phrase).split()) for phrase in (*words.greetings, *words.onward)}
        self._longest = max(map(len, self._phrases), default=0)
        self._common = set(map(normalise, words.common))

    def hold(self, said: list[str]) -> bool:
        """Whether the words are courtesies, at least one, with nothing between but common words."""
        start, found = 0, False
        while start < len(said):
            size = self._phrase_at(said, start)
            if not size and said[start] not in self._common:
                return False
            found = found or size > 0
            start += size or 1
        return found

    def _phrase_at(self, said: list[str], start: int) -> int:
        """How many words the longest courtesy takes that begins here."""
        sizes = range(min(self._longest, len(said) - start), 0, -1)
        return next((size for size in sizes if tuple(said[start : start + size]) in self._phrases), 0)
