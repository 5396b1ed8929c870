"""What somebody says, held against the words of all languages: a crisis, a greeting, a meaning, something to find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from kiosk.guides.catalogue import Catalogue
from kiosk.guides.codes import coded
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.meaning import Vocabulary, labelled
from kiosk.guides.meant import Meaning, Printed
from kiosk.guides.place import Place
from kiosk.guides.wording import Languages
from kiosk.understanding.asked_about import SERVICES
from kiosk.understanding.crisis.judge import Judge
from kiosk.understanding.crisis.recognition import PHRASES, Recognised, Recogniser
from kiosk.understanding.findable import Findable
from kiosk.understanding.index import Finds, SearchIndex
from kiosk.understanding.lately_made import COMMON, lately_made
from kiosk.understanding.normalise import question
from kiosk.understanding.openings import Openings
from kiosk.understanding.search import Search

BEHIND: Final = 0.35
"""How much less sure a service is than a guide that is found as well: the guide says how, and whom to call."""


FEW: Final = 2
"""So many languages may share a greeting: it is then of the one that the office names first. What more of them say, and
most of those that are offered, or all, shows none: "menu", "sos"."""


class Understanding:
    """The words of all languages, taken apart once. It knows nothing of where somebody goes."""

    def __init__(
        self, catalogue: Catalogue, languages: Languages, found_by: Callable[[str], Iterable[Findable[Place]]]
    ) -> None:
        """``found_by`` gives the texts by which a search finds the places of a language."""
        self._catalogue = catalogue
        self._languages = languages
        self._found_by = found_by
        words = {code: languages[code].words for code in languages.codes}
        self._vocabulary = Vocabulary(languages)
        self._openings = Openings(words)
        self._services = [ServicePlace(service) for service in catalogue.content.services]
        self._search = Search(languages.codes, self._index)
        self._found = lately_made(self._search.find, COMMON)
        self._told_language = lately_made(self._language_told, COMMON)
        everyday = (word for spoken in words.values() for word in (*spoken.common, *spoken.greetings, *spoken.onward))
        heaviest = sorted(catalogue.content.crises, key=lambda crisis: -crisis.weight)
        phrases = Recogniser(
            {code: languages[code].phrases for code in languages.codes},
            [crisis.id for crisis in heaviest],
            everyday,
            languages.likely,
            (word for code in languages.codes for word in languages[code].conjunctions),
            {code: languages[code].manner for code in languages.codes},
        )
        self._judge = Judge(phrases, languages.second_opinion)

    def prepare(self, searched: Iterable[str]) -> None:
        """Load what is otherwise loaded with the first words, and what searches in these languages."""
        _ = self._languages.likely(""), self._languages.said("")
        self._search.prepare(searched)

    def recognise(self, said: str, language: str | None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet; in whatever language it is said. Help
        may only be offered."""
        crisis = self._judge.judge(said, language)
        if crisis is None or (crisis.decided != PHRASES and self._says_no_more(said)):
            return None
        likely = self._languages.likely(said)
        # A few words may look like more than one language: the phrase that was said knows which.
        saying = [code for code in likely if code in crisis.languages] or likely
        languages = (*saying[:1], *crisis.languages) or self._languages.codes[:1]
        return replace(crisis, languages=tuple(dict.fromkeys(languages)))

    def _says_no_more(self, said: str) -> bool:
        """Whether a text says what it says: only a phrase makes more of "help me", "hello madam" and "V WKT3"."""
        code = coded(said, self._catalogue)
        return self._openings.opens(question(said)) if code is None else not code.rest

    def language_of(self, said: str) -> str | None:
        """The language that the words of somebody new show; None when they leave it open."""
        return self._told_language(said)

    def _language_told(self, said: str) -> str | None:
        words = question(said)
        if len(words) < 2:  # A key, or a digit.
            return None
        saying = self._openings.languages_of(words)
        offered = len(self._languages.codes)
        if len(saying) > max(FEW, offered // 2) or len(saying) == offered > 1:
            return None
        return self._languages.language_of(said, saying) or next(iter(saying), None)

    def greets(self, words: str, printed: Printed) -> bool:
        """Whether normalised words only greet or thank, and are not printed on the page."""
        return self._openings.greets(words) and labelled(words, printed) is None

    def agrees(self, words: str, language: str | None) -> bool:
        """Whether normalised words only say "ok" or "done", and are no command of the language."""
        return self._openings.agrees(words, language)

    def understand(self, said: str, printed: Printed, language: str | None) -> Meaning:
        """What a text means where this is printed; None when it holds no word at all."""
        if labelled(question(said), printed) is None and (code := coded(said, self._catalogue)) is not None:
            return code
        return self._vocabulary.understand(said, printed, language)

    def find(self, said: str, language: str | None) -> Finds[Place]:
        """The best places for free words, in the language that somebody speaks before the others."""
        return self._found(question(said), language, self._about(said))

    def _about(self, said: str) -> tuple[float, ...]:
        """What tells of guides beside the words of a question, and of all services together. Letters that are no word
        of any language are about nothing."""
        if not self._languages.holds_words(said):
            return ()
        asked = self._languages.asked_about.of(said)
        services = asked.get(SERVICES, BEHIND) - BEHIND
        return (*(asked[guide] for guide in self._learned), *(services for _ in self._services)) if asked else ()

    @cached_property
    def _learned(self) -> Sequence[str]:
        """The guides of which something was learned; of those that an office brings, nothing was."""
        return [about for about in self._languages.asked_about.abouts if about != SERVICES]

    def _index(self, language: str) -> SearchIndex[Place]:
        told = (*map(GuidePlace, self._learned), *self._services)
        return SearchIndex(self._found_by(language), self._languages[language].words, told)
