"""What stands on paper, in one language: nothing of whoever takes it, and nothing of the moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.guides.place import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A step, a service, or a few lines. ``mark`` is the number of a step; ``number`` is a phone number or an address,
    shown large, and without marks that order it."""

    title: str = ""
    lines: tuple[str, ...] = ()
    mark: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading, "" for none."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed of a place. The same place has the same entries in every language, in the same order, so that
    two languages can stand side by side. Text is in logical order.

    ``code`` leads here from elsewhere, "" where none does; ``onward`` says how, and ``link`` is the same for a camera.
    """

    place: Place
    language: str
    title: str
    sections: tuple[Section, ...]
    code: str = ""
    link: str = ""
    onward: tuple[str, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """Every text on it."""
        yield from (self.title, self.code, *self.onward)
        for section in self.sections:
            yield section.heading
            for entry in section.entries:
                yield from (entry.mark, entry.title, entry.number, *entry.lines)
