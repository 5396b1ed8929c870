"""The choice of a language: the first page."""

from __future__ import annotations

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.kinds.kind import Single, State
from kiosk.guides.page import BETWEEN_NAMES, Page
from kiosk.guides.place import LANGUAGE, MENU, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


class LanguageKind(Single):
    """Where everybody begins."""

    everybodys = True

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        offered = ((code, site.languages[code]) for code in site.languages.codes)
        targets = (
            Target(f"{language.name}{BETWEEN_NAMES}{language.greeting}", MENU, brief=language.name, language=code)
            for code, language in offered
        )
        title = words.text("language/title", "Choose your language")
        return assemble(place, words, title, targets=targets, brief_title="")

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("key/language", "Language"), place)


KIND = LanguageKind(LANGUAGE)
