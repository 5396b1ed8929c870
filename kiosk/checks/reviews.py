"""What a person has read of the translations, topic by topic: ``reviewed`` in ``language.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.checks.subject import Finding, Subject
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.place import Place
from kiosk.language.fact_lines import told_by
from kiosk.language.facts import FACTS

REST: Final = "rest"
"""What is called so that stands in no topic: the program, the services, the answers in a crisis."""

DRAFT: Final = "draft"

_OF_A_GUIDE: Final = ("guide", "step", "summary", "region")


def parts_to_read(subject: Subject) -> tuple[str, ...]:
    """What can be read and signed off by itself."""
    return (*(topic.id for topic in subject.catalogue.topics), REST)


def part_of(subject: Subject, place: Place) -> str:
    """The part to which a page belongs."""
    if isinstance(place, TopicPlace):
        return place.topic
    return subject.catalogue.guide(place.ids[0]).topic if place.kind in _OF_A_GUIDE else REST


def review_of(subject: Subject, language: str, part: str) -> str:
    """The day on which a person has read a part in a language, or the state of the language."""
    facts = subject.languages[language].facts
    return told_by(facts.reviewed).get(part, facts.review) if facts.review == DRAFT else facts.review


def read_in_part(subject: Subject, language: str) -> Iterator[str]:
    """The parts of a draft that a person has read, each with its day."""
    for part in parts_to_read(subject):
        if (day := review_of(subject, language, part)) not in (DRAFT, subject.languages[language].facts.review):
            yield f"{part} {day}"


def unknown_parts(subject: Subject, language: str) -> Iterator[Finding]:
    """Parts that are signed off and are none."""
    known = parts_to_read(subject)
    for part in told_by(subject.languages[language].facts.reviewed):
        if part not in known:
            what = f"`reviewed` names {part!r}; write one of {', '.join(known)}"
            yield Finding(f"{language}/{FACTS}", what)
