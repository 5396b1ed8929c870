"""The page at each place, as its kind makes it, kept where that may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kiosk.guides.kinds import KINDS, all_places, kind_of
from kiosk.guides.page import Page
from kiosk.guides.place import Place
from kiosk.guides.site import Office, Site
from kiosk.guides.wording import Languages, Wording

if TYPE_CHECKING:
    from kiosk.guides.catalogue import Catalogue
    from kiosk.guides.kinds.kind import State
    from kiosk.guides.letters import Letters
    from kiosk.guides.sheet import Sheet
    from kiosk.understanding.findable import Findable

MOST_KEPT: Final = 2000
"""Pages kept ready, so that the second visitor's page costs nothing. A page is frozen: nobody can change it."""


class Pages:
    """Asks the kinds of places for their pages. Decides nothing about where a visitor goes."""

    def __init__(
        self, catalogue: Catalogue, languages: Languages, office: Office, clock: Callable[[], datetime]
    ) -> None:
        self._site = Site(KINDS, catalogue, languages, office, clock)
        self._kept: dict[tuple[Place, str, State], Page] = {}

    @property
    def letters(self) -> Letters | None:
        """Where questions in writing are kept; None where the office answers none."""
        return self._site.office.letters

    def page(self, place: Place, language: str, state: State = ()) -> Page:
        """The whole page at a place. The place must exist."""
        if kind_of(place).by_the_clock:
            return self._built(place, language, state)
        if (place, language, state) not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[place, language, state] = self._built(place, language, state)
        return self._kept[place, language, state]

    def exists(self, place: Place, language: str | None) -> bool:
        """Whether the place still exists, in this language: content can change while a conversation waits."""
        kind = kind_of(place)
        if kind.always_there:
            return True
        if kind.needs_letters and self.letters is None:
            return False
        content = self._site.catalogue.content
        return kind.exists(place, content, self._places) and kind.offered(place, language, content)

    def settled(self, place: Place, language: str) -> Place:
        """The place with what changes by the clock written into it."""
        return kind_of(place).settled(place, language, self._site)

    def sheet(self, place: Place, language: str) -> Sheet | None:
        """What is printed of a place; None where nothing is."""
        return kind_of(place).sheet(place, self._site.languages[language], self._site)

    def offered(self, hits: Iterable[Place], language: str | None) -> tuple[Place, ...]:
        """Those hits of a search, in whatever language, that this one has."""
        return tuple(hit for hit in hits if self._site.offers(hit, language))

    def results(self, hits: tuple[Place, ...], language: str, *, near: bool) -> Place:
        """The place where the hits of a search are listed; ``near``: none of them answers the question."""
        # Imported here, as each kind is when its first page is asked for.
        from kiosk.guides.kinds import search

        return search.results(hits, language, self._site, near=near)

    def crisis_in_brief(self, kind: str, language: str) -> str:
        """One line with the number to call now in a crisis of this kind."""
        from kiosk.guides.kinds import crisis

        return crisis.in_brief(kind, self._site.languages[language], self._site)

    def found_by(self, language: str) -> Iterator[Findable[Place]]:
        """The texts by which a search finds the places of one language."""
        for kind in KINDS.values():
            for each in kind.found_by(self._site.catalogue.content, self._site.languages[language]):
                if self._site.offers(each.found, language):
                    yield each

    def retold(self, page: Page, language: str) -> Page:
        """The whole of a page in the words of another language, as it is made for that of the page."""
        # Imported here: a page is retold for a volunteer alone.
        from kiosk.guides.retold import in_the_words_of, with_names

        made_for, words = self._site.languages[page.language], self._site.languages[language]
        told = self._in_words(page.place, in_the_words_of(words, made_for), page.state)
        return with_names(replace(told, language=language), words)

    @cached_property
    def typed(self) -> dict[str, Place]:
        """What leads to a place from anywhere when it is typed."""
        content = self._site.catalogue.content
        return {said: place for kind in KINDS.values() for said, place in kind.typed(content).items()}

    @cached_property
    def _places(self) -> frozenset[Place]:
        return all_places(self._site.catalogue.content)

    def _built(self, place: Place, language: str, state: State) -> Page:
        return self._in_words(place, self._site.languages[language], state)

    def _in_words(self, place: Place, words: Wording, state: State) -> Page:
        page = kind_of(place).page(place, words, self._site, state)
        return replace(page, state=state) if state else page
