"""The page at each place: catalogue + place + language -> page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.guides import place as places
from kiosk.guides import privacy
from kiosk.guides.assembly import Target, assemble, fill, with_numbers
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.commands import Command
from kiosk.guides.guide import Guide
from kiosk.guides.hours import Moment
from kiosk.guides.page import Page, Paragraph, Progress
from kiosk.guides.place import Place
from kiosk.guides.referrals import Referrals
from kiosk.guides.service import Service
from kiosk.guides.wording import Languages, Wording

MOST_KEPT: Final = 2000
"""Pages kept ready, so that the second visitor's page costs nothing. A page is frozen: nobody can change it."""

_BY_THE_CLOCK: Final = ("services", "service", "crisis")
"""Kinds of pages that say or show whether somebody answers now."""

_AFTER_THE_END: Final = (Command.HELP_NOW, Command.LANGUAGE)
"""What can be said to the goodbye: everything else begins anew."""


@dataclass(frozen=True, slots=True)
class Office:
    """What pages say about the office: its name, and the number where a person answers, if it has one."""

    name: str
    phone: str = ""


class Pages:
    """Builds pages. Holds what every page needs; decides nothing about where a visitor goes."""

    def __init__(
        self, catalogue: Catalogue, languages: Languages, office: Office, clock: Callable[[], datetime]
    ) -> None:
        self.catalogue = catalogue
        self.languages = languages
        self._referrals = Referrals(catalogue, languages)
        self._office = office
        self._clock = clock
        self._kept: dict[tuple[Place, str], Page] = {}

    def page(self, place: Place, language: str) -> Page:
        """The whole page at a place. The place must exist in the catalogue."""
        if place.kind in _BY_THE_CLOCK:
            return self._built(place, language)
        if (place, language) not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[place, language] = self._built(place, language)
        return self._kept[place, language]

    def settled(self, place: Place, language: str) -> Place:
        """The place with the order of its list written into it: by the clock the order changes, and the numbers that
        somebody sees must still mean the same a minute later."""
        if place.kind != "services" or place.step:
            return place
        ordered = self._in_order(self.catalogue.group(place.name).services, language)
        return places.listed(place, [service.id for service in ordered])

    def by_language(self, hits: Sequence[Place], language: str) -> tuple[Place, ...]:
        """Hits of a search, best first: among those that are lines in some language, the line that answers now and
        that the visitor can speak with comes first."""
        spoken = [hit for hit in hits if hit.kind == "service" and self.catalogue.service(hit.name).languages]
        ordered = iter(self._in_order([self.catalogue.service(hit.name) for hit in spoken], language))
        return tuple(Place("service", next(ordered).id) if hit in spoken else hit for hit in hits)

    def crisis_in_brief(self, kind: str, language: str) -> str:
        """One line with the number to call now in a crisis of this kind."""
        return self._referrals.crisis_in_brief(kind, self.languages[language], self._moment())

    def _in_order(self, services: Iterable[Service], language: str) -> tuple[Service, ...]:
        return self._referrals.in_order(services, language, self._moment())

    def _moment(self) -> Moment:
        now = self._clock()
        return Moment(now, now.date() in self.catalogue.content.public_holidays)

    def _built(self, place: Place, language: str) -> Page:
        return _BUILDERS[place.kind](self, place, self.languages[language])

    def _language(self, place: Place, words: Wording) -> Page:
        targets = (
            Target(f"{offered.name} · {offered.greeting}", places.MENU, brief=offered.name, language=code)
            for code, offered in ((code, self.languages[code]) for code in self.languages.codes)
        )
        title = words.text("language/title", "Choose your language")
        return assemble(place, words, title, targets=targets, brief_title="")

    def _menu(self, place: Place, words: Wording) -> Page:
        targets = [
            *(
                Target(words.text(f"topic/{topic.id}/title", topic.title), Place("topic", topic.id))
                for topic in self.catalogue.topics_in(words.code)
            ),
            Target(privacy.title(words), places.PRIVACY),
        ]
        title = words.text("menu/title", "What do you want to do?")
        brief = words.text("menu/title/sms", "Menu")
        return assemble(place, words, title, targets=targets, brief_title=brief)

    def _topic(self, place: Place, words: Wording) -> Page:
        topic = self.catalogue.topic(place.name)
        guides = self.catalogue.guides_in(topic.id, words.code)
        title = words.text(f"topic/{topic.id}/title", topic.title)
        if guides:
            return assemble(place, words, title, targets=(_guide_target(guide, words) for guide in guides))
        soon = Paragraph(
            words.text("topic/empty", "We are still writing the guides for this. A person can help you now."),
            words.text("topic/empty/sms", "We are still writing these guides."),
        )
        targets = (
            Target(words.text("choice/person", "Help from a person"), places.PERSON),
            Target(words.text("choice/menu", "Main menu"), places.MENU),
        )
        return assemble(place, words, title, (soon,), targets)

    def _guide(self, place: Place, words: Wording) -> Page:
        guide = self.catalogue.guide(place.name)
        count = len(guide.steps)
        steps = words.plural("guide/steps", "This guide has {count} step.", "This guide has {count} steps.", count)
        paragraphs = (Paragraph(words.text(f"{guide.id}/goal", guide.goal)), Paragraph(steps))
        first = Place("step", guide.id, guide.steps[0].id)
        targets = (
            Target(
                words.text("choice/start", "Start with step 1"), first, brief=words.text("choice/start/sms", "Begin")
            ),
        )
        return assemble(place, words, words.text(f"{guide.id}/title", guide.title), paragraphs, targets)

    def _step(self, place: Place, words: Wording) -> Page:
        guide = self.catalogue.guide(place.name)
        index = guide.step(place.step)
        step = guide.steps[index]
        number, count = index + 1, len(guide.steps)
        context = f"{guide.id}/{step.id}"
        full = with_numbers(self.catalogue, words, words.text(f"{context}/text", step.text))
        brief = None
        if step.sms is not None:
            brief = with_numbers(self.catalogue, words, words.text(f"{context}/sms", step.sms))
        label = fill(words.text("step/progress", "step {step} of {steps}"), {"step": str(number), "steps": str(count)})
        return assemble(
            place,
            words,
            words.text(f"{context}/title", step.title),
            (Paragraph(full, brief),),
            _step_targets(guide, index, words),
            progress=Progress(number, count, label, words.text(f"{guide.id}/title", guide.title)),
        )

    def _person(self, place: Place, words: Wording) -> Page:
        desk = Paragraph(
            words.text("person/desk", "Ask the person at the desk. Or choose who you want to call."),
            brief="",
        )
        paragraphs = [desk]
        if self._office.phone:
            text = words.text("person/office", "Call {office}: {number}.")
            filled = fill(text, {"office": self._office.name, "number": words.quoted(self._office.phone)})
            paragraphs.append(Paragraph(filled))
        targets = (
            Target(words.text(f"services/{group.id}/title", group.title), Place("services", group.id))
            for group in self.catalogue.content.groups
        )
        title = words.text("person/title", "A person helps you")
        return assemble(place, words, title, paragraphs, targets)

    def _services(self, place: Place, words: Wording) -> Page:
        group = self.catalogue.group(place.name)
        ids = places.listed_in(self.settled(place, words.code))
        targets = (self._referrals.target(self.catalogue.service(id), words) for id in ids)
        return assemble(place, words, words.text(f"services/{group.id}/title", group.title), targets=targets)

    def _service(self, place: Place, words: Wording) -> Page:
        return self._referrals.service_page(place, words, self._moment())

    def _search(self, place: Place, words: Wording) -> Page:
        hits = places.hits_of(place)
        if not hits:
            ask = words.text("search/ask", "Write 1 word or a few words. For example: password.")
            title = words.text("search/title", "What are you looking for?")
            return assemble(place, words, title, (Paragraph(ask),))
        targets = (self._hit(hit, words) for hit in hits if self.catalogue.offers(hit, words.code))
        return assemble(place, words, words.text("search/found", "This may help you"), targets=targets)

    def _hit(self, hit: Place, words: Wording) -> Target:
        if hit.kind == "guide":
            return _guide_target(self.catalogue.guide(hit.name), words)
        if hit == places.PRIVACY:
            return Target(privacy.title(words), hit)
        return self._referrals.target(self.catalogue.service(hit.name), words)

    def _crisis(self, place: Place, words: Wording) -> Page:
        if place.name:
            return self._referrals.crisis_page(place, words, self._moment())
        return self._referrals.help_now_page(place, words)

    def _privacy(self, place: Place, words: Wording) -> Page:
        return privacy.privacy_page(place, words)

    def _end(self, place: Place, words: Wording) -> Page:
        bye = (
            Paragraph(words.text("end/forgotten", "Everything is forgotten.")),
            Paragraph(words.text("end/text", "Thank you for coming. Until next time.")),
        )
        page = assemble(place, words, words.text("end/title", "Goodbye"), bye)
        return replace(page, commands=tuple(key for key in page.commands if key.command in _AFTER_THE_END))


