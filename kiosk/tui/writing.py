"""What a visitor writes: the words in the order in which they are read, and where in them the next letter comes.

Pure: every change gives a new value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.language.visual import Gap

LONGEST: Final = 120
"""Characters of a search. Nobody asks a longer question, and none takes long to understand."""

QUESTION: Final = 500
"""Characters of a question to the desk."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Words in logical order; the caret stands before the character ``at``."""

    text: str = ""
    at: int = 0

    def typed(self, text: str, longest: int = LONGEST) -> Writing:
        """With a text at the caret: as much of it as there is room for, and nothing that cannot be seen."""
        new = "".join(filter(str.isprintable, text))[: longest - len(self.text)]
        return Writing(self.text[: self.at] + new + self.text[self.at :], self.at + len(new))

    def without_before(self) -> Writing:
        """Without the character before the caret."""
        before = max(0, self.at - 1)
        return Writing(self.text[:before] + self.text[self.at :], before)

    def without_behind(self) -> Writing:
        """Without the character behind the caret."""
        return Writing(self.text[: self.at] + self.text[self.at + 1 :], self.at)

    def at_home(self) -> Writing:
        """With the caret before all of it."""
        return Writing(self.text)

    def moved(self, by: int, gaps: tuple[Gap, ...]) -> Writing:
        """With the caret in the next gap to the right, or with -1 to the left, as the text is drawn. Where words of
        both directions meet, two gaps stand at the same edge: the one that is read first comes first."""
        onward = -1 if gaps[0].leftward else 1
        order = sorted(range(len(gaps)), key=lambda at: (gaps[at].edge, onward * at))
        place = order.index(self.at) + by
        return Writing(self.text, order[min(max(0, place), len(order) - 1)])
