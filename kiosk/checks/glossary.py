"""Rules about words: one word for one thing, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kiosk.checks.shown import Shown, shown_texts
from kiosk.checks.subject import Finding, Subject
from kiosk.language.facts import SOURCE
from kiosk.language.glossary import Term
from kiosk.understanding.normalise import normalise

_NAME: Final = re.compile(r"\"([^\"]+)\"|(?<!\w)'([^']+)'(?!\w)")
"""A name in quotes, as it stands on a screen in Belgium."""


def other_words(subject: Subject, language: str) -> Iterator[Finding]:
    """Texts that call a thing by another word than the glossary, and terms that the glossary lacks."""
    source, own = subject.folder(SOURCE).glossary(), subject.folder(language).glossary()
    for name in sorted(source.keys() ^ own.keys()):
        what = "is missing; write the word for it" if name in source else f"is not in {SOURCE}/glossary.toml"
        yield Finding(f"{language}/glossary.toml", f"[{name}] {what}")
    prefixes = subject.languages[language].facts.prefixes
    terms = [(_Spoken(source[name]), own[name], _avoided(own[name], prefixes)) for name in source if name in own]
    for shown in shown_texts(subject, language):
        english, text = normalise(shown.english), normalise(shown.text)
        own_words = normalise(_without_names(shown))
        for spoken, term, avoided in terms:
            if avoided and (found := avoided.search(own_words)):
                yield Finding(shown.where, f"{shown.text!r} says {found[0]!r}; the word is {term.use[0]!r}")
            if language != SOURCE and spoken.of(english) and not any(normalise(word) in text for word in term.use):
                yield Finding(shown.where, f"{shown.text!r} must say {term.use[0]!r}: the English says {spoken.word!r}")


def _without_names(shown: Shown) -> str:
    """A text without the names on a screen that the English quotes: they stand as they are, whatever the glossary."""
    text = shown.text
    for found in _NAME.finditer(shown.english):
        text = text.replace(found[1] or found[2], " ")
    return text


class _Spoken:
    """Whether an English text speaks of a thing."""

    def __init__(self, term: Term) -> None:
        self.word = term.use[0]
        words = "|".join(re.escape(normalise(word)) for word in term.use)
        self._pattern = re.compile(rf"(?<!\w)({words})s?(?!\w)")

    def of(self, text: str) -> bool:
        return bool(self._pattern.search(text))


def _avoided(term: Term, prefixes: Iterable[str]) -> re.Pattern[str] | None:
    if not term.avoid:
        return None
    words = "|".join(re.escape(normalise(word)) for word in term.avoid)
    attached = "|".join(re.escape(normalise(prefix)) for prefix in prefixes)
    return re.compile(rf"(?<!\w)(?:{attached})?({words})")
