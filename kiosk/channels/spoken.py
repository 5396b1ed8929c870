"""A text as a voice should read it: addresses sign by sign, phone numbers digit by digit, place codes letter by letter,
and no sign that is only seen. What a language says for a sign or a name stands in ``aloud`` of ``language.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kiosk.guides.codes import FEWEST, LETTERS, MOST
from kiosk.guides.page import BETWEEN_NAMES
from kiosk.language.facts import LanguageFacts

_MARKS: Final = re.compile(r"[\u200e\u200f\u2066-\u2069]")
"""They order letters for the eye."""

_SIGNS: Final = {BETWEEN_NAMES: ", ", " / ": ", ", "…": ".", "×": "X"}
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
    signs, names = _aloud(facts.aloud)
    text = _ADDRESS.sub(lambda address: _each_sign(address[0], signs), text)
    for name, said in names.items():
        text = re.sub(rf"\b{re.escape(name)}\b", said, text)
    return text.strip()


def closed(text: str, facts: LanguageFacts) -> str:
    """A label as a sentence: a voice falls at its end."""
    said = spoken(text, facts)
    return said if said.endswith((".", "!", "?", "؟")) else f"{said}."


def _aloud(lines: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """What is said for the signs of an address, and for names."""
    said = dict(line.split(" ", 1) for line in lines)
    signs = {sign: word for sign, word in said.items() if not sign[0].isalnum()}
    return signs, {name: word for name, word in said.items() if name not in signs}


def _each_sign(address: str, signs: dict[str, str]) -> str:
    return "".join(f" {signs[letter]} " if letter in signs else letter for letter in address)


def _digits(found: re.Match[str]) -> str:
    number = found[0]
    if sum(map(str.isdigit, number)) < _SHORTEST_NUMBER or _YEAR.fullmatch(number):
        return number
    return ", ".join(" ".join(group) for group in re.split(r"[ \u00a0/]", number))
