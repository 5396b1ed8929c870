"""The kinds of crisis and what is said to somebody in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from kiosk.guides.guide import CONTENT_FILE

OTHER: Final = "other"
"""The key in ``lines`` for every language that has no lines of its own."""

CHILD: Final = "child"
HURT: Final = ("violence", "sexual")
"""Kinds that become the kind ``child`` when a child says them."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """One kind of crisis.

    ``order`` is its place on the menu. When two kinds are said at once, the one with more ``weight`` is answered.
    ``lines`` gives a language the service to call first and the one to call second.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    order: int
    weight: int
    title: str
    support: str
    lines: Mapping[str, tuple[str, str]]

    def lines_for(self, language: str) -> tuple[str, str]:
        """The ids of the first and the second service for somebody who speaks this language."""
        return self.lines.get(language) or self.lines[OTHER]
