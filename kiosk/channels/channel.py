"""What a channel below the screen is, and the one list of them: the modules and folders beside this file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar, Final

import kiosk.channels
from kiosk.guides.page import Page
from kiosk.language.facts import LanguageFacts

OPENS: Final = "open_channel"
"""The function by which a module says that it is a channel: from the facts of the languages to a ``Channel``."""


@dataclass(frozen=True, slots=True)
class Size:
    """What a message takes. ``units`` are those of the encoding, which a segment holds so many of."""

    encoding: str
    units: int
    segments: int


class Channel(ABC):
    """How pages are written for one way of reaching somebody. Unless a channel says otherwise: in full, at any length,
    and for nothing. It decides nothing: what a page holds and where it leads is the core's."""

    name: ClassVar[str]
    """What ``kiosk pages --channel`` calls it."""

    bounded: ClassVar[bool] = False
    """Whether it is a window, which shows no more than it has room for (``kiosk.guides.parts.Channel``)."""

    longest: ClassVar[int | None] = None
    """Characters of a message at most; None where there is no end."""

    taken: ClassVar[frozenset[str]] = frozenset()
    """Words that whoever carries the messages answers itself, in capitals. They never ask anything of us."""

    def worded(self, page: Page) -> Page:
        """The page in the words that this channel shows: in full, or in brief."""
        return page.in_full()

    def fits(self, page: Page) -> bool:
        """Whether this page is to be shown whole."""
        return True

    @abstractmethod
    def body(self, page: Page) -> str:
        """The text of a page as it is sent, or read."""

    def size(self, body: str) -> Size | None:
        """What is paid for a text; None where segments are not counted."""
        return None

    def budget(self, page: Page) -> int | None:
        """Segments that a page may take; None where segments are not counted."""
        return None


def channels(languages: Mapping[str, LanguageFacts]) -> dict[str, Channel]:
    """Every channel by its name. A new module or folder of ``kiosk.channels`` with ``open_channel`` is one more."""
    found: dict[str, Channel] = {}
    for module in sorted(module.name for module in iter_modules(kiosk.channels.__path__)):
        opens: Callable[[Mapping[str, LanguageFacts]], Channel] | None = getattr(
            import_module(f"{kiosk.channels.__name__}.{module}"), OPENS, None
        )
        if opens is not None:
            channel = opens(languages)
            found[channel.name] = channel
    return found
