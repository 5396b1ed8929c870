"""The first page of a guide: what one can do after it, and how long it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.code_line import code_line
from kiosk.guides.content import Content
from kiosk.guides.guide import FEWEST_STEPS, MOST_STEPS, Guide, Region
from kiosk.guides.kinds import step
from kiosk.guides.kinds.kind import Format, Kind, State, Text, only
from kiosk.guides.kinds.printed import guide_targets
from kiosk.guides.kinds.region import RegionPlace
from kiosk.guides.kinds.summary import SummaryPlace
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import Place
from kiosk.guides.references import repeated, unknown_services
from kiosk.guides.scam import SCAMS
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording
from kiosk.understanding.findable import BODY, SEARCH_WORDS, TITLE, Findable

if TYPE_CHECKING:
    from kiosk.guides.sheet import Sheet

SEEN: Final = {
    "title": "The title of a guide, also a line in a menu. At most 26 letters.",
    "goal": "What the visitor can do after the guide. At most 20 words.",
    "search": "Words people say when they look for this guide. Do not translate: write the words people really "
    "use, also with everyday spelling. Commas between.",
}
"""The fields of a guide that are read, each with what a translator is told of it."""


@dataclass(frozen=True, slots=True)
class GuidePlace(Place):
    """The first page of a guide."""

    kind: str = field(default="guide", init=False)
    guide: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.guide,)


def _texts(id: str, guide: Mapping[str, Any]) -> Iterator[Text]:
    for name, seen in SEEN.items():
        yield Text(f"{id}/{name}", guide[name], seen)
    for each in guide["step"]:
        yield from step.texts(id, each)


def _shows(guide: Guide) -> Iterator[Place]:
    yield GuidePlace(guide.id)
    yield SummaryPlace(guide.id)
    yield RegionPlace(guide.id)
    yield from step.steps_of(guide)


def _problems(content: Content) -> Iterator[str]:
    topics = {topic.id for topic in content.topics}
    regions = {region.id for region in content.of(Region)}
    for guide in content.guides.values():
        file = f"guides/{guide.id}.toml"
        if guide.topic not in topics:
            yield f"{file}: `topic` is {guide.topic!r}; write one of {', '.join(sorted(topics))}"
        if not FEWEST_STEPS <= len(guide.steps) <= MOST_STEPS:
            yield f"{file}: there are {len(guide.steps)} steps; write {FEWEST_STEPS} to {MOST_STEPS}"
        if guide.expires <= guide.checked:
            yield f"{file}: `expires` must be later than `checked`"
        yield from repeated(file, (each.id for each in guide.steps))
        for index, each in enumerate(guide.steps, start=1):
            for part in (each, *each.regions.values()):
                for name in ("text", "sms", "helper"):
                    for id in unknown_services(content, getattr(part, name)):
                        yield f"{file}, step {index}: `{name}` names {{{id}}}; no service has that id"
            for region in each.regions.keys() - regions:
                known = ", ".join(sorted(regions)) or "one that regions.toml names"
                yield f"{file}, step {index}: `regions` names {region!r}; write {known}"


class GuideKind(Kind[GuidePlace]):
    """The first pages of the guides."""

    name = "guide"
    goes_on = True
    formats = (
        Format(
            "guide", "guides/*.toml", Guide, _texts, _problems, arrays={"step": "steps", "fact": "facts"}, shows=_shows
        ),
        # No place shows a scam: a volunteer tells of it beside any of them.
        SCAMS,
    )

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> GuidePlace:
        return GuidePlace(*only(ids, 1))

    def places(self, content: Content) -> Iterable[GuidePlace]:
        return map(GuidePlace, content.guides)

    def page(self, place: GuidePlace, words: Wording, site: Site, state: State) -> Page:
        guide = site.catalogue.guide(place.guide)
        count = len(guide.steps)
        steps = words.plural("guide/steps", "This guide has {count} step.", "This guide has {count} steps.", count)
        goal = Paragraph(words.text(f"{guide.id}/goal", guide.goal))
        paragraphs = (goal, Paragraph(steps, spare=True), code_line(place, words, site))
        first, where = step.StepPlace(guide.id, guide.steps[0].id), RegionPlace(guide.id)
        asks_first = bool(guide.regions) and not site.office.region
        begin = Target(
            words.text("choice/start", "Start with step 1"),
            where if asks_first else first,
            brief=words.text("choice/start/sms", "Begin"),
        )
        elsewhere = (site.target(where, words),) if guide.regions and not asks_first else ()
        at_once = site.target(SummaryPlace(guide.id), words)
        in_a_message = replace(at_once, label="", brief=at_once.label)
        return assemble(
            place,
            words,
            _title(guide, words),
            paragraphs,
            (begin, *elsewhere, *guide_targets(place, words, site), in_a_message),
        )

    def sheet(self, place: GuidePlace, words: Wording, site: Site) -> Sheet:
        # Imported here: only a printer asks for it.
        from kiosk.guides.guide_sheet import guide_sheet

        return guide_sheet(place.guide, words, site)

    def target(self, place: GuidePlace, words: Wording, site: Site) -> Target:
        return Target(_title(site.catalogue.guide(place.guide), words), place)

    def in_topic(self, topic: str, content: Content) -> Iterator[tuple[int, Place]]:
        return ((guide.order, GuidePlace(guide.id)) for guide in content.guides.values() if guide.topic == topic)

    def found_by(self, content: Content, words: Wording) -> Iterator[Findable[Place]]:
        for guide in content.guides.values():
            place = GuidePlace(guide.id)
            yield Findable(place, TITLE, _title(guide, words))
            yield Findable(place, SEARCH_WORDS, words.text(f"{guide.id}/search", guide.search))
            yield Findable(place, BODY, words.text(f"{guide.id}/goal", guide.goal))
            for each in guide.steps:
                yield Findable(place, BODY, words.text(f"{guide.id}/{each.id}/title", each.title))


def _title(guide: Guide, words: Wording) -> str:
    return words.text(f"{guide.id}/title", guide.title)


KIND = GuideKind()
