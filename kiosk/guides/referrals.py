"""What is said of a service wherever one is named, and which comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.guides.assembly import fill
from kiosk.guides.hours import Hours
from kiosk.guides.service import Service
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


def in_order(services: Iterable[Service], language: str, site: Site) -> tuple[Service, ...]:
    """Those that answer now first, among them those in the visitor's language, then those in the office's."""
    moment = site.moment()

    def place(service: Service) -> tuple[int, int]:
        return -service.answering(moment, language), _spoken(service, language, site.languages.codes[0])

    return tuple(sorted(services, key=place))


def _spoken(service: Service, language: str, home: str) -> int:
    """How well somebody can speak with a service: 0 in the own language. One whose languages nobody read is as good as
    one in the language of the office."""
    if language in service.languages:
        return 0
    return 1 if not service.languages or home in service.languages else 2


def named(sentence: str, service: Service, words: Wording) -> str:
    """A sentence with the name and the number of a service."""
    name = words.text(f"service/{service.id}/name", service.name)
    return fill(sentence, {"number": words.quoted(service.number), "name": name})


def languages_of(service: Service, words: Wording) -> str:
    """Which languages one can speak there."""
    spoken = words.text("service/languages", "They speak: {languages}.")
    return fill(spoken, {"languages": words.names_of(service.languages)})


def spelled_out(hours: Iterable[Hours], words: Wording) -> Iterator[str]:
    """Opening hours, a sentence a row."""
    return (words.hours(row.first, row.last, row.opens, row.closes) for row in hours)


def day_and_night(words: Wording) -> str:
    """Of a service that always answers."""
    return words.text("service/always", "Open now: day and night.")


def open_now(words: Wording) -> str:
    """Of a service that answers now, by its hours."""
    return words.text("service/open", "It should be open now.")


def not_confirmed(words: Wording) -> str:
    """Of hours that were read and that nobody confirmed."""
    return words.text("service/hours-uncertain", "We have not checked these hours yet.")
