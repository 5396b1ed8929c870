"""The privacy page: what is kept of a visitor, who else sees it, and how to wipe it at once.

Every sentence is a promise of the program. Whoever changes what a channel keeps changes the sentence too. A code in
place of a number can be led back to a person by whoever has the key, so no sentence says "anonymous".
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Single, State
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import END, MENU, PRIVACY, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording
from kiosk.understanding.findable import SEARCH_WORDS, TITLE, Findable


def _title(words: Wording) -> str:
    """What the page is called, also on the main menu."""
    return words.text("privacy/title", "Privacy")


def _wipe(words: Wording) -> str:
    return words.text("privacy/wipe", "Choose 2 to delete everything here at once.")


def _of_this_office(words: Wording, *, counts: bool, asks: bool) -> Iterator[Paragraph]:
    """What not every office does. The page has no room for more: it stands in place of what the choices say too."""
    brief = words.text("privacy/counted/sms", "We count guides, not people.")
    if counts:
        full = words.text("privacy/counted", "We count guides that are used, not people.")
        yield Paragraph(brief if asks else full, brief)
    elif not asks:
        yield Paragraph(_wipe(words), brief="")
    if asks:
        yield _asked(words)
    else:
        yield Paragraph(
            words.text("privacy/ask", "Questions? Ask the person at the desk."),
            "" if counts else words.text("privacy/ask/sms", "Questions? Ask at the desk."),
        )


def _asked(words: Wording) -> Paragraph:
    """Where the office answers questions in writing, in place of lines that other pages say too."""
    return Paragraph(words.text("privacy/asked", "We keep questions 14 days, for the desk alone."))


def search_words(words: Wording) -> str:
    """What people say when they look for the page, with commas between: a translator writes the own words."""
    return words.text(
        "privacy/search",
        "privacy, privacy policy, data protection, gdpr, what do you keep about me, what do you store about me",
    )


class PrivacyKind(Single):
    """The same page on every channel: at most 80 words, as ``kiosk check`` counts them."""

    everybodys = True
    in_one_message = False

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        counts, asks = site.office.counts, site.office.letters is not None
        paragraphs = (
            Paragraph(
                words.text("privacy/screen", "We ask no name. The screen keeps nothing after you leave."),
                "" if asks else words.text("privacy/screen/sms", "We ask no name."),
            ),
            Paragraph(
                words.text(
                    "privacy/kept",
                    "By text message we keep your last page and our answers, up to 24 hours. They are locked "
                    "under a code, not under your number. We keep none of your words.",
                ),
                words.text(
                    "privacy/kept/sms",
                    "We keep your last page and our answers up to 24 hours, locked under a code. "
                    "We keep none of your words.",
                ),
            ),
            Paragraph(
                words.text(
                    "privacy/others",
                    "Twilio carries the messages. Twilio and your operator can read and keep your number and "
                    "your words.",
                ),
                words.text(
                    "privacy/others/sms",
                    "Twilio and your operator can keep your messages and your number.",
                ),
            ),
            *_of_this_office(words, counts=counts, asks=asks),
        )
        # What cannot be undone is not behind 1: that key is pressed by habit, and 1813 typed quickly passes here.
        targets = (
            Target(words.text("choice/menu", "Main menu"), MENU),
            Target(words.text("privacy/forget", "Forget me now"), END),
        )
        return assemble(place, words, _title(words), paragraphs, targets, brief_title="")

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(_title(words), place)

    def found_by(self, content: Content, words: Wording) -> Iterator[Findable[Place]]:
        yield Findable(self.place, TITLE, _title(words))
        yield Findable(self.place, SEARCH_WORDS, search_words(words))


KIND = PrivacyKind(PRIVACY)
