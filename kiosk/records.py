"""Reads a table of a TOML file into a frozen dataclass, and says what is wrong with it.

For the two files that are read before the first screen shows: pydantic, which reads everything else, takes longer to
import than that screen takes to paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


class RecordError(ValueError):
    """A table does not fit; ``problems`` holds a sentence for each field: what is wrong and what to write."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def read_record(kind: type[Record], table: Mapping[str, Any]) -> Record:
    """The table as a value of a dataclass with fields of text, whole numbers, flags, lists of text, or fixed words."""
    problems = list(_problems(kind, table))
    if problems:
        raise RecordError(problems)
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in table.items()})


def _problems(kind: type[Any], table: Mapping[str, Any]) -> Iterator[str]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        if field.name not in table and field.default is MISSING:
            yield f"`{field.name}` is missing"
    for name, value in table.items():
        if name not in hints:
            yield f"`{name}` is not a field here; correct its name or remove it"
        elif (wanted := _wanted(hints[name], value)) is not None:
            yield f"`{name}` is {value!r}; write {wanted}"


def _wanted(hint: Any, value: Any) -> str | None:
    """What should stand there instead; None when the value fits."""
    if get_origin(hint) is Literal:
        return None if value in get_args(hint) else f"one of {', '.join(get_args(hint))}"
    if get_origin(hint) is tuple:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if fits else "a list of texts"
    if hint is bool:
        return None if isinstance(value, bool) else "true or false"
    if hint is int:
        return None if type(value) is int else "a whole number"
    return None if isinstance(value, str) else "a text in quotes"
