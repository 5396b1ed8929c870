"""How well people's questions are answered: ``python -m tests.understanding.asked [LANGUAGE ...]`` prints the figures.

The questions are rows of ``questions.tsv`` and ``queries.toml`` of each language. Words, measure and threshold of the
search were chosen on those that are not kept back; the others say how well it answers people whom nobody has met.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.channels.plain import PlainLines
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.search import ResultsPlace
from kiosk.guides.place import MENU
from kiosk.language.facts import LanguageFolder, locales_folder
from kiosk.language.sentences import EVERYDAY, Question
from kiosk.office import load_office
from kiosk.wiring import offered_languages, open_engine

FIRST: Final = 3
"""Results that are seen at a glance."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that were asked at the main menu, counted: those with a guide, for how many of them it is the first
    result or among the first three, how many were refused; those that no guide is about, and how many were told so."""

    with_guide: int = 0
    first: int = 0
    among_first: int = 0
    refused: int = 0
    without: int = 0
    honest: int = 0

    def __add__(self, other: Asked) -> Asked:
        return Asked(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def row(self) -> str:
        """The figures as parts of all."""
        parts = (self.first, self.among_first, self.refused)
        guides = " ".join(f"{part / max(1, self.with_guide):6.3f}" for part in parts)
        return f"{self.with_guide:5} {guides} {self.without:6} {self.honest / max(1, self.without):6.3f}"


def asked_in(language: str) -> Iterator[Question]:
    """All questions of a language."""
    folder = LanguageFolder(locales_folder() / language)
    yield from folder.questions()
    for guide, questions in folder.queries().items():
        yield from (Question(text, guide, "queries") for text in questions)


def count(engine: Engine, language: str, questions: Iterable[Question]) -> Asked:
    """What these questions come to, asked by somebody who chose this language."""
    lines, total = PlainLines(), Asked()
    for question in questions:
        turn = engine.answer_everyday(Conversation(language, MENU), question.text, lines)
        place = turn.conversation.place
        shown = place.hits if isinstance(place, ResultsPlace) and not place.near else (place,)
        if question.guide == EVERYDAY:
            total += Asked(without=1, honest=turn.unanswered)
        else:
            right = GuidePlace(question.guide)
            total += Asked(1, shown[0] == right, right in shown[:FIRST], turn.unanswered)
    return total


def main(languages: Sequence[str]) -> None:
    """A row a language: first the questions that are not kept back, then those that are."""
    office = load_office()
    offered = offered_languages(office)
    engine = open_engine(office, offered)
    for kept_back in (False, True):
        print("kept back" if kept_back else "not kept back")
        print("    guide  first  three refused  none  honest")
        total = Asked()
        for code in languages or offered.codes:
            total += (counted := count(engine, code, (q for q in asked_in(code) if q.kept_back == kept_back)))
            print(f"{code}: {counted.row()}")
        print(f"all {total.row()}")


if __name__ == "__main__":
    main([each for each in sys.argv[1:] if Path(locales_folder() / each).is_dir()])
