"""Search: the question, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Kind, State, only
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import SEARCH, Place
from kiosk.guides.referrals import in_order
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording

MOST_NEAR: Final = 2
"""Hits that are shown for a question that none of them answers."""

_NEAR: Final = "near"


@dataclass(frozen=True, slots=True)
class ResultsPlace(Place):
    """What a search found, best first. It holds no word of the question. ``near``: no hit answers it."""

    kind: str = field(default="search", init=False)
    hits: tuple[Place, ...]
    near: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        hits = ",".join(str(hit).replace("/", ":") for hit in self.hits)
        return (_NEAR, hits) if self.near else (hits,)


def results(hits: Sequence[Place], language: str, site: Site, *, near: bool = False) -> ResultsPlace:
    """The place of these hits: among those that are lines in some language, the line that answers now and that the
    visitor can speak with comes first. ``near``: none of them answers the question."""
    services = {hit: site.catalogue.service(hit.service) for hit in hits if isinstance(hit, ServicePlace)}
    spoken = {hit: service for hit, service in services.items() if service.languages}
    ordered = iter(in_order(spoken.values(), language, site))
    shown = tuple(ServicePlace(next(ordered).id) if hit in spoken else hit for hit in hits)
    return ResultsPlace(shown[:MOST_NEAR] if near else shown, near)


class SearchKind(Kind[Place]):
    """Where one asks, and where the answers are listed."""

    name = SEARCH.kind
    everybodys = True
    in_one_message = False
    leads_on = False

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> Place:
        if not ids:
            return SEARCH
        near = ids[0] == _NEAR
        (hits,) = only(ids[near:], 1)
        return ResultsPlace(tuple(parse(hit.rstrip(":").replace(":", "/")) for hit in hits.split(",")), near)

    def places(self, content: Content) -> Iterable[Place]:
        return (SEARCH,)

    def offered(self, place: Place, language: str | None, content: Content) -> bool:
        hits = place.hits if isinstance(place, ResultsPlace) else ()
        return not hits or any(content.offers(hit, language) for hit in hits)

    def exists(self, place: Place, content: Content, places: Set[Place]) -> bool:
        return not isinstance(place, ResultsPlace) or places >= set(place.hits)

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        if isinstance(place, ResultsPlace):
            targets = (site.target(hit, words) for hit in place.hits if site.offers(hit, words.code))
            title = (
                words.text("search/near", "Maybe one of these?")
                if place.near
                else words.text("search/found", "This may help you")
            )
            return assemble(place, words, title, targets=targets)
        ask = words.text("search/ask", "Write 1 word or a few words. For example: password.")
        return assemble(place, words, words.text("search/title", "What are you looking for?"), (Paragraph(ask),))

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("key/search", "Search"), place)


KIND = SearchKind()