def _guide_target(guide: Guide, words: Wording) -> Target:
    return Target(words.text(f"{guide.id}/title", guide.title), Place("guide", guide.id))


def _step_targets(guide: Guide, index: int, words: Wording) -> Iterable[Target]:
    if index + 1 < len(guide.steps):
        following = Place("step", guide.id, guide.steps[index + 1].id)
        yield Target(words.text("choice/next", "Next step"), following, brief=words.text("choice/next/sms", "Next"))
    else:
        yield Target(
            words.text("choice/done", "I have finished"), places.END, brief=words.text("choice/done/sms", "Done")
        )
    if index:
        again = Place("step", guide.id, guide.steps[0].id)
        yield Target(
            words.text("choice/first", "Read it again from the beginning"),
            again,
            brief=words.text("choice/first/sms", "Again"),
        )


_BUILDERS: Final[dict[str, Callable[[Pages, Place, Wording], Page]]] = {
    "language": Pages._language,
    "menu": Pages._menu,
    "topic": Pages._topic,
    "guide": Pages._guide,
    "step": Pages._step,
    "person": Pages._person,
    "services": Pages._services,
    "service": Pages._service,
    "search": Pages._search,
    "crisis": Pages._crisis,
    "privacy": Pages._privacy,
    "end": Pages._end,
}
