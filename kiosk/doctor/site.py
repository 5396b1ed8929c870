"""The office whose machine this is: its settings and languages, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.language.facts import LanguageFacts
from kiosk.language.offered import OfferedLanguages
from kiosk.mistake import Mistake
from kiosk.office import OfficeSettings, load_office
from kiosk.wiring import offered_languages


@dataclass(frozen=True, slots=True)
class Site:
    """Settings that can be used; where those of the office cannot, the usual ones, and ``mistakes``: a line each."""

    office: OfficeSettings
    languages: OfferedLanguages
    mistakes: tuple[str, ...] = ()

    @property
    def facts(self) -> Mapping[str, LanguageFacts]:
        """Of the languages that are offered, in their order."""
        return {code: self.languages.facts[code] for code in self.languages.codes}

    @property
    def distance(self) -> float:
        """Millimetres between eyes and screen."""
        return self.office.viewing_distance * 10

    @property
    def right_to_left(self) -> tuple[str, ...]:
        """The codes of the languages that begin on the right."""
        return tuple(code for code, facts in self.facts.items() if facts.right_to_left)


def site_of(environment: Mapping[str, str]) -> Site:
    """The site that the environment names. Raises Mistake where what ships with the kiosk is broken."""
    try:
        office = load_office(environment)
        return Site(office, offered_languages(office))
    except Mistake as error:
        usual = OfficeSettings()
        return Site(usual, offered_languages(usual), tuple(str(error).splitlines()))
