"""A list of services: those that answer now first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Format, Kind, State, Text, only
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.page import Page
from kiosk.guides.place import Place
from kiosk.guides.references import unknown_services
from kiosk.guides.referrals import in_order
from kiosk.guides.service import Retired, ServiceGroup
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording

_SEEN: Final = {
    "name": "The name of a service. Keep a Belgian name as it is.",
    "use": "What one calls this service for.",
    "search": "Words people say when they need this service. Write words people really use. Commas between.",
}


@dataclass(frozen=True, slots=True)
class ServicesPlace(Place):
    """The list of a group of services; ``order`` are their ids as somebody saw them, once somebody did."""

    kind: str = field(default="services", init=False)
    group: str
    order: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.group, ",".join(self.order)) if self.order else (self.group,)

    @property
    def bare(self) -> Place:
        return ServicesPlace(self.group)


def _texts(id: str, group: Mapping[str, Any]) -> Iterator[Text]:
    yield Text(f"services/{id}/title", group["title"], "A group of services in a list. At most 22 letters.")
    for service in group["service"]:
        for name, seen in _SEEN.items():
            yield Text(f"service/{service['id']}/{name}", service[name], seen)


def _problems(content: Content) -> Iterator[str]:
    for service in content.services.values():
        where = f"services, {service.id}"
        for name in ("second", "takes_over", "together"):
            other = getattr(service, name)
            if other is not None and (other not in content.services or other == service.id):
                yield f"{where}: `{name}` is {other!r}; write the id of another service"
        for id in unknown_services(content, service.use):
            yield f"{where}: `use` names {{{id}}}; no service has that id"
        over = content.services.get(service.takes_over or "")
        if over is not None and over.hours != "always":
            yield f"{where}: `takes_over` is {over.id!r}; write a service that is open day and night"
        if service.certain and not service.address:
            yield f"{where}: `address` is missing; write where it was read, or `certain = false`"
        if service.expires <= service.checked:
            yield f"{where}: `expires` must be later than `checked`"


def _retired_problems(content: Content) -> Iterator[str]:
    for retired in content.retired:
        if retired.instead not in content.services:
            yield f"services/retired.toml: `instead` is {retired.instead!r}; no service has that id"


class ServicesKind(Kind[ServicesPlace]):
    """The lists of services, one for each kind of need."""

    name = "services"
    formats = (
        Format("services", "services/*.toml", ServiceGroup, _texts, _problems, arrays={"service": "services"}),
        Format("retired", "services/retired.toml", Retired, problems=_retired_problems, table="retired"),
    )
    by_the_clock = True
    in_one_message = False
    never_limited = True

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> ServicesPlace:
        if len(ids) == 2:
            return ServicesPlace(ids[0], tuple(ids[1].split(",")))
        (group,) = only(ids, 1)
        return ServicesPlace(group)

    def places(self, content: Content) -> Iterable[ServicesPlace]:
        return (ServicesPlace(group.id) for group in content.groups)

    def exists(self, place: ServicesPlace, content: Content, places: Set[Place]) -> bool:
        held = {service.id for group in content.groups if group.id == place.group for service in group.services}
        return bool(held) and (not place.order or set(place.order) == held)

    def page(self, place: ServicesPlace, words: Wording, site: Site, state: State) -> Page:
        order = self.settled(place, words.code, site).order
        targets = (site.target(ServicePlace(id), words) for id in order)
        return assemble(place, words, _title(site.catalogue.group(place.group), words), targets=targets)

    def target(self, place: ServicesPlace, words: Wording, site: Site) -> Target:
        return Target(_title(site.catalogue.group(place.group), words), place)

    def settled(self, place: ServicesPlace, language: str, site: Site) -> ServicesPlace:
        if place.order:
            return place
        ordered = in_order(site.catalogue.group(place.group).services, language, site)
        return ServicesPlace(place.group, tuple(service.id for service in ordered))


def _title(group: ServiceGroup, words: Wording) -> str:
    return words.text(f"services/{group.id}/title", group.title)


KIND = ServicesKind()
