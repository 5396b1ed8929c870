"""The table of the languages: ``kiosk languages``, and in the README."""

from __future__ import annotations

from typing import Final

from babel import Locale

from kiosk.checks.reviews import read_in_part
from kiosk.checks.subject import Subject
from kiosk.documents import markdown
from kiosk.language.facts import SOURCE

REVIEWS: Final = {"draft": "not yet: a draft", "source": "the language it is written in"}
"""What the review state means. Any other state is the date of the reading."""


def language_table(subject: Subject) -> str:
    """The languages in menu order, as Markdown: for a volunteer, who may not read the name of a language itself."""
    english = Locale.parse(SOURCE).languages
    return markdown.table(
        ("language", "in English", "code", "read by a person"),
        (
            (
                language.name,
                english[language.code],
                language.code,
                _read(subject, language.code),
            )
            for language in map(subject.languages.__getitem__, subject.languages.codes)
        ),
    )


def _read(subject: Subject, code: str) -> str:
    """What a person has read of a language: all of it, some topics, or nothing yet."""
    review = subject.languages[code].facts.review
    in_part = ", ".join(read_in_part(subject, code))
    return f"in part: {in_part}" if in_part else REVIEWS.get(review, review)
