"""Rules about signs, numbers, dates, abbreviations and acronyms that stop a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kiosk.checks.easy_language import easy_language
from kiosk.checks.shown import shown_texts
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.assembly import PLACEHOLDER

_ROMAN: Final = re.compile(r"(?<!\w)[IVX]{2,}(?!\w)")
_HALF_DAY: Final = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_SHORT_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)")
_CAPITALS: Final = re.compile(r"(?<!\w)[A-ZÀ-Þ][A-ZÀ-Þ0-9]{1,5}(?!\w)")


def difficult_signs(subject: Subject, language: str) -> Iterator[Finding]:
    """Signs, numbers, dates, abbreviations and acronyms that stop a reader."""
    facts = subject.languages[language].facts
    habits = facts.easy
    numbers = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, habits.numbers))})(?![\w'’ʼ-])", re.IGNORECASE)
    short = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, habits.abbreviations))})(?!\w)", re.IGNORECASE)
    names = {*easy_language().acronyms.names, *habits.acronyms}
    # A sign that ends sentences in a language stops nobody there.
    signs = re.compile(rf"[;؛()\[\]%](?<![{re.escape(facts.sentence_ends)}])")
    for shown in shown_texts(subject, language):
        text = PLACEHOLDER.sub("0", shown.text)
        for pattern, advice in (
            (signs, "make 2 sentences, or write it in words"),
            (_ROMAN, "write ordinary digits"),
            (_HALF_DAY, "write the hour with 24 hours"),
            (_SHORT_DATE, "write the month in letters"),
            (numbers, "write a digit"),
            (short, "write the words in full"),
        ):
            for found in pattern.finditer(text):
                yield Finding(shown.where, f"{found[0]!r} in {text!r} is difficult to read; {advice}")
        for acronym in _CAPITALS.findall(text):
            if acronym not in names:
                file = f"`easy.acronyms` in {language}/language.toml"
                what = f"{acronym!r} in {text!r}: write it in words, or explain it and add it to {file}"
                yield Finding(shown.where, what)
