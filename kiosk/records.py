"""Reads a table of a TOML file into a frozen dataclass, and says what is wrong with it.

For the two files that are read before the first screen shows: pydantic, which reads everything else, takes longer to
import than that screen takes to paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


class RecordError(ValueError):
    """A table does not fit; ``problems`` holds a sentence for each field: what is wrong and what to write."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def read_record(kind: type[Record], table: Mapping[str, Any]) -> Record:
    """The table as a value of a dataclass with fields of text, numbers, flags, lists of text, or fixed words.

    A field that is a dataclass itself is a table in the table. ``| None`` is a field that may be left out.
    """
    problems = list(_problems(kind, table, ""))
    if problems:
        raise RecordError(problems)
    made: Record = _made(kind, table)
    return made


def _made(kind: Any, table: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{name: _value(hints[name], value) for name, value in table.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The types of the fields; of one that may be left out, the type that it has when it is there."""
    return {name: _given(hint) for name, hint in get_type_hints(kind).items()}


def _given(hint: Any) -> Any:
    if get_origin(hint) is not UnionType:
        return hint
    (given,) = (option for option in get_args(hint) if option is not NoneType)
    return given


def _is_table(hint: Any) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)


def _value(hint: Any, value: Any) -> Any:
    if _is_table(hint):
        return _made(hint, value)
    return tuple(value) if isinstance(value, list) else value


def _problems(kind: Any, table: Mapping[str, Any], within: str) -> Iterator[str]:
    """``within`` is the name of the table and a dot; "" for the file itself."""
    hints = _hints(kind)
    for field in fields(kind):
        if field.name not in table and field.default is field.default_factory is MISSING:
            yield f"`{within}{field.name}` is missing"
    for name, value in table.items():
        if name not in hints:
            yield f"`{within}{name}` is not a field here; correct its name or remove it"
        elif _is_table(hints[name]) and isinstance(value, dict):
            yield from _problems(hints[name], value, f"{within}{name}.")
        elif (wanted := _wanted(hints[name], value, name)) is not None:
            yield f"`{within}{name}` is {value!r}; write {wanted}"


def _wanted(hint: Any, value: Any, name: str) -> str | None:
    """What should stand there instead; None when the value fits."""
    if _is_table(hint):
        return f"its lines under [{name}]"
    if get_origin(hint) is Literal:
        return None if value in get_args(hint) else f"one of {', '.join(get_args(hint))}"
    if get_origin(hint) is tuple:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if fits else "a list of texts"
    if hint is bool:
        return None if isinstance(value, bool) else "true or false"
    if hint is float:
        return None if type(value) in (int, float) else "a number"
    if hint is int:
        return None if type(value) is int else "a whole number"
    return None if isinstance(value, str) else "a text in quotes"
