"""What stands on paper, as the template takes it: each text in every language of the paper, line beside line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kiosk.guides.page import BESIDE
from kiosk.guides.parts import sentences
from kiosk.guides.sheet import Entry, Sheet
from kiosk.language.facts import LanguageFacts

_LONG: Final = re.compile(r"[^\s\u00a0]{16,}")
_JOINT: Final = re.compile(r"(?<=[@./])(?=\w)")
_MAY_BREAK: Final = "\u200b"
_IN_A_NUMBER: Final = re.compile(r"(?<=\d) (?=\d)")
_MUST_NOT_BREAK: Final = "\u00a0"

Texts = list[str]
"""The same text, in each language of the paper."""


def columns(sheets: Sequence[Sheet], languages: Mapping[str, LanguageFacts]) -> dict[str, Any]:
    """The paper of a place: one sheet, or the visitor's and the office's, which have the same entries."""
    facts = [languages[sheet.language] for sheet in sheets]
    return {
        "languages": [
            {
                "code": sheet.language,
                "name": each.name,
                "right_to_left": each.right_to_left,
                "locale": each.locale,
                "vowels": each.easy.formula.vowels if each.easy.formula else "",
            }
            for sheet, each in zip(sheets, facts, strict=True)
        ],
        "title": [sheet.title for sheet in sheets],
        "sections": [
            {
                "heading": [section.heading for section in sections],
                "entries": [_entry(entries, facts) for entries in _side_by_side(each.entries for each in sections)],
            }
            for sections in _side_by_side(sheet.sections for sheet in sheets)
        ],
        "code": sheets[0].code,
        "link": sheets[0].link,
        "onward": _lines([sheet.onward for sheet in sheets], facts),
    }


def _side_by_side(of_each: Any) -> Any:
    return zip(*of_each, strict=True)


def _entry(entries: Sequence[Entry], facts: Sequence[LanguageFacts]) -> dict[str, Any]:
    return {
        "mark": entries[0].mark,
        "number": entries[0].number,
        "title": [entry.title for entry in entries],
        "lines": _lines([entry.lines for entry in entries], facts),
    }


def _lines(lines: Sequence[tuple[str, ...]], facts: Sequence[LanguageFacts]) -> list[Texts]:
    """Lines, and in two languages sentences, beside one another: somebody points at one, and the other reads it."""
    if len(lines) > 1:
        lines = (
            [
                tuple(sentence for line in each for sentence in _sentences(line, known.sentence_ends))
                for each, known in zip(lines, facts, strict=True)
            ]
            if _alike(lines, facts)
            else lines
        )
    return [[_breakable(text) for text in row] for row in _side_by_side(lines)]


def _alike(lines: Sequence[tuple[str, ...]], facts: Sequence[LanguageFacts]) -> bool:
    """Whether each line has as many sentences in one language as in the other."""
    counts = [
        [len(_sentences(line, known.sentence_ends)) for line in each] for each, known in zip(lines, facts, strict=True)
    ]
    return all(count == counts[0] for count in counts)


def _sentences(text: str, ends: str) -> list[str]:
    return [sentence.rstrip() for sentence in sentences(text, ends)]


def _breakable(text: str) -> str:
    """A text whose phone numbers stand on one line, and whose addresses may go on in the next one, behind a sign that
    joins their parts."""
    whole = _IN_A_NUMBER.sub(_MUST_NOT_BREAK, text)
    joined = _LONG.sub(lambda word: _JOINT.sub(_MAY_BREAK, word[0]), whole)
    # Unicode breaks no line before the slash, and a name in two languages is too long for one.
    return joined.replace(BESIDE, f" {_MAY_BREAK}{BESIDE.lstrip()}")
