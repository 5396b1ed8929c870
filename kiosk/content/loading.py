"""Reads the TOML of a folder of content into the domain, and says exactly what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kiosk.guides.catalogue import Content
from kiosk.guides.crisis import OFFICE, OTHER, Crisis
from kiosk.guides.guide import FEWEST_STEPS, MOST_STEPS, Guide, Topic
from kiosk.guides.service import Retired, ServiceGroup
from kiosk.guides.texts import PLACEHOLDER

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Kind = TypeVar("Kind")

MANY = {"step": "steps", "service": "services"}
"""An array of tables is written in the singular (``[[step]]``) and read into a plural field."""


NEEDED: Final = ("topics.toml", "services/retired.toml", "public_holidays.toml")
"""The files without which content is not whole."""


class ContentError(Exception):
    """The content has mistakes; ``problems`` holds a sentence for each: file, table, field, what to write."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load_content(folder: Path) -> Content:
    """Everything in a content folder that is whole by itself. Raises ContentError with all the problems together."""
    problems = [f"{name}: the file is missing" for name in NEEDED if not (folder / name).exists()]
    content = read_content(folder, problems)
    if not problems:
        problems.extend(mistakes_in(content))
    if problems:
        raise ContentError(problems)
    return content


def read_content(folder: Path, problems: list[str]) -> Content:
    """What can be read in a content folder, whether it is whole or not. What cannot joins ``problems``."""
    topics = _tables(folder / "topics.toml", folder, Topic, "topic", problems)
    guides = _files(folder, "guides", Guide, problems)
    groups = _files(folder, "services", ServiceGroup, problems, leave_out=("retired",))
    retired = _tables(folder / "services" / "retired.toml", folder, Retired, "retired", problems)
    crises = _files(folder, "crisis", Crisis, problems)
    services = [service for group in groups for service in group.services]
    problems.extend(_repeated("services", (service.id for service in services)))
    problems.extend(_repeated("topics.toml", (topic.id for topic in topics)))
    return Content(
        topics=topics,
        guides={guide.id: guide for guide in guides},
        groups=tuple(sorted(groups, key=lambda group: group.order)),
        services={service.id: service for service in services},
        crises=tuple(sorted(crises, key=lambda crisis: crisis.order)),
        retired=retired,
        public_holidays=_days(folder / "public_holidays.toml", folder, problems),
    )


def read_record(path: Path, folder: Path, kind: type[Kind], problems: list[str]) -> Kind | None:
    """One file as a value; None when it cannot be one. What is wrong joins ``problems``."""
    if not path.exists():
        problems.append(f"{path.relative_to(folder).as_posix()}: the file is missing")
        return None
    return _validated(kind, _read(path, folder, problems), path, folder, problems)


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


def _files(
    folder: Path, name: str, kind: type[Kind], problems: list[str], leave_out: tuple[str, ...] = ()
) -> tuple[Kind, ...]:
    """Every TOML file of a subfolder as one value; the file's name is its id."""
    try:
        next((folder / name).iterdir(), None)  # A pattern finds nothing in a folder that cannot be read.
    except FileNotFoundError:
        return ()
    except OSError as error:
        problems.append(f"{name}: {error.strerror}; let the kiosk read it")
        return ()
    paths = [path for path in sorted((folder / name).glob("*.toml")) if path.stem not in leave_out]
    values = (_validated(kind, _read(path, folder, problems), path, folder, problems) for path in paths)
    return tuple(value for value in values if value is not None)


def _tables(path: Path, folder: Path, kind: type[Kind], name: str, problems: list[str]) -> tuple[Kind, ...]:
    """The array of tables ``[[name]]`` of one file."""
    from pydantic import ValidationError

    file, values = path.relative_to(folder).as_posix(), []
    raw = (_read(path, folder, problems) if path.exists() else None) or {}
    problems.extend(
        f"{file}: `{key}` is not a field here; write [[{name}]] above each table" for key in raw if key != name
    )
    if not isinstance(tables := raw.get(name, []), list):
        problems.append(f"{file}: `{name}` is one table; write [[{name}]] above it")
        return ()
    for index, table in enumerate(tables, start=1):
        try:
            values.append(_adapter(kind).validate_python(table))
        except ValidationError as error:
            problems.extend(f"{file}, {name} {index}: {_sentence(each['loc'], each)}" for each in error.errors())
    return tuple(values)


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


