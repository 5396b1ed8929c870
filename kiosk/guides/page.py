"""What is shown at a place, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Final

from kiosk.guides.commands import Command
from kiosk.guides.place import Place

MOST_CHOICES: Final = 7
"""``8``, ``9`` and ``0`` have fixed meanings, so a page never shows more choices than this."""

BETWEEN_NAMES: Final = " · "
"""Between things that stand beside one another on a page: names of languages behind one key, a language and its
welcome, a title in several languages. Said aloud, it is a pause."""

BESIDE: Final = " / "
"""Between a name in two languages, in a text: "Aanmelden" / "Se connecter". Said aloud, it is a pause too."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``brief`` holds the short words for a text message where they differ; with "" it is not in one. A
    ``source`` says where a fact was read: it is looked up by the eye, and not read aloud. One that is ``spare`` is left
    out where the page would be in more parts with it."""

    text: str
    brief: str | None = None
    source: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A numbered choice, 1 to 7, and where it leads. ``language`` is set where it chooses a language, ``state`` where
    numbers of the visitor's go along, such as a score. With "" as its short words it is not in a text message; with ""
    as its label it is in nothing else."""

    number: int
    label: str
    place: Place
    brief: str | None = None
    language: str | None = None
    state: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Step ``step`` of ``steps`` of a guide, counted from 1; ``label`` says so in words, ``guide`` is its title."""

    step: int
    steps: int
    label: str
    guide: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A command with its name in the language of the page."""

    command: Command
    label: str
    brief: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page, the same for every channel. Text is in logical order.

    ``number`` is the phone number or address of a service, for channels that can show it large. ``helper`` is the
    volunteer's note. ``notice`` is one line about what was just said. ``eighth`` is the one choice that has no key of
    its own, on a page where ``8`` is free for it. A long page comes in ``parts``; ``part`` counts from 0. ``state`` is
    what its kind keeps of this visit to it.
    """

    place: Place
    language: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    choices: tuple[Choice, ...] = ()
    eighth: Choice | None = None
    brief_title: str | None = None
    progress: Progress | None = None
    number: str = ""
    helper: str = ""
    notice: str = ""
    commands: tuple[Labelled, ...] = ()
    part: int = 0
    parts: int = 1
    state: tuple[int, ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Counted once: channels keep what they made of a page, and look it up by the page many times a turn."""
        try:
            return self._hash
        except AttributeError:
            counted = hash(tuple(getattr(self, name) for name in _COMPARED))
            object.__setattr__(self, "_hash", counted)
            return counted

    def noticing(self, notice: str) -> Page:
        """The same page with this line about what was just said; "" for none."""
        return self if notice == self.notice else replace(self, notice=notice)

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def numbered(self) -> tuple[Choice, ...]:
        """All that stands behind a digit: the choices, and the one behind ``8``."""
        return self.choices if self.eighth is None else (*self.choices, self.eighth)

    @property
    def pages_to_spare(self) -> Iterator[Page]:
        """The page as it is, and with ever fewer of its spare paragraphs, the first of them left out first."""
        yield self
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.spare:
                left = self.paragraphs[:index] + self.paragraphs[index + 1 :]
                yield from replace(self, paragraphs=left).pages_to_spare
                return

    def naming(self, command: Command, name: str) -> Page:
        """The page with this name for what a key does there."""
        named = (Labelled(key.command, name, name) if key.command is command else key for key in self.commands)
        return replace(self, commands=tuple(named))

    def in_full(self) -> Page:
        """The same page in its full words."""
        if all(choice.label for choice in self.choices):
            return self
        return replace(self, choices=tuple(choice for choice in self.choices if choice.label))

    def in_brief(self) -> Page:
        """The same page in its short words."""
        return replace(
            self,
            title=self.title if self.brief_title is None else self.brief_title,
            paragraphs=tuple(
                replace(p, text=_brief(p.text, p.brief), brief=None) for p in self.paragraphs if p.brief != ""
            ),
            choices=tuple(replace(c, label=_brief(c.label, c.brief)) for c in self.choices if c.brief != ""),
        )


_COMPARED: Final = tuple(each.name for each in fields(Page) if each.compare)


def _brief(full: str, brief: str | None) -> str:
    return full if brief is None else brief
