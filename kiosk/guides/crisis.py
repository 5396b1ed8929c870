"""The kinds of crisis and what is said to somebody in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from annotated_types import Len

from kiosk.guides.guide import FORBID_EXTRA, Words

OTHER = "other"
"""The key in ``lines`` for every language that has no lines of its own."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """One kind of crisis. ``lines`` gives a language the service to call first and the one to call second."""

    __pydantic_config__: ClassVar = FORBID_EXTRA

    id: Words
    order: int
    title: Words
    support: Words
    lines: Mapping[str, Annotated[tuple[str, ...], Len(2, 2)]]

    def lines_for(self, language: str) -> tuple[str, str]:
        """The ids of the first and the second service for somebody who speaks this language."""
        first, second = self.lines.get(language) or self.lines[OTHER]
        return first, second
