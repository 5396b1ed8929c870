"""A guide in short: all its steps in one message, which stays on somebody's phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.code_line import code_in_brief
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Kind, State, only
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


@dataclass(frozen=True, slots=True)
class SummaryPlace(Place):
    """All steps of a guide at once."""

    kind: str = field(default="summary", init=False)
    guide: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.guide,)


class SummaryKind(Kind[SummaryPlace]):
    """The guides in short. Only a text message leads there: a screen stays where it is."""

    name = "summary"
    goes_on = True
    eight_at_once = True

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> SummaryPlace:
        return SummaryPlace(*only(ids, 1))

    def places(self, content: Content) -> Iterable[SummaryPlace]:
        return map(SummaryPlace, content.guides)

    def page(self, place: SummaryPlace, words: Wording, site: Site, state: State) -> Page:
        guide = site.catalogue.guide(place.guide)
        goal = Paragraph(words.text(f"{guide.id}/goal", guide.goal), spare=True)
        steps = [StepPlace(guide.id, step.id) for step in guide.steps]
        title = words.text(f"{guide.id}/title", guide.title)
        targets = (site.target(step, words) for step in steps)
        return assemble(place, words, title, (goal, code_in_brief(place, words, site)), targets)

    def target(self, place: SummaryPlace, words: Wording, site: Site) -> Target:
        return Target(words.text("guide/all/sms", "All steps"), place)


KIND = SummaryKind()
