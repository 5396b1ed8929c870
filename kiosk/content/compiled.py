"""The file that holds a pack as it was read and found whole: written when the kiosk is built, read when it starts.

What validates a pack takes more memory and time than all its texts. The file holds JSON: nothing in it is run when it
is read, and every version of Python reads it alike. It belongs to the files of one pack and to one version of the
classes that hold them. Where any of those has changed, the files themselves are read.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any, Final

from kiosk.content.loading import load_content
from kiosk.guides.content import Content
from kiosk.guides.kinds import formats
from kiosk.whole_file import write_whole

FILE: Final = "pack.compiled"
"""Beside ``pack.toml``. Made, like the ``.mo`` files, and never committed."""

_CLASS: Final = "="
"""In an object of JSON: the name of the class that it is a value of."""


def load_compiled(folder: Path) -> Content:
    """Everything in a content folder, as ``load_content`` gives it. Raises ContentError."""
    try:
        made_from, _, rest = (folder / FILE).read_text("utf-8").partition("\n")
        if made_from == _fingerprint(folder):
            held = json.loads(rest, object_hook=_value)
            models = _classes()
            return Content(
                {models[name]: tuple(values) for name, values in held["held"].items()},
                frozenset(held["public_holidays"]),
            )
    except (OSError, ValueError, KeyError, TypeError):
        pass  # Not made yet, or only half of it.
    return load_content(folder)


def write_compiled(folder: Path) -> None:
    """Write the file of a pack. Raises ContentError for one that is not whole."""
    content = load_content(folder)
    held = {
        "held": {model.__name__: values for model, values in content.held.items()},
        "public_holidays": sorted(content.public_holidays),
    }
    write_whole(folder / FILE, f"{_fingerprint(folder)}\n{json.dumps(_plain(held), ensure_ascii=False)}\n".encode())


@cache
def _classes() -> Mapping[str, type[Any]]:
    """The classes of content by their names: the models, and what stands beside them in their modules."""
    modules = {form.model.__module__ for form in formats()}
    found = (value for module in modules for value in vars(sys.modules[module]).values())
    return {value.__name__: value for value in found if isinstance(value, type) and is_dataclass(value)}


def _fingerprint(folder: Path) -> str:
    """What a file must be made from to count: the files of the pack, and the code that says what they hold."""
    made_from = hashlib.sha256()
    code = {Path(str(sys.modules[each.__module__].__file__)) for each in _classes().values()} | {Path(__file__)}
    for path in (*sorted(code), *sorted(folder.rglob("*.toml"))):
        made_from.update(f"{path.name}\n".encode() + path.read_bytes())
    return made_from.hexdigest()


def _plain(value: Any) -> Any:
    """A value in the words of JSON."""
    if is_dataclass(value):
        return {_CLASS: type(value).__name__} | {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return list(map(_plain, value))
    if isinstance(value, date | time):
        return {_CLASS: type(value).__name__, "iso": value.isoformat()}
    return value


def _value(read: dict[str, Any]) -> Any:
    """What an object of JSON stands for."""
    values = dict(_in_tuples(read))
    match values.pop(_CLASS, None):
        case None:
            return values
        case "date":
            return date.fromisoformat(values["iso"])
        case "time":
            return time.fromisoformat(values["iso"])
        case name:
            return _classes()[name](**values)


def _in_tuples(read: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Content is frozen: its rows are tuples."""
    return ((key, tuple(value) if isinstance(value, list) else value) for key, value in read.items())
