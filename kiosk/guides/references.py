"""What content files name of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.guides.assembly import PLACEHOLDER
from kiosk.guides.content import Content


def unknown_services(content: Content, text: str | None) -> Iterator[str]:
    """The ids that a text names and that are no service's."""
    return (id for id in PLACEHOLDER.findall(text or "") if id not in content.services)


def repeated(where: str, ids: Iterable[str]) -> Iterator[str]:
    """A problem for each id that comes twice."""
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield f"{where}: the id {id!r} is used twice"
        seen.add(id)
