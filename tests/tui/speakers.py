"""A speaker that keeps what it was asked to say, and says it when it is told to."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.channels.speech import Sentence
from kiosk.speech.speaker import Manner, Told


class FakeSpeaker:
    """Says nothing. ``log`` holds what it was asked, in order: sentences, or None for silence."""

    def __init__(self, *without: str) -> None:
        """``without``: the languages for which it has no voice."""
        self._without = without
        self.log: list[tuple[Sentence, ...] | None] = []
        self.manner = Manner(0, 0)
        self.told: Told | None = None

    def has_voice(self, language: str) -> bool:
        return language not in self._without

    def say(self, sentences: Sequence[Sentence], manner: Manner, told: Told) -> None:
        assert self.log[-1:] == [None], "silence comes before speech"
        self.log.append(tuple(sentences))
        self.manner = manner
        self.told = told

    def cancel(self) -> None:
        self.log.append(None)
        self.told = None

    @property
    def said(self) -> tuple[Sentence, ...]:
        """What is being said; nothing after silence."""
        last = self.log[-1] if self.log else None
        return last or ()

    @property
    def heard(self) -> list[str]:
        """The same as texts."""
        return [sentence.text for sentence in self.said]

    def finish(self, *, heard: bool = True) -> None:
        """Come to the end of what is being said."""
        assert self.told is not None
        self.told.ended(heard=heard)
