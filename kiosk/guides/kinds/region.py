"""Where somebody is asked in which part of the country they live, before a guide whose steps differ there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.content import Content
from kiosk.guides.guide import Region
from kiosk.guides.kinds.kind import Format, Kind, State, Text, only
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


@dataclass(frozen=True, slots=True)
class RegionPlace(Place):
    """The question before a guide."""

    kind: str = field(default="region", init=False)
    guide: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.guide,)


def _texts(_: str, region: Mapping[str, Any]) -> Iterator[Text]:
    yield Text(
        f"region/{region['id']}/title", region["title"], "A part of the country, as a choice. At most 26 letters."
    )


class RegionKind(Kind[RegionPlace]):
    """The questions where somebody lives. Nobody is asked on whose guide it makes no difference."""

    name = "region"
    formats = (Format("regions", "regions.toml", Region, _texts, table="region"),)

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> RegionPlace:
        return RegionPlace(*only(ids, 1))

    def places(self, content: Content) -> Iterable[RegionPlace]:
        return (RegionPlace(guide.id) for guide in content.guides.values() if guide.regions)

    def page(self, place: RegionPlace, words: Wording, site: Site, state: State) -> Page:
        guide = site.catalogue.guide(place.guide)
        first = guide.steps[0].id
        why = words.text("region/why", "The steps differ a little from region to region.")
        regions = [
            Target(words.text(f"region/{region.id}/title", region.title), StepPlace(guide.id, first, region.id))
            for region in site.catalogue.content.of(Region)
            if region.id in guide.regions
        ]
        elsewhere = Target(
            words.text("choice/elsewhere", "Somewhere else, or I do not know"),
            StepPlace(guide.id, first),
            brief=words.text("choice/elsewhere/sms", "Other"),
        )
        title = words.text("region/title", "Where do you live?")
        return assemble(place, words, title, (Paragraph(why, spare=True),), (*regions, elsewhere))

    def target(self, place: RegionPlace, words: Wording, site: Site) -> Target:
        label = words.text("choice/region", "I live in another region")
        return Target(label, place, brief=words.text("choice/region/sms", "Region"))


KIND = RegionKind()
