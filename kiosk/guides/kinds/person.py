"""Help from a person: the desk, the office, and the groups of services."""

from __future__ import annotations

from kiosk.guides.assembly import Target, assemble, fill
from kiosk.guides.kinds.kind import Single, State
from kiosk.guides.kinds.services import ServicesPlace
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import CALLED, PERSON, QUESTION, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


class PersonKind(Single):
    """Who can help: what `9` shows."""

    everybodys = True
    eight_at_once = True
    never_limited = True

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        desk = words.text("person/desk", "Ask the person at the desk. Or choose who you want to call.")
        paragraphs = [Paragraph(desk, brief="")]
        if site.office.phone:
            text = words.text("person/office", "Call {office}: {number}.")
            filled = fill(text, {"office": site.office.name, "number": words.quoted(site.office.phone)})
            paragraphs.append(Paragraph(filled))
        # Last, so that each number leads where it always did; in a text message nobody can come.
        groups = (ServicesPlace(group.id) for group in site.catalogue.content.groups)
        written = (QUESTION,) if site.office.letters is not None else ()
        targets = tuple(site.target(each, words) for each in (*groups, *written, *_called(site)))
        title = words.text("person/title", "A person helps you")
        return assemble(place, words, title, paragraphs, targets)

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("choice/person", "Help from a person"), place)


def _called(site: Site) -> tuple[Place, ...]:
    return (CALLED,) if site.office.calls else ()


KIND = PersonKind(PERSON)
