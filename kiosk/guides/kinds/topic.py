"""A topic: the guides of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.content import Content
from kiosk.guides.guide import Topic
from kiosk.guides.kinds.kind import Format, Kind, State, Text, only
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import MENU, PERSON, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


@dataclass(frozen=True, slots=True)
class TopicPlace(Place):
    """Where the guides of a topic are listed."""

    kind: str = field(default="topic", init=False)
    topic: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.topic,)


def _texts(_: str, topic: Mapping[str, Any]) -> Iterator[Text]:
    yield Text(f"topic/{topic['id']}/title", topic["title"], "On the main menu. At most 18 letters.")


class TopicKind(Kind[TopicPlace]):
    """The lists of guides, one for each topic."""

    name = "topic"
    eight_at_once = True
    formats = (
        Format("topics", "topics.toml", Topic, _texts, table="topic", shows=lambda topic: (TopicPlace(topic.id),)),
    )

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> TopicPlace:
        return TopicPlace(*only(ids, 1))

    def places(self, content: Content) -> Iterable[TopicPlace]:
        return (TopicPlace(topic.id) for topic in content.topics)

    def page(self, place: TopicPlace, words: Wording, site: Site, state: State) -> Page:
        title = _title(site.catalogue.topic(place.topic), words)
        if listed := site.in_topic(place.topic, words.code):
            return assemble(place, words, title, targets=(site.target(each, words) for each in listed))
        soon = Paragraph(
            words.text("topic/empty", "We are still writing the guides for this. A person can help you now."),
            words.text("topic/empty/sms", "We are still writing these guides."),
        )
        onward = (
            Target(words.text("choice/person", "Help from a person"), PERSON),
            Target(words.text("choice/menu", "Main menu"), MENU),
        )
        return assemble(place, words, title, (soon,), onward)

    def target(self, place: TopicPlace, words: Wording, site: Site) -> Target:
        return Target(_title(site.catalogue.topic(place.topic), words), place)


def _title(topic: Topic, words: Wording) -> str:
    return words.text(f"topic/{topic.id}/title", topic.title)


KIND = TopicKind()
