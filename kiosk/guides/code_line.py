"""The line of a page of a guide that says how to go on elsewhere with its code."""

from __future__ import annotations

from kiosk.guides.assembly import fill
from kiosk.guides.codes import code_of
from kiosk.guides.page import Paragraph
from kiosk.guides.place import Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


def code_line(place: Place, words: Wording, site: Site) -> Paragraph:
    """The code of a guide or a step, with the number to which it is texted where the office has one. Who reads it in a
    text message is there already: it stands on the page alone, and only where that has room for it. Nothing calls it a
    code there: many steps say never to give one away."""
    code, number = words.quoted(code_of(place, site.catalogue) or ""), site.office.sms_number
    if number:
        line = words.text("code/phone", "Go on by phone? Text {code} to {number}.")
        return Paragraph(fill(line, {"code": code, "number": words.quoted(number)}), brief="", spare=True)
    line = words.text("code/page", "This is page {code}.")
    return Paragraph(fill(line, {"code": code}), brief="", spare=True)


def code_in_brief(place: Place, words: Wording, site: Site) -> Paragraph:
    """The code in a message that somebody keeps, to come back with it."""
    code = words.quoted(code_of(place, site.catalogue) or "")
    return Paragraph(fill(words.text("code/sms", "Page {code}"), {"code": code}), spare=True)
