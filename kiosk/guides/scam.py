"""Scams that go round: what a volunteer tells about one, for as long as it does. A pack brings them, a file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from kiosk.guides.content import Content
from kiosk.guides.guide import CONTENT_FILE
from kiosk.guides.kinds.kind import Format, Text

LONGEST: Final = timedelta(days=31)
"""After it somebody looks whether a scam still goes round, and writes a new day: nobody believes an old warning."""

SEEN: Final = {
    "title": "The title of a scam that goes round. At most 40 letters.",
    "text": "How people know the scam. Short sentences.",
    "do": "What to do. Short sentences.",
}
"""The fields of a scam that are read, each with what a translator is told of it."""


@dataclass(frozen=True, slots=True)
class Scam:
    """A scam that goes round: how people know it, and what to do. It is told from the day on which it ``starts`` until
    that on which it ``ends``, both of them too. ``address`` is where it was read."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    title: str
    text: str
    do: str
    starts: date
    ends: date
    address: str

    def goes_round(self, day: date) -> bool:
        """Whether it is told on a day."""
        return self.starts <= day <= self.ends


def going_round(content: Content, day: date) -> tuple[Scam, ...]:
    """The scams of a day, the newest first."""
    return tuple(
        sorted((scam for scam in content.of(Scam) if scam.goes_round(day)), key=lambda scam: scam.starts, reverse=True)
    )


def _texts(id: str, scam: Mapping[str, Any]) -> Iterator[Text]:
    for name, seen in SEEN.items():
        yield Text(f"scam/{id}/{name}", scam[name], seen)


def _problems(content: Content) -> Iterator[str]:
    for scam in content.of(Scam):
        file = f"scams/{scam.id}.toml"
        if scam.ends < scam.starts:
            yield f"{file}: `ends` is before `starts`; write the last day on which the scam is told"
        if scam.ends - scam.starts > LONGEST:
            yield f"{file}: `ends` is more than {LONGEST.days} days after `starts`; look again whether it goes round"


SCAMS: Final = Format("scam", "scams/*.toml", Scam, _texts, _problems)
"""The files of a pack that hold them."""
