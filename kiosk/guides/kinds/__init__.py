"""The kinds of places: one module each, found by itself. Whoever needs to know something of a place asks its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final

from kiosk.guides.place import Place, UnknownPlace

if TYPE_CHECKING:
    from kiosk.guides.content import Content
    from kiosk.guides.kinds.kind import Format, Kind


_NO_KINDS: Final = ("__init__", "kind")


class _Kinds(Mapping[str, "Kind[Any]"]):
    """The kinds by their names, which are those of their files. A file is read when its kind is first asked for: the
    first page has one kind, and does not wait for the others."""

    def __init__(self) -> None:
        files = (file.stem for folder in __path__ for file in Path(folder).glob("*.py"))
        self._names = sorted(name for name in files if name not in _NO_KINDS)
        self._read: dict[str, Kind[Any]] = {}

    def __getitem__(self, name: str) -> Kind[Any]:
        kind = self._read.get(name)
        if kind is None:
            if name not in self._names:
                raise KeyError(name)
            kind = self._read[name] = import_module(f"{__name__}.{name}").KIND
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


KINDS: Final[Mapping[str, Kind[Any]]] = _Kinds()


@cache
def formats() -> tuple[Format, ...]:
    """The files of a pack."""
    return tuple(form for kind in KINDS.values() for form in kind.formats)


def format_of(file: PurePath) -> Format | None:
    """The format of a file of a pack; None for one that no kind of place shows."""
    matching = [form for form in formats() if file.match(form.files)]
    # "services/retired.toml" says more than "services/*.toml".
    return min(matching, key=lambda form: "*" in form.files, default=None)


def kind_of(place: Place) -> Kind[Any]:
    """The kind of a place."""
    return KINDS[place.kind]


def parse(text: str) -> Place:
    """Read back what ``str()`` wrote of a place. Raises UnknownPlace."""
    name, *ids = text.split("/")
    if name not in KINDS:
        raise UnknownPlace(f"{text!r} is not a place")
    place: Place = KINDS[name].read(ids, parse)
    return place


def all_places(content: Content) -> frozenset[Place]:
    """Every place that the content makes."""
    return frozenset(place for kind in KINDS.values() for place in kind.places(content))
