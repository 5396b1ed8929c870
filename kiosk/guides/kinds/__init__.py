"""The kinds of places: one module each, found by itself. Whoever needs to know something of a place asks its kind."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final

from kiosk.guides.catalogue import Content
from kiosk.guides.kinds.kind import Format, Kind
from kiosk.guides.place import Place, UnknownPlace


def _found() -> Iterator[Kind[Any]]:
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        kind: Kind[Any] | None = getattr(import_module(module.name), "KIND", None)
        if kind is not None:
            yield kind


KINDS: Final[Mapping[str, Kind[Any]]] = {kind.name: kind for kind in _found()}


FORMATS: Final = tuple(form for kind in KINDS.values() for form in kind.formats)
"""The files of a pack."""


def format_of(file: PurePath) -> Format | None:
    """The format of a file of a pack; None for one that no kind of place shows."""
    matching = [form for form in FORMATS if file.match(form.files)]
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
