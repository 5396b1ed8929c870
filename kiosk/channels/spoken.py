"""A text as a voice should read it: addresses sign by sign, phone numbers digit by digit, place codes letter by letter,
and no sign that is only seen. What a language says for a sign or a name stands in ``aloud`` of ``language.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kiosk.guides.codes import FEWEST, LETTERS, MOST
from kiosk.guides.page import BESIDE, BETWEEN_NAMES
from kiosk.language.fact_lines import told_by
from kiosk.language.facts import LanguageFacts

_MARKS: Final = re.compile(r"[\u200e\u200f\u2066-\u2069]")
"""They order letters for the eye."""

_SIGNS: Final = {BETWEEN_NAMES: ", ", BESIDE: ", ", "…": ".", "×": "X"}
"""What stands for the eye alone, and what is said for it."""

_ADDRESS: Final = re.compile(r"(?<![\w.@-])[A-Za-z0-9][\w.-]{2,}(?:@[\w.-]+)?\.[A-Za-z]{2,}(?:/[\w./=-]*\w)?", re.ASCII)
"""A web or an e-mail address. Of "e.g." and "p.ej." the first part is shorter."""

_NUMBER: Final = re.compile(r"(?<![\w.,/+-])(?<!\d:)\+?\d+(?:[ \u00a0/]\d+)*(?![\w/]|[.,:]\w)")
_PLACE_CODE: Final = re.compile(rf"\b[{LETTERS}]{{{FEWEST},{MOST}}}[0-8]\b")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SHORTEST_NUMBER: Final = 3
"""Digits of the shortest phone number; a number with fewer is an amount."""


def spoken(text: str, facts: LanguageFacts) -> str:
    """A text of a language as its voice should read it."""
    text = _MARKS.sub("", text)
    for sign, said in _SIGNS.items():
        text = text.replace(sign, said)
    text = _PLACE_CODE.sub(lambda code: " ".join(code[0]), text)
    text = _NUMBER.sub(_digits, text)
    signs, names, named = _aloud(facts.aloud)
    text = _ADDRESS.sub(lambda address: address[0].translate(signs), text)
    return named.sub(lambda name: names.get(name[0], name[0]), text).strip()


def closed(text: str, facts: LanguageFacts) -> str:
    """A label as a sentence: a voice falls at its end."""
    said = spoken(text, facts)
    return said if said.endswith((".", "!", "?", "؟")) else f"{said}."


@cache
def _aloud(lines: tuple[str, ...]) -> tuple[dict[int, str], dict[str, str], re.Pattern[str]]:
    """What is said for the signs of an address, as ``str.translate`` takes it, and for names; and where these stand."""
    said = told_by(lines)
    names = {name: word for name, word in said.items() if name[0].isalnum()}
    signs = str.maketrans({sign: f" {word} " for sign, word in said.items() if sign not in names})
    return signs, names, re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _digits(found: re.Match[str]) -> str:
    number = found[0]
    if sum(map(str.isdigit, number)) < _SHORTEST_NUMBER or _YEAR.fullmatch(number):
        return number
    return ", ".join(" ".join(group) for group in re.split(r"[ \u00a0/]", number))
