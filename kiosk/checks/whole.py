"""The rule about what a language lacks: a file, or, of one that has no place in the menu yet, anything that it needs.

It asks in the order in which ``docs/translating.md`` says how a language is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kiosk.checks import words
from kiosk.checks.finding import FEWEST
from kiosk.checks.subject import Finding, Subject
from kiosk.language.catalogues import translated
from kiosk.language.drafts import unknown_to_cldr
from kiosk.language.facts import CRISIS, FACTS, GLOSSARY, QUERIES, SOURCE, WORDS, LanguageError
from kiosk.language.sentences import EVERYDAY, QUESTIONS, SENTENCES

CATALOGUES: Final = "LC_MESSAGES"

FILES: Final = {
    FACTS: "write what is known of the language, each field",
    CATALOGUES: "run `make translations`, which makes it, and translate the texts in it",
    WORDS: "write the words for numbers and commands, greetings and common words",
    GLOSSARY: "write the one word for each thing",
    QUERIES: "write what people ask, by the guide that they need",
    CRISIS: "write how people say that they are in a crisis",
    SENTENCES: "write sentences of people who are in a crisis, and of people who are in none",
    QUESTIONS: "write what people ask, and which guide answers it",
}
"""What stands in the folder of a language, in the order in which it is written, and what to do for it."""

EXPLAINED: Final = "as docs/translating.md explains"


def lacking(subject: Subject, language: str) -> Iterator[Finding]:
    """Files that a language lacks; of a draft, everything that keeps it out of the menu."""
    found = [*_files(subject, language)]
    if language in subject.drafts:
        for part in (_facts, _texts, _words, _glossary, _queries, _crisis, _sentences, _questions):
            found += _readable(part, subject, language)
        whole = "nothing is missing: give it `order`, its place in the menu, when no rule finds anything"
        what = "the other rules look at it when all of this is there" if found else whole
        found.append(Finding(f"{language}/{FACTS}", what, advice=True))
    else:
        found += _places(subject, language)
    yield from found


def _files(subject: Subject, language: str) -> Iterator[Finding]:
    for file, what in FILES.items():
        if file == CATALOGUES and language == SOURCE:
            continue
        if not (subject.folder(language).path / file).exists():
            yield Finding(f"{language}/{file}", f"this is missing; {what}, {EXPLAINED}")


def _places(subject: Subject, language: str) -> Iterator[Finding]:
    """Languages of the menu that have the place of another."""
    facts = subject.languages.facts
    for other in facts:
        if other < language and facts[other].order == facts[language].order:
            what = f"`order` is {facts[language].order}, as in {other}/{FACTS}; give each a place of its own"
            yield Finding(f"{language}/{FACTS}", what)


def _readable(part: Callable[[Subject, str], Iterator[Finding]], subject: Subject, language: str) -> Sequence[Finding]:
    """What a part finds; a file that has mistakes is a finding, and one that is missing has been told already."""
    try:
        return tuple(part(subject, language))
    except LanguageError as error:
        missing = isinstance(error.__cause__, FileNotFoundError)
        return () if missing else tuple(Finding(language, problem) for problem in str(error).splitlines())


def _facts(subject: Subject, language: str) -> Iterator[Finding]:
    file = f"{language}/{FACTS}"
    facts = subject.folder(language).facts()
    for problem in unknown_to_cldr(language, facts):
        yield Finding(file, problem)
    if not facts.keyboard:
        yield Finding(file, "`keyboard` is missing; write the rows of keys for a screen without a keyboard")
    if not facts.easy.abbreviations:
        yield Finding(file, "`easy.abbreviations` is missing; write the abbreviations that no text may hold")
    if not facts.easy.numbers:
        yield Finding(file, "`easy.numbers` is missing; write the number words that must be digits")


def _texts(subject: Subject, language: str) -> Iterator[Finding]:
    if not (subject.folder(language).path / CATALOGUES).exists():
        return
    own = subject.offering(language)
    done = {
        (message.context, message.id)
        for message in own.translations(language)
        if message.id and translated(message) and not message.fuzzy
    }
    open = [message for message in subject.wanted if (message.context, message.id) not in done]
    if open:
        what = f"{len(open)} of {len(subject.wanted)} texts are not translated, the first one is {open[0].context}"
        yield Finding(f"{language}/{CATALOGUES}", f"{what}; run `make translations` and translate them")


def _words(subject: Subject, language: str) -> Iterator[Finding]:
    return words.incomplete(subject, language)


def _glossary(subject: Subject, language: str) -> Iterator[Finding]:
    source, own = subject.folder(SOURCE).glossary(), subject.folder(language).glossary()
    if open := [name for name in source if name not in own]:
        what = f"{len(open)} of {len(source)} terms are missing: {', '.join(open)}; write the word for each"
        yield Finding(f"{language}/{GLOSSARY}", what)


def _queries(subject: Subject, language: str) -> Iterator[Finding]:
    if (count := sum(map(len, subject.folder(language).queries().values()))) < FEWEST:
        yield Finding(f"{language}/{QUERIES}", f"{count} questions; write at least {FEWEST}, as people ask them")


def _crisis(subject: Subject, language: str) -> Iterator[Finding]:
    spoken = subject.folder(language).crisis()
    kinds = [crisis.id for crisis in subject.catalogue.content.crises]
    if open := [kind for kind in kinds if not spoken.phrases.get(kind)]:
        yield Finding(f"{language}/{CRISIS}", f"`phrases` lacks {', '.join(open)}; write how people say it")


def _sentences(subject: Subject, language: str) -> Iterator[Finding]:
    kinds = [crisis.id for crisis in subject.catalogue.content.crises]
    folder = subject.folder(language)
    written = {sentence.kind for sentence in folder.sentences()}
    if folder.has(SENTENCES) and (open := [kind for kind in (*kinds, EVERYDAY) if kind not in written]):
        yield Finding(
            f"{language}/{SENTENCES}", f"no sentence is of the kind {', '.join(open)}; write how people say it"
        )


def _questions(subject: Subject, language: str) -> Iterator[Finding]:
    folder = subject.folder(language)
    if folder.has(QUESTIONS) and not folder.questions():
        yield Finding(f"{language}/{QUESTIONS}", "no questions; write what people ask, and which guide answers it")
