"""Every text of the content as a visitor reads it in a language, and where its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.checks.subject import Subject
from kiosk.guides.guide import Guide, Step
from kiosk.guides.kinds import step as step_kind
from kiosk.guides.said_in_step import context_of
from kiosk.guides.wording import Wording

READ_BY_VISITORS: Final = ("goal", "text", "sms", "use", "support")
"""The fields that a visitor reads as sentences. The notes for the volunteer are not among them."""

EXCEPTION: Final = re.compile(r"^Exception:\s*(.+)$")
"""A comment of a translator: this text needs more words, and why."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One text: ``where`` names language, file and step; ``exception`` says why it may be longer, or is empty."""

    where: str
    context: str
    field: str
    english: str
    text: str
    exception: str


def shown_texts(subject: Subject, language: str) -> Iterator[Shown]:
    """The texts of all guides, services and crisis answers in one language, in the order of the files."""
    content = subject.catalogue.content
    words = subject.languages[language]
    exceptions = _exceptions(subject, language)
    for guide in content.guides.values():
        yield from _guide(guide, language, words, exceptions, language == subject.source)
    for service in content.services.values():
        where = f"{language}, service {service.id}, use"
        context = f"service/{service.id}/use"
        yield _shown(where, context, service.use, words, exceptions)
    for crisis in content.crises:
        for field in ("support", "sms"):
            if english := getattr(crisis, field):
                where = f"{language}, crisis/{crisis.id}.toml, {field}"
                yield _shown(where, f"crisis/{crisis.id}/{field}", english, words, exceptions)


def _guide(
    guide: Guide, language: str, words: Wording, exceptions: dict[str, str], as_written: bool
) -> Iterator[Shown]:
    file = f"{language}, guides/{guide.id}.toml"
    for field in ("title", "goal"):
        own = _own_exception(guide, as_written)
        yield _shown(f"{file}, {field}", f"{guide.id}/{field}", getattr(guide, field), words, exceptions, own)
    for step in guide.steps:
        own = _own_exception(step, as_written)
        for region, part in (("", step), *step.regions.items()):
            where = f" in {region}" if region else ""
            for field in step_kind.SEEN:
                if english := getattr(part, field, None):
                    context = context_of(guide.id, step.id, field, region)
                    yield _shown(f"{file}, step {step.id}{where}, {field}", context, english, words, exceptions, own)


def _own_exception(part: Guide | Step, as_written: bool) -> str:
    """What the author wrote beside the guide or step: it holds for the author's language alone."""
    return part.exception or "" if as_written else ""


def _shown(
    where: str, context: str, english: str, words: Wording, exceptions: dict[str, str], exception: str = ""
) -> Shown:
    field = context.rsplit("/", 1)[1]
    return Shown(where, context, field, english, words.text(context, english), exceptions.get(context, exception))


def _exceptions(subject: Subject, language: str) -> dict[str, str]:
    """The exceptions that a translator wrote beside the texts, by context."""
    if language == subject.source:
        return {}
    found = {}
    for message in subject.translations(language):
        for comment in message.user_comments:
            if message.context and (match := EXCEPTION.match(comment)):
                found[str(message.context)] = match[1]
    return found
