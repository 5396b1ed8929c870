"""Search: the question, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Kind, State, only
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import SEARCH, Place
from kiosk.guides.referrals import in_order
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


@dataclass(frozen=True, slots=True)
class ResultsPlace(Place):
    """What a search found, best first. It holds no word of the question."""

    kind: str = field(default="search", init=False)
    hits: tuple[Place, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return (",".join(str(hit).replace("/", ":") for hit in self.hits),)


def results(hits: Sequence[Place], language: str, site: Site) -> ResultsPlace:
    """The place of these hits: among those that are lines in some language, the line that answers now and that the
    visitor can speak with comes first."""
    services = {hit: site.catalogue.service(hit.service) for hit in hits if isinstance(hit, ServicePlace)}
    spoken = {hit: service for hit, service in services.items() if service.languages}
    ordered = iter(in_order(spoken.values(), language, site))
    return ResultsPlace(tuple(ServicePlace(next(ordered).id) if hit in spoken else hit for hit in hits))


class SearchKind(Kind[Place]):
    """Where one asks, and where the answers are listed."""

    name = SEARCH.kind
    everybodys = True
    in_one_message = False
    leads_on = False

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> Place:
        if not ids:
            return SEARCH
        (hits,) = only(ids, 1)
        return ResultsPlace(tuple(parse(hit.rstrip(":").replace(":", "/")) for hit in hits.split(",")))

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
            return assemble(place, words, words.text("search/found", "This may help you"), targets=targets)
        ask = words.text("search/ask", "Write 1 word or a few words. For example: password.")
        return assemble(place, words, words.text("search/title", "What are you looking for?"), (Paragraph(ask),))

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("key/search", "Search"), place)


KIND = SearchKind()
