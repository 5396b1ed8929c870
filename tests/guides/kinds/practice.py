"""A kind of place that is added for a test: a question to practise with, which counts tries and right answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Format, Kind, State, Text, only
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import MENU, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording
from kiosk.understanding.findable import TITLE, Findable


@dataclass(frozen=True, slots=True)
class Practice:
    id: str
    topic: str
    title: str
    question: str
    right: str
    wrong: str


@dataclass(frozen=True, slots=True)
class PracticePlace(Place):
    kind: str = field(default="practice", init=False)
    practice: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.practice,)


def _texts(id: str, practice: Mapping[str, Any]) -> Iterator[Text]:
    for name in ("title", "question", "right", "wrong"):
        yield Text(f"practice/{id}/{name}", practice[name], "A practice.")


def _problems(content: Content) -> Iterator[str]:
    topics = {topic.id for topic in content.topics}
    return (
        f"practices/{practice.id}.toml: `topic` is {practice.topic!r}"
        for practice in content.of(Practice)
        if practice.topic not in topics
    )


class PracticeKind(Kind[PracticePlace]):
    name = "practice"
    formats = (Format("practice", "practices/*.toml", Practice, _texts, _problems),)

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> PracticePlace:
        return PracticePlace(*only(ids, 1))

    def places(self, content: Content) -> Iterable[PracticePlace]:
        return (PracticePlace(practice.id) for practice in content.of(Practice))

    def page(self, place: PracticePlace, words: Wording, site: Site, state: State) -> Page:
        practice = next(each for each in site.catalogue.content.of(Practice) if each.id == place.practice)
        tries, score = (*state, 0, 0)[:2]
        text = words.text(f"practice/{practice.id}/question", practice.question)
        targets = [
            Target(words.text(f"practice/{practice.id}/{name}", label), place, state=(tries + 1, score + right))
            for name, label, right in (("right", practice.right, 1), ("wrong", practice.wrong, 0))
        ]
        paragraphs = (Paragraph(text), Paragraph(f"{score}/{tries}"))
        return assemble(place, words, self._title(practice, words), paragraphs, (*targets, Target("Menu", MENU)))

    def target(self, place: PracticePlace, words: Wording, site: Site) -> Target:
        practice = next(each for each in site.catalogue.content.of(Practice) if each.id == place.practice)
        return Target(self._title(practice, words), place)

    def in_topic(self, topic: str, content: Content) -> Iterator[tuple[int, Place]]:
        return ((99, PracticePlace(each.id)) for each in content.of(Practice) if each.topic == topic)

    def found_by(self, content: Content, words: Wording) -> Iterator[Findable[Place]]:
        return (Findable(PracticePlace(each.id), TITLE, self._title(each, words)) for each in content.of(Practice))

    def _title(self, practice: Practice, words: Wording) -> str:
        return words.text(f"practice/{practice.id}/title", practice.title)


KIND = PracticeKind()
