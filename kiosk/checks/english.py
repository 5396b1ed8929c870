"""Rules about the English, which is written to be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kiosk.checks.shown import READ_BY_VISITORS, shown_texts
from kiosk.checks.subject import Finding, Subject
from kiosk.language.facts import SOURCE

_NOT_AT_HOME: Final = (
    (
        re.compile(r"\b(its|their|his|her) (number|code|address)s?\b", re.IGNORECASE),
        "says whose in a word that leads astray when it is translated; write the noun again",
    ),
    (
        re.compile(
            r"\b(is|are|do|does|did|has|have|can|was|were|will)(n't| (\w+ ){1,3}?not)\b[^.?!]*\?", re.IGNORECASE
        ),
        'asks with "not", which many languages answer the other way round; ask without it',
    ),
    (
        re.compile(r"\b(read|look at|see|watch) (this|it|that) with you\b", re.IGNORECASE),
        "sounds like an offer to help; say who can see it",
    ),
)
"""What cannot be put into another language as it stands, and what to do instead."""


def untranslatable(subject: Subject, language: str) -> Iterator[Finding]:
    """English sentences from which translators make another sense than the author meant."""
    if language != SOURCE:
        return
    for shown in shown_texts(subject, language):
        if shown.field not in READ_BY_VISITORS:
            continue
        for pattern, what in _NOT_AT_HOME:
            if found := pattern.search(shown.text):
                yield Finding(shown.where, f"{found[0]!r} {what}")
