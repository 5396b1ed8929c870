"""What a search finds, and by which texts: guides, services and the privacy page."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.guides import privacy
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.place import PRIVACY, Place
from kiosk.guides.texts import PLACEHOLDER
from kiosk.guides.wording import Wording
from kiosk.understanding.search import BODY, SEARCH_WORDS, TITLE, Findable, SearchIndex


def index(catalogue: Catalogue, words: Wording) -> SearchIndex[Place]:
    """The index of one language."""
    return SearchIndex(_texts(catalogue, words), words.words)


def _texts(catalogue: Catalogue, words: Wording) -> Iterator[Findable[Place]]:
    for guide in catalogue.found_in(words.code):
        place = Place("guide", guide.id)
        yield Findable(place, TITLE, words.text(f"{guide.id}/title", guide.title))
        yield Findable(place, SEARCH_WORDS, words.text(f"{guide.id}/search", guide.search))
        yield Findable(place, BODY, words.text(f"{guide.id}/goal", guide.goal))
        for step in guide.steps:
            yield Findable(place, BODY, words.text(f"{guide.id}/{step.id}/title", step.title))
    yield Findable(PRIVACY, TITLE, privacy.title(words))
    yield Findable(PRIVACY, SEARCH_WORDS, privacy.search_words(words))
    for service in catalogue.content.services.values():
        place = Place("service", service.id)
        yield Findable(place, TITLE, words.text(f"service/{service.id}/name", service.name))
        yield Findable(place, SEARCH_WORDS, words.text(f"service/{service.id}/search", service.search))
        use = words.text(f"service/{service.id}/use", service.use)
        yield Findable(place, BODY, PLACEHOLDER.sub("", use))
