"""What the meaning of texts adds to what their letters tell."""

from __future__ import annotations

from kiosk.meaning.asked import AskedMeaning
from kiosk.meaning.opinion import Meaning
from kiosk.meaning.rows import Rows
from kiosk.understanding.asked_about import AskedAbout
from kiosk.understanding.crisis.opinion import SecondOpinion


class BesideLetters:
    """Letters and meaning together: for a crisis, and for a question. A text is read once for both."""

    def __init__(self, *, hurried: bool = True) -> None:
        """Nobody waits for a text where they are not ``hurried``."""
        self._rows = Rows(hurried=hurried)

    def opinion(self, letters: SecondOpinion) -> SecondOpinion:
        """The second opinion by both."""
        return Meaning(letters, self._rows)

    def asked(self, letters: AskedAbout) -> AskedAbout:
        """What questions are about, by both."""
        return AskedMeaning(letters, self._rows)
