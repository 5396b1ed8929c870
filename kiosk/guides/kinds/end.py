"""The goodbye."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.commands import Command
from kiosk.guides.kinds.kind import Single, State
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import END, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording

_AFTER_THE_END: Final = (Command.HELP_NOW, Command.LANGUAGE)
"""What can be said to the goodbye: everything else begins anew."""


class EndKind(Single):
    """Where a visit ends: nothing is known any more."""

    everybodys = True

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        bye = (
            Paragraph(words.text("end/forgotten", "Everything is forgotten.")),
            Paragraph(words.text("end/text", "Thank you for coming. Until next time.")),
        )
        page = assemble(place, words, words.text("end/title", "Goodbye"), bye)
        return replace(page, commands=tuple(key for key in page.commands if key.command in _AFTER_THE_END))

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("key/end", "Finish"), place)


KIND = EndKind(END)
