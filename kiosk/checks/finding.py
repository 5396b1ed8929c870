"""Rules about finding: what people really ask leads to the right guide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.channels.plain import PlainLines
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.place import MENU, SEARCH, Place

FIRST: Final = 3
"""The right guide must be among so many results: more are not seen at a glance."""

FEWEST: Final = 15
"""Questions that a language needs."""


def not_found(subject: Subject, language: str) -> Iterator[Finding]:
    """Questions that do not lead to their guide, and languages with too few of them."""
    file = f"{language}/queries.toml"
    queries = subject.folder(language).queries()
    for guide in sorted(queries.keys() - subject.catalogue.content.guides.keys()):
        yield Finding(file, f"there is no guide {guide!r}")
    if (count := sum(map(len, queries.values()))) < FEWEST:
        yield Finding(file, f"{count} questions; write at least {FEWEST}, as people ask them")
    for guide, asked in queries.items():
        for question in asked:
            if GuidePlace(guide) not in found(subject, language, question):
                what = f"{question!r} does not find {guide} among the first {FIRST}; add to its search words"
                yield Finding(file, what)


def found(subject: Subject, language: str, question: str) -> tuple[Place, ...]:
    """Where a question leads from the main menu: the first results, or the page itself."""
    turn = subject.engine.answer(Conversation(language, MENU), question, PlainLines())
    if turn.conversation.place.kind != SEARCH.kind:
        return (turn.conversation.place,)
    return tuple(choice.place for choice in turn.page.choices)[:FIRST]