def _validated(
    kind: type[Kind], raw: dict[str, Any] | None, path: Path, folder: Path, problems: list[str]
) -> Kind | None:
    from pydantic import ValidationError

    if raw is None:
        return None
    file = path.relative_to(folder).as_posix()
    values = {MANY.get(key, key): value for key, value in raw.items()}
    try:
        value: Kind = _adapter(kind).validate_python({"id": path.stem} | values)
    except ValidationError as error:
        problems.extend(f"{file}{what}" for what in _placed(error))
        return None
    return value


def _placed(error: Any) -> Iterator[str]:
    """Each problem with the table it stands in: ", step 3: `text` is missing"."""
    singular = {plural: name for name, plural in MANY.items()}
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


def mistakes_in(content: Content) -> Iterator[str]:
    """What does not hold together: ids that lead nowhere, and values that cannot stand beside each other."""
    topics = {topic.id for topic in content.topics}
    for guide in content.guides.values():
        file = f"guides/{guide.id}.toml"
        if guide.topic not in topics:
            yield f"{file}: `topic` is {guide.topic!r}; write one of {', '.join(sorted(topics))}"
        if not FEWEST_STEPS <= len(guide.steps) <= MOST_STEPS:
            yield f"{file}: there are {len(guide.steps)} steps; write {FEWEST_STEPS} to {MOST_STEPS}"
        yield from _repeated(file, (step.id for step in guide.steps))
        for index, step in enumerate(guide.steps, start=1):
            for field in ("text", "sms", "helper"):
                for id in _unknown(content, getattr(step, field)):
                    yield f"{file}, step {index}: `{field}` names {{{id}}}; no service has that id"
    for service in content.services.values():
        for field in ("second", "takes_over", "together"):
            other = getattr(service, field)
            if other is not None and (other not in content.services or other == service.id):
                yield f"services, {service.id}: `{field}` is {other!r}; write the id of another service"
        for id in _unknown(content, service.use):
            yield f"services, {service.id}: `use` names {{{id}}}; no service has that id"
        over = content.services.get(service.takes_over or "")
        if over is not None and over.hours != "always":
            yield f"services, {service.id}: `takes_over` is {over.id!r}; write a service that is open day and night"
        if service.certain and not service.address:
            yield f"services, {service.id}: `address` is missing; write where it was read, or `certain = false`"
        if service.expires <= service.checked:
            yield f"services, {service.id}: `expires` must be later than `checked`"
    for crisis in content.crises:
        if OTHER not in crisis.lines:
            yield f"crisis/{crisis.id}.toml: `lines.{OTHER}` is missing"
        for language, ids in crisis.lines.items():
            for id in ids:
                if id not in content.services and id != OFFICE:
                    yield f"crisis/{crisis.id}.toml: `lines.{language}` names {id!r}; no service has that id"
        for field in ("support", "sms"):
            for id in _unknown(content, getattr(crisis, field)):
                yield f"crisis/{crisis.id}.toml: `{field}` names {{{id}}}; no service has that id"
        if all(OFFICE in ids for ids in crisis.lines.values()):
            yield f"crisis/{crisis.id}.toml: no language has lines of its own; write them without {OFFICE!r}"
    for retired in content.retired:
        if retired.instead not in content.services:
            yield f"services/retired.toml: `instead` is {retired.instead!r}; no service has that id"


def _unknown(content: Content, text: str | None) -> Iterator[str]:
    """The ids that a text names and that are no service's."""
    return (id for id in PLACEHOLDER.findall(text or "") if id not in content.services)


def _repeated(where: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield f"{where}: the id {id!r} is used twice"
        seen.add(id)
