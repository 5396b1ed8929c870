"""A step of a guide: one action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kiosk.guides.assembly import Target, assemble, fill, with_numbers
from kiosk.guides.code_line import code_line
from kiosk.guides.content import Content
from kiosk.guides.guide import Guide
from kiosk.guides.kinds.kind import Kind, State, Text, only
from kiosk.guides.kinds.printed import guide_targets
from kiosk.guides.page import Page, Paragraph, Progress
from kiosk.guides.place import END, Place
from kiosk.guides.said_in_step import context_of, said
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording

if TYPE_CHECKING:
    from kiosk.guides.sheet import Sheet

NOTE: Final[State] = (1,)
"""What somebody keeps of a step who reads its note there. A screen shows both at once; words show one of them."""

SEEN: Final = {
    "title": "The title of a step. At most 26 letters.",
    "text": "The step on the screen. At most 25 words, sentences of 10 words.",
    "sms": "The step by text message. Title and text together fit in one message: at most 130 letters.",
    "helper": "Only the volunteer reads this note.",
}
"""The fields of a step that are read, each with what a translator is told of it."""


@dataclass(frozen=True, slots=True)
class StepPlace(Place):
    """A step of a guide."""

    kind: str = field(default="step", init=False)
    guide: str
    step: str
    region: str = ""
    """Where the visitor lives; "" where nobody asked, or no region has words of its own."""

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.guide, self.step, self.region) if self.region else (self.guide, self.step)


def texts(guide: str, step: Mapping[str, Any]) -> Iterator[Text]:
    """What is translated of a ``[[step]]``."""
    for name, seen in SEEN.items():
        if step.get(name):
            yield Text(context_of(guide, step["id"], name), step[name], seen)
        for region, own in step.get("regions", {}).items():
            if own.get(name):
                where = f"{seen} Read by who lives in this region: {region}."
                yield Text(context_of(guide, step["id"], name, region), own[name], where)


class StepKind(Kind[StepPlace]):
    """The steps of the guides."""

    name = "step"
    goes_on = True

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> StepPlace:
        return StepPlace(*only(ids, 2, 3))

    def places(self, content: Content) -> Iterable[StepPlace]:
        return (place for guide in content.guides.values() for place in steps_of(guide))

    def page(self, place: StepPlace, words: Wording, site: Site, state: State) -> Page:
        guide = site.catalogue.guide(place.guide)
        index = guide.step(place.step)
        step = guide.steps[index]
        number, count = index + 1, len(guide.steps)
        region = place.region or site.office.region
        full, brief, note = (
            with_numbers(site.catalogue, words, said(guide.id, step, name, region, words))
            for name in ("text", "sms", "helper")
        )
        told = (Paragraph(note),) if state == NOTE else (Paragraph(full, brief or None), code_line(place, words, site))
        label = fill(words.text("step/progress", "step {step} of {steps}"), {"step": str(number), "steps": str(count)})
        return assemble(
            place,
            words,
            words.text(f"{guide.id}/{step.id}/title", step.title),
            told,
            _targets(place, guide, index, words, site),
            progress=Progress(number, count, label, words.text(f"{guide.id}/title", guide.title)),
            helper="" if state == NOTE else note,
        )

    def sheet(self, place: StepPlace, words: Wording, site: Site) -> Sheet:
        """The whole guide: whoever takes a step home wants the others too."""
        # Imported here: only a printer asks for it.
        from kiosk.guides.guide_sheet import guide_sheet

        return guide_sheet(place.guide, words, site, place.region)

    def target(self, place: StepPlace, words: Wording, site: Site) -> Target:
        guide = site.catalogue.guide(place.guide)
        step = guide.steps[guide.step(place.step)]
        return Target(words.text(f"{guide.id}/{step.id}/title", step.title), place)


def steps_of(guide: Guide) -> Iterator[StepPlace]:
    """The steps of a guide, as they are everywhere and as they are in each region that differs."""
    return (StepPlace(guide.id, step.id, region) for region in ("", *guide.regions) for step in guide.steps)


def _targets(place: StepPlace, guide: Guide, index: int, words: Wording, site: Site) -> Iterator[Target]:
    if index + 1 < len(guide.steps):
        following = StepPlace(guide.id, guide.steps[index + 1].id, place.region)
        yield Target(words.text("choice/next", "Next step"), following, brief=words.text("choice/next/sms", "Next"))
    else:
        yield Target(words.text("choice/done", "I have finished"), END, brief=words.text("choice/done/sms", "Done"))
    if index:
        again = StepPlace(guide.id, guide.steps[0].id, place.region)
        yield Target(
            words.text("choice/first", "Read it again from the beginning"),
            again,
            brief=words.text("choice/first/sms", "Begin"),
        )
    if index + 1 == len(guide.steps):
        yield from guide_targets(place, words, site)


KIND = StepKind()
