"""The card of a service: number, what it is for, hours, cost, a second number, where it was read, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.guides.assembly import PLACEHOLDER, Target, assemble, fill, with_numbers
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Kind, State, only
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import PRINTED, Place
from kiosk.guides.referrals import day_and_night, languages_of, named, not_confirmed, open_now, spelled_out
from kiosk.guides.service import Service
from kiosk.guides.sheet import Entry, Section, Sheet
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording
from kiosk.understanding.findable import BODY, SEARCH_WORDS, TITLE, Findable

LANGUAGE_APART: Final = " · "
"""Between a service and the languages that it speaks."""


@dataclass(frozen=True, slots=True)
class ServicePlace(Place):
    """The card of a service."""

    kind: str = field(default="service", init=False)
    service: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.service,)


class ServiceKind(Kind[ServicePlace]):
    """The cards of the services."""

    name = "service"
    by_the_clock = True
    in_one_message = False
    leads_on = False
    never_limited = True

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> ServicePlace:
        return ServicePlace(*only(ids, 1))

    def places(self, content: Content) -> Iterable[ServicePlace]:
        return map(ServicePlace, content.services)

    def page(self, place: ServicePlace, words: Wording, site: Site, state: State) -> Page:
        service = site.catalogue.service(place.service)
        second = site.catalogue.service(service.second) if service.second is not None else None
        others = () if second is None else (ServicePlace(second.id),)
        printed = (PRINTED,) if site.office.prints else ()
        return assemble(
            place,
            words,
            _name(service, words),
            [*map(Paragraph, _card(service, second, words, site)), *_source(service, words)],
            (site.target(each, words) for each in (*others, *printed)),
            number=words.quoted(service.number),
        )

    def sheet(self, place: ServicePlace, words: Wording, site: Site) -> Sheet:
        service = site.catalogue.service(place.service)
        second = () if service.second is None else (entry(site.catalogue.service(service.second), words, site),)
        read = Entry(lines=tuple(paragraph.text for paragraph in _source(service, words)))
        entries = (entry(service, words, site), *second, *((read,) if read.lines else ()))
        return Sheet(place, words.code, who_helps(words), (Section("", entries),))

    def target(self, place: ServicePlace, words: Wording, site: Site) -> Target:
        """The name and the number of a service, and the languages that it speaks.

        By text message the codes of the languages stand there, for somebody who speaks none of them.
        """
        service = site.catalogue.service(place.service)
        name = _name(service, words)
        shown = name if service.number in name or not service.by_phone else f"{name}: {words.quoted(service.number)}"
        spoken = ", ".join(map(site.languages.own_name, service.languages))
        full = f"{shown}{LANGUAGE_APART}{spoken}" if spoken else shown
        codes = " ".join(code.upper() for code in service.languages)
        brief = shown if words.code in service.languages or not codes else f"{shown} {codes}"
        return Target(full, place, brief=brief)

    def found_by(self, content: Content, words: Wording) -> Iterator[Findable[Place]]:
        for service in content.services.values():
            place = ServicePlace(service.id)
            yield Findable(place, TITLE, _name(service, words))
            yield Findable(place, SEARCH_WORDS, words.text(f"service/{service.id}/search", service.search))
            use = words.text(f"service/{service.id}/use", service.use)
            yield Findable(place, BODY, PLACEHOLDER.sub("", use))

    def typed(self, content: Content) -> Mapping[str, Place]:
        """Somebody who types "112" must not choose anything else."""
        return {service.number.replace(" ", ""): ServicePlace(service.id) for service in content.services.values()}


def _card(service: Service, second: Service | None, words: Wording, site: Site) -> Iterator[str]:
    number = words.quoted(service.number)
    if service.by_phone:
        yield fill(words.text("service/call", "Call {number}."), {"number": number})
    else:
        yield fill(words.text("service/mail", "Send an e-mail to {number}."), {"number": number})
    yield from _about(service, words, site, _hours(service, words, site))
    if second is not None and service.by_phone:
        yield named(words.text("service/second", "Nobody answers? Call {number}: {name}."), second, words)


def entry(service: Service, words: Wording, site: Site) -> Entry:
    """A service as it stands on paper, which knows no clock."""
    lines = _about(service, words, site, _hours_in_full(service, words, site))
    return Entry(_name(service, words), tuple(lines), number=service.number)


def entry_in_brief(service: Service, words: Wording, site: Site) -> Entry:
    """The same below a text that says what the service is for: when somebody answers, and how."""
    _, *lines = _about(service, words, site, _hours_in_full(service, words, site))
    return Entry(_name(service, words), (" ".join(lines),) if lines else (), number=service.number)


def who_helps(words: Wording) -> str:
    """Above services on paper."""
    return words.text("paper/who-helps/title", "Who can help you")


def _name(service: Service, words: Wording) -> str:
    return words.text(f"service/{service.id}/name", service.name)


def _about(service: Service, words: Wording, site: Site, hours: Iterator[str]) -> Iterator[str]:
    """What a service is for, when it answers, and at what cost."""
    yield with_numbers(site.catalogue, words, words.text(f"service/{service.id}/use", service.use))
    if not service.certain:
        yield words.text("service/uncertain", "We have not checked this number yet.")
    yield from hours
    if service.cost == "free":
        yield words.text("service/free", "It is free.")
    elif service.cost == "normal":
        yield words.text("service/normal", "You pay for a normal phone call.")
    if service.languages:
        yield languages_of(service, words)
    if service.anonymous:
        yield words.text("service/anonymous", "You do not have to say your name.")
    if service.chat is not None:
        chat = fill(words.text("service/chat", "You can also chat: {address}."), {"address": service.chat.address})
        chat_hours = spelled_out(service.chat.hours, words) if service.chat.certain else ()
        yield " ".join((chat, *chat_hours))


def _source(service: Service, words: Wording) -> Iterator[Paragraph]:
    """Where the card was read, and when."""
    if service.address:
        source = words.text("service/source", "Source: {source}, {date}.")
        # Some languages end a date with a full stop of its own.
        date = words.day(service.checked).rstrip(".")
        yield Paragraph(fill(source, {"source": words.quoted(service.address), "date": date}), source=True)


def _hours(service: Service, words: Wording, site: Site) -> Iterator[str]:
    """When somebody answers, and whether that is now."""
    if service.hours == "always" and service.hours_certain:
        yield day_and_night(words)
        return
    yield from _hours_in_full(service, words, site)
    if service.hours in (None, "always") or not service.hours_certain or service.takes_over is not None:
        return
    if service.is_open(site.moment()):
        yield open_now(words)
    else:
        yield words.text("service/closed", "It is closed now.")


def _hours_in_full(service: Service, words: Wording, site: Site) -> Iterator[str]:
    """When somebody answers, at whatever time that is read. Of hours that nobody confirmed it says so."""
    if service.hours is None:
        return
    if service.hours == "always":
        if service.hours_certain:
            yield words.text("service/day-and-night", "Somebody answers day and night.")
        return
    yield from spelled_out(service.hours, words)
    if not service.hours_certain:
        yield not_confirmed(words)
    elif service.takes_over is not None:
        over = words.text("service/takes-over", "At other times another line answers: {name}.")
        yield named(over, site.catalogue.service(service.takes_over), words)


KIND = ServiceKind()
