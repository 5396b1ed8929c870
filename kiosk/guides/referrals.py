"""The pages that refer somebody to a person: a service, a list of services, Help now, and the answers to a crisis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.guides.assembly import Target, assemble, fill, with_numbers
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.crisis import EMERGENCY, Crisis, lines_now
from kiosk.guides.hours import Answering, Hours, Moment
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import Place
from kiosk.guides.remarks import crisis_again, crisis_again_112
from kiosk.guides.service import Service
from kiosk.guides.wording import Languages, Wording

LANGUAGE_APART: Final = " · "
"""Between a service and the languages that it speaks."""


@dataclass(frozen=True, slots=True)
class Referrals:
    """Builds these pages. ``languages`` are those of the office, in its order."""

    catalogue: Catalogue
    languages: Languages

    def target(self, service: Service, words: Wording) -> Target:
        """A line of a list: the name and the number of a service, and the languages that it speaks.

        By text message the codes of the languages stand there, for somebody who speaks none of them.
        """
        name = words.text(f"service/{service.id}/name", service.name)
        shown = name if service.number in name or not service.by_phone else f"{name}: {words.quoted(service.number)}"
        spoken = ", ".join(map(self.languages.own_name, service.languages))
        full = f"{shown}{LANGUAGE_APART}{spoken}" if spoken else shown
        codes = " ".join(code.upper() for code in service.languages)
        brief = shown if words.code in service.languages or not codes else f"{shown} {codes}"
        return Target(full, Place("service", service.id), brief=brief)

    def in_order(self, services: Iterable[Service], language: str, moment: Moment) -> tuple[Service, ...]:
        """Those that answer now first, among them those in the visitor's language, then those in the office's."""
        return tuple(
            sorted(
                services, key=lambda service: (-service.answering(moment, language), self._spoken(service, language))
            )
        )

    def _spoken(self, service: Service, language: str) -> int:
        """How well somebody can speak with a service: 0 in the own language. One whose languages nobody read is as
        good as one in the language of the office."""
        if language in service.languages:
            return 0
        return 1 if not service.languages or self.languages.codes[0] in service.languages else 2

    def service_page(self, place: Place, words: Wording, moment: Moment) -> Page:
        """The card of a service: number, what it is for, hours, cost, a second number, where it was read, and when."""
        service = self.catalogue.service(place.name)
        second = self.catalogue.service(service.second) if service.second is not None else None
        return assemble(
            place,
            words,
            words.text(f"service/{service.id}/name", service.name),
            [Paragraph(text) for text in self._card(service, second, words, moment)],
            () if second is None else (self.target(second, words),),
            number=words.quoted(service.number),
        )

    def _card(self, service: Service, second: Service | None, words: Wording, moment: Moment) -> Iterator[str]:
        number = words.quoted(service.number)
        if service.by_phone:
            yield fill(words.text("service/call", "Call {number}."), {"number": number})
        else:
            yield fill(words.text("service/mail", "Send an e-mail to {number}."), {"number": number})
        yield with_numbers(self.catalogue, words, words.text(f"service/{service.id}/use", service.use))
        if not service.certain:
            yield words.text("service/uncertain", "We have not checked this number yet.")
        yield from self._hours(service, words, moment)
        if service.cost == "free":
            yield words.text("service/free", "It is free.")
        elif service.cost == "normal":
            yield words.text("service/normal", "You pay for a normal phone call.")
        if service.languages:
            yield _languages(service, words)
        if service.anonymous:
            yield words.text("service/anonymous", "You need not say your name.")
        if service.chat is not None:
            chat = fill(words.text("service/chat", "You can also chat: {address}."), {"address": service.chat.address})
            hours = _spelled_out(service.chat.hours, words) if service.chat.certain else ()
            yield " ".join((chat, *hours))
        if second is not None and service.by_phone:
            other = words.text("service/second", "Nobody answers? Call {number}: {name}.")
            yield _named(other, second, words)
        if service.address:
            source = words.text("service/source", "Source: {source}, {date}.")
            # Some languages end a date with a full stop of its own.
            date = words.day(service.checked).rstrip(".")
            yield fill(source, {"source": words.quoted(service.address), "date": date})

    def _hours(self, service: Service, words: Wording, moment: Moment) -> Iterator[str]:
        """When somebody answers, and whether that is now. Of hours that nobody confirmed it says so."""
        if service.hours is None:
            return
        if service.hours == "always":
            if service.hours_certain:
                yield words.text("service/always", "Open now: day and night.")
            return
        yield from _spelled_out(service.hours, words)
        if not service.hours_certain:
            yield words.text("service/hours-uncertain", "We have not checked these hours yet.")
        elif service.takes_over is not None:
            over = words.text("service/takes-over", "At other times another line answers: {name}.")
            yield _named(over, self.catalogue.service(service.takes_over), words)
        elif service.is_open(moment):
            yield words.text("service/open", "It should be open now.")
        else:
            yield words.text("service/closed", "It is closed now.")

    def help_now_page(self, place: Place, words: Wording) -> Page:
        """What the key Help now shows: 112, and the kinds of crisis."""
        targets = (
            Target(words.text(f"crisis/{crisis.id}/title", crisis.title), Place("crisis", crisis.id))
            for crisis in self.catalogue.content.crises
        )
        return assemble(place, words, words.text("key/help", "Help now"), [Paragraph(self._emergency(words))], targets)

    def crisis_page(self, place: Place, words: Wording, moment: Moment) -> Page:
        """The answer to a crisis: the number in the first sentence, of a line that answers now.

        It has no numbered choices: a channel that forgets the crisis at once must not be answered with a ``1``.
        """
        crisis = self.catalogue.crisis(place.name)
        first, *others = self._lines(crisis, words, moment)
        call = words.text("crisis/call", "Call {number} now: {name}.")
        other = words.text("crisis/second", "Or call {number}: {name}.")
        support = with_numbers(self.catalogue, words, words.text(f"crisis/{crisis.id}/support", crisis.support))
        brief = None
        if crisis.sms is not None:
            brief = with_numbers(self.catalogue, words, words.text(f"crisis/{crisis.id}/sms", crisis.sms))
        paragraphs = (
            Paragraph(" ".join((_named(call, first, words), *_now(first, words, moment)))),
            Paragraph(support, brief),
            *(Paragraph(" ".join((_named(other, line, words), *_now(line, words, moment)))) for line in others),
            Paragraph(self._emergency(words)),
            Paragraph(words.text("crisis/computer", "This is a computer. When you call, a person answers you.")),
            Paragraph(
                words.text("crisis/on", "For other help: press M."),
                words.text("crisis/on/sms", "For other help: send MENU."),
            ),
        )
        title = words.text("key/help", "Help now")
        return assemble(place, words, title, paragraphs, brief_title="", number=words.quoted(first.number))

    def crisis_in_brief(self, kind: str, words: Wording, moment: Moment) -> str:
        """The answer to a crisis in one line, for a message that costs one segment: no name, no support."""
        first, *_ = self._lines(self.catalogue.crisis(kind), words, moment)
        if first.id == EMERGENCY:
            return crisis_again_112(words)
        return crisis_again(words, words.quoted(first.number))

    def _lines(self, crisis: Crisis, words: Wording, moment: Moment) -> tuple[Service, ...]:
        return lines_now(crisis, words.code, self.languages.codes, self.catalogue.content.services, moment)

    def _emergency(self, words: Wording) -> str:
        text = words.text(
            "crisis/emergency", "In danger now? Call {emergency}. A text message to {emergency} does not work."
        )
        return with_numbers(self.catalogue, words, text)


def _spelled_out(hours: Iterable[Hours], words: Wording) -> Iterator[str]:
    return (words.hours(row.first, row.last, row.opens, row.closes) for row in hours)


def _named(sentence: str, service: Service, words: Wording) -> str:
    name = words.text(f"service/{service.id}/name", service.name)
    return fill(sentence, {"number": words.quoted(service.number), "name": name})


def _languages(service: Service, words: Wording) -> str:
    spoken = words.text("service/languages", "They speak: {languages}.")
    return fill(spoken, {"languages": words.names_of(service.languages)})


def _now(service: Service, words: Wording, moment: Moment) -> Iterator[str]:
    """Of a line that somebody may call now: the language, where it is another one, and how sure an answer is."""
    if service.languages and words.code not in service.languages:
        yield _languages(service, words)
    if service.is_open(moment):
        always = service.hours == "always" or service.takes_over is not None
        day_and_night = words.text("service/always", "Open now: day and night.")
        yield day_and_night if always else words.text("service/open", "It should be open now.")
    elif service.answering(moment, words.code) is Answering.LIKELY:
        yield words.text("service/hours-uncertain", "We have not checked these hours yet.")
