"""Where somebody waits for a paper: of the page before this one, in one language or two.

The ``state`` says how far it is: the number of languages while it is being printed, 0 when the printer does not work.
Without one the printer has it. ``kiosk.guides.printing`` reads and writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.kinds.kind import Single, State
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import MENU, PRINTED, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording

ALONE: Final = (1,)
SIDE_BY_SIDE: Final = (2,)
"""To be printed: in the visitor's language, and beside it in the office's."""

TAKEN: Final = ()
REFUSED: Final = (0,)
"""What became of it."""


class PrintedKind(Single):
    """What is said about a paper."""

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        if state == REFUSED:
            text = words.text("printed/refused", "The printer does not work now. Ask at the desk.")
        elif state == TAKEN:
            text = words.text("printed/taken", "Take the paper from the printer. No paper comes? Ask at the desk.")
        else:
            text = words.text("printed/waiting", "Your paper is coming. Wait a moment.")
        title = words.text("printed/title", "Your paper")
        return assemble(place, words, title, (Paragraph(text),), (site.target(MENU, words),))

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("choice/print", "Print this page"), place, brief="", state=ALONE)


def guide_targets(guide: Place, words: Wording, site: Site) -> Iterator[Target]:
    """The choices on a page of a guide; none where there is no printer. A text message has none either."""
    if not site.office.prints:
        return
    yield Target(words.text("choice/print-guide", "Print this guide"), PRINTED, brief="", state=ALONE)
    home = site.languages.codes[0]
    if words.code != home and site.offers(guide, home):
        both = words.text("choice/print-both", "Print in 2 languages")
        yield Target(both, PRINTED, brief="", state=SIDE_BY_SIDE)


KIND = PrintedKind(PRINTED)
