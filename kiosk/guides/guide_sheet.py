"""A guide on paper: the goal, all steps, the services that the steps name, and how to go on elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.guides.assembly import PLACEHOLDER, fill, with_numbers
from kiosk.guides.codes import code_of
from kiosk.guides.guide import Guide
from kiosk.guides.kinds import parse, service
from kiosk.guides.said_in_step import said
from kiosk.guides.sheet import Entry, Section, Sheet
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


def guide_sheet(id: str, words: Wording, site: Site, region: str = "") -> Sheet:
    """The paper of a guide in a language, as it is in a region; "" for that of the office."""
    region = region or site.office.region
    guide, place = site.catalogue.guide(id), parse(f"guide/{id}")
    goal = Entry(lines=(words.text(f"{id}/goal", guide.goal),))
    sections = [Section("", (goal, *_steps(guide, region, words, site)))]
    if numbers := tuple(_numbers(guide, region, words, site)):
        sections.append(Section(service.who_helps(words), numbers))
    code, number = code_of(place, site.catalogue) or "", site.office.sms_number
    return Sheet(
        place,
        words.code,
        words.text(f"{id}/title", guide.title),
        tuple(sections),
        code,
        link=f"sms:{number.replace(' ', '')}?body={code}" if number else "",
        onward=tuple(_going_on(code, number, words)),
    )


def _steps(guide: Guide, region: str, words: Wording, site: Site) -> Iterator[Entry]:
    for number, each in enumerate(guide.steps, start=1):
        text = with_numbers(site.catalogue, words, said(guide.id, each, "text", region, words))
        yield Entry(words.text(f"{guide.id}/{each.id}/title", each.title), (text,), mark=str(number))


def _numbers(guide: Guide, region: str, words: Wording, site: Site) -> Iterator[Entry]:
    """Whoever the steps name, and the office."""
    texts = " ".join(said(guide.id, each, "text", region, words) for each in guide.steps)
    for id in dict.fromkeys(PLACEHOLDER.findall(texts)):
        if id in site.catalogue.content.services:
            yield service.entry_in_brief(site.catalogue.service(id), words, site)
    if site.office.phone:
        yield Entry(site.office.name, number=site.office.phone)


def _going_on(code: str, number: str, words: Wording) -> Iterator[str]:
    """How to go on with what is on the paper. Nothing calls it a code: many steps say never to give one away."""
    values = {"code": words.quoted(code), "number": words.quoted(number)}
    yield fill(words.text("paper/go-on", "You can go on later. Type {code} on our screen."), values)
    if number:
        text = words.text(
            "paper/go-on-text", "Or send {code} by text message to {number}. Or scan the square with your phone."
        )
        yield fill(text, values)
