"""Reads the TOML of a folder of content into the domain, and says exactly what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kiosk.guides.content import Content
from kiosk.guides.kinds import format_of, formats
from kiosk.guides.kinds.kind import Format
from kiosk.guides.references import repeated
from kiosk.mistake import Mistake

if TYPE_CHECKING:
    from pydantic import TypeAdapter


NEEDED: Final = ("topics.toml", "services/retired.toml", "public_holidays.toml")
"""The files without which content is not whole."""

Model = TypeVar("Model")


class ContentError(Mistake):
    """The content has mistakes; ``problems`` holds a sentence for each: file, table, field, what to write."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load_content(folder: Path) -> Content:
    """Everything in a content folder that is whole by itself. Raises ContentError with all the problems together."""
    problems = [f"{name}: the file is missing" for name in NEEDED if not (folder / name).exists()]
    content = read_content(folder, problems)
    if not problems:
        problems += mistakes_in(content)
    if problems:
        raise ContentError(problems)
    return content


def read_content(folder: Path, problems: list[str]) -> Content:
    """What can be read in a content folder, whether it is whole or not. What cannot joins ``problems``."""
    held = {form.model: tuple(_values(form, folder, problems)) for form in formats()}
    content = Content(held, _days(folder / "public_holidays.toml", folder, problems))
    problems += repeated("services", (service.id for group in content.groups for service in group.services))
    problems += repeated("topics.toml", (topic.id for topic in content.topics))
    return content


def mistakes_in(content: Content) -> Iterator[str]:
    """What does not hold together: ids that lead nowhere, and values that cannot stand beside each other."""
    return (problem for form in formats() for problem in form.problems(content))


def read_record(path: Path, folder: Path, model: type[Model], problems: list[str]) -> Model | None:
    """One file as a value; None when it cannot be one. What is wrong joins ``problems``."""
    if not path.exists():
        problems.append(f"{path.relative_to(folder).as_posix()}: the file is missing")
        return None
    value: Model | None = _validated(Format("", "", model), _read(path, folder, problems), path, folder, problems)
    return value


def _values(form: Format, folder: Path, problems: list[str]) -> Iterator[Any]:
    """What the files of a format hold."""
    if form.table:
        yield from _tables(folder / form.files, folder, form, problems)
        return
    inside = (folder / form.files).parent
    try:
        next(inside.iterdir(), None)  # A pattern finds nothing in a folder that cannot be read.
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(f"{inside.relative_to(folder)}: {error.strerror}; let the kiosk read it")
        return
    for path in sorted(folder.glob(form.files)):
        if format_of(path.relative_to(folder)) is form:
            value = _validated(form, _read(path, folder, problems), path, folder, problems)
            if value is not None:
                yield value


def _days(path: Path, folder: Path, problems: list[str]) -> frozenset[date]:
    """The days of a file with ``days``, a list of dates."""
    days = ((_read(path, folder, problems) if path.exists() else None) or {}).get("days", [])
    if not isinstance(days, list) or not all(type(day) is date for day in days):
        problems.append(f"{path.relative_to(folder).as_posix()}: `days` must be a list of dates, like 2026-12-25")
        return frozenset()
    return frozenset(days)


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    """What validates a kind of value; made once, on first use."""
    # Imported here: pydantic takes longer to import than the first screen takes to paint.
    from pydantic import TypeAdapter

    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _tables(path: Path, folder: Path, form: Format, problems: list[str]) -> Iterator[Any]:
    """The array of tables of one file."""
    from pydantic import ValidationError

    raw = (_read(path, folder, problems) if path.exists() else None) or {}
    file = path.relative_to(folder).as_posix()
    for unknown in raw.keys() - {form.table}:
        problems.append(f"{file}: `{unknown}` is not a field here; write [[{form.table}]] above each table")
    tables = raw.get(form.table, [])
    if not isinstance(tables, list):
        problems.append(f"{file}: `{form.table}` is one table; write [[{form.table}]] above it")
        return
    for index, table in enumerate(tables, start=1):
        try:
            yield _adapter(form.model).validate_python(table)
        except ValidationError as error:
            problems.extend(f"{file}, {form.table} {index}: {_sentence(each['loc'], each)}" for each in error.errors())


def _read(path: Path, folder: Path, problems: list[str]) -> dict[str, Any] | None:
    file = path.relative_to(folder).as_posix()
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        problems.append(f"{file}: {error.strerror}; let the kiosk read it")
    except UnicodeDecodeError:
        problems.append(f"{file}: the file is not UTF-8; save it as UTF-8")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{file}: this is not TOML: {error}")
    return None


def _validated(form: Format, raw: dict[str, Any] | None, path: Path, folder: Path, problems: list[str]) -> Any:
    from pydantic import ValidationError

    if raw is None:
        return None
    file = path.relative_to(folder).as_posix()
    values = {form.arrays.get(key, key): value for key, value in raw.items()}
    try:
        return _adapter(form.model).validate_python({"id": path.stem} | values)
    except ValidationError as error:
        problems.extend(f"{file}{what}" for what in _placed(error, form))
        return None


def _placed(error: Any, form: Format) -> Iterator[str]:
    """Each problem with the table it stands in: ", step 3: `text` is missing"."""
    singular = {field: table for table, field in form.arrays.items()}
    for problem in error.errors():
        first, *rest = problem["loc"] or ("file",)
        if first in singular and rest and isinstance(rest[0], int):
            yield f", {singular[first]} {rest[0] + 1}: {_sentence(rest[1:], problem)}"
        else:
            yield f": {_sentence([singular.get(first, first), *rest], problem)}"


def _sentence(location: Iterable[str | int], problem: Mapping[str, Any]) -> str:
    field = ".".join(str(part) for part in location if not str(part).startswith(("tuple[", "literal["))) or "table"
    match problem["type"]:
        case "missing":
            return f"`{field}` is missing"
        case "unexpected_keyword_argument":
            return f"`{field}` is not a field here; correct its name or remove it"
        case "string_too_short":
            return f"`{field}` is empty; write a text"
        case _:
            message = (
                str(problem["msg"]).replace("Tuple should have", "there must be").replace("Input should", "it should")
            )
            return f"`{field}` is not right: {message}"
