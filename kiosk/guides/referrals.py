"""The pages that refer somebody to a person: a service, Help now, and the answers to a crisis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from kiosk.guides.assembly import Target, assemble, fill, with_numbers
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import Place
from kiosk.guides.service import Service
from kiosk.guides.wording import Wording

EMERGENCY: Final = "emergency"
"""The id of the service behind 112."""

FIELD_NOTES: Final = "Field notes of the kiosk, 2026"
"""The source of what was gathered for this kiosk; a visitor reads it in the own language."""


def service_target(service: Service, words: Wording) -> Target:
    """A line of a list: the name and the number of a service."""
    name = words.text(f"service/{service.id}/name", service.name)
    shown = name if service.number in name or not service.by_phone else f"{name}: {words.quoted(service.number)}"
    return Target(shown, Place("service", service.id))


def service_page(place: Place, service: Service, second: Service, words: Wording, now: datetime) -> Page:
    """The card of a service: number, what it is for, hours, cost, a second number, source and date."""
    return assemble(
        place,
        words,
        words.text(f"service/{service.id}/name", service.name),
        [Paragraph(text) for text in _card(service, second, words, now)],
        (service_target(second, words),),
        number=words.quoted(service.number),
    )


def _card(service: Service, second: Service, words: Wording, now: datetime) -> Iterator[str]:
    number = words.quoted(service.number)
    if service.by_phone:
        yield fill(words.text("service/call", "Call {number}."), {"number": number})
    else:
        yield fill(words.text("service/mail", "Send an e-mail to {number}."), {"number": number})
    yield words.text(f"service/{service.id}/use", service.use)
    if not service.certain:
        yield words.text("service/uncertain", "We have not checked this number yet.")
    yield from _hours(service, words, now)
    if service.cost == "free":
        yield words.text("service/free", "It is free.")
    elif service.cost == "normal":
        yield words.text("service/normal", "You pay for a normal phone call.")
    if service.languages:
        spoken = words.text("service/languages", "They speak: {languages}.")
        yield fill(spoken, {"languages": words.names_of(service.languages)})
    if service.anonymous:
        yield words.text("service/anonymous", "You need not say your name.")
    if service.chat:
        yield words.text("service/chat", "You can also chat on their site.")
    if service.by_phone:
        other = words.text("service/second", "Nobody answers? Call {name}: {number}.")
        name = words.text(f"service/{second.id}/name", second.name)
        yield fill(other, {"name": name, "number": words.quoted(second.number)})
    source = words.text("service/source", "Source: {source}, {date}.")
    notes = words.text("service/field-notes", "field notes of this kiosk")
    named = notes if service.source == FIELD_NOTES else service.source
    yield fill(source, {"source": named, "date": words.day(service.checked)})


def _hours(service: Service, words: Wording, now: datetime) -> Iterator[str]:
    """When somebody answers, and whether that is now. Nothing where the hours are not certain."""
    if service.hours is None:
        return
    if service.hours == "always":
        yield words.text("service/always", "Open now: day and night.")
        return
    for hours in service.hours:
        yield words.hours(hours.first, hours.last, hours.opens, hours.closes)
    if service.is_open(now):
        # A public holiday is not in the hours, so more than "should" would be a promise.
        yield words.text("service/open", "It should be open now.")
    else:
        yield words.text("service/closed", "It is closed now.")


def help_now_page(place: Place, catalogue: Catalogue, words: Wording) -> Page:
    """What the key Help now shows: 112, and the kinds of crisis."""
    targets = (
        Target(words.text(f"crisis/{crisis.id}/title", crisis.title), Place("crisis", crisis.id))
        for crisis in catalogue.content.crises
    )
    return assemble(
        place, words, words.text("key/help", "Help now"), [Paragraph(_emergency(catalogue, words))], targets
    )


def crisis_page(place: Place, catalogue: Catalogue, words: Wording, now: datetime) -> Page:
    """The answer to a crisis. The number stands in the first sentence; the same answer comes each time.

    It has no numbered choices: a channel that forgets the crisis at once must not be answered with a ``1``.
    """
    crisis = catalogue.crisis(place.name)
    first, second = (catalogue.service(id) for id in crisis.lines_for(words.code))
    call = words.text("crisis/call", "Call {number} now: {name}.")
    other = words.text("crisis/second", "Or call {number}: {name}.")
    paragraphs = (
        " ".join((_named(call, first, words), *_when(first, words, now))),
        words.text(f"crisis/{crisis.id}/support", crisis.support),
        " ".join((_named(other, second, words), *_when(second, words, now))),
        _emergency(catalogue, words),
        words.text("crisis/computer", "This is a computer. Nobody reads along."),
        words.text("crisis/on", "For other help: send MENU."),
    )
    title = words.text("key/help", "Help now")
    return assemble(place, words, title, [Paragraph(text) for text in paragraphs], brief_title="")


def _named(sentence: str, service: Service, words: Wording) -> str:
    name = words.text(f"service/{service.id}/name", service.name)
    return fill(sentence, {"number": words.quoted(service.number), "name": name})


def _when(service: Service, words: Wording, now: datetime) -> Iterator[str]:
    if service.languages and words.code not in service.languages:
        spoken = words.text("service/languages", "They speak: {languages}.")
        yield fill(spoken, {"languages": words.names_of(service.languages)})
    yield from _hours(service, words, now)


def _emergency(catalogue: Catalogue, words: Wording) -> str:
    text = words.text(
        "crisis/emergency", "In danger now? Call {emergency}. A text message to {emergency} does not work."
    )
    return with_numbers(catalogue, words, text)
