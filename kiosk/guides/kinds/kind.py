"""What every kind of place says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from kiosk.guides.assembly import Target
from kiosk.guides.page import MOST_CHOICES, Page
from kiosk.guides.place import Place, UnknownPlace

if TYPE_CHECKING:
    from kiosk.guides.content import Content
    from kiosk.guides.sheet import Sheet
    from kiosk.guides.site import Site
    from kiosk.guides.wording import Wording
    from kiosk.understanding.findable import Findable

Here = TypeVar("Here", bound=Place)

State = tuple[int, ...]
"""A few small numbers of somebody at one place, such as tries and a score. They go when the place is left."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a content file, with the context that a translation carries and what a translator is told of it."""

    context: str
    message: str
    seen: str


def _no_texts(id: str, toml: Mapping[str, Any]) -> Iterator[Text]:
    return iter(())


def _nowhere(_: Any) -> Iterable[Place]:
    return ()


def _no_problems(_: Content) -> Iterator[str]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Format:
    """Files of a pack; ``name`` is what editors call their schema. A file that matches ``files`` is one ``model``, its
    name its id; or it holds an array of tables of them, ``[[table]]``. ``arrays`` are the arrays of tables in it, each
    with the field into which it is read.

    ``texts`` gives what is translated, of the file's id and its TOML, a table at a time; ``problems`` what is wrong
    among all files; ``shows`` the places that are there only in the languages that have all texts of a file.
    """

    name: str
    files: str
    model: type[Any]
    texts: Callable[[str, Mapping[str, Any]], Iterator[Text]] = _no_texts
    problems: Callable[[Content], Iterator[str]] = _no_problems
    table: str = ""
    arrays: Mapping[str, str] = field(default_factory=dict)
    shows: Callable[[Any], Iterable[Place]] = _nowhere


class Kind(Generic[Here]):
    """A kind of place. A module of this package that has a ``KIND`` adds one: nothing else names it."""

    name: str
    """The first word of its places as they are written."""

    formats: Sequence[Format] = ()
    """The files of a pack that it shows."""

    always_there = False
    """Whether its places are there whatever the content and the language: nothing need be read to know that."""

    by_the_clock = False
    """Whether a page says or shows if somebody answers now."""

    everybodys = False
    """Whether everybody passes these pages: how they are split is kept, and tells nothing of anybody."""

    undivided = False
    """Whether nobody gets a page in parts who can get it whole, whatever that costs."""

    eight_at_once = False
    """Whether eight choices stand on one page, the last of them behind ``8``."""

    in_one_message = True
    """Whether a page fits one message, unless it has more choices than keys."""

    leads_on = True
    """Whether every page has a choice to go on with."""

    goes_on = False
    """Whether "ok" and "done" mean the first choice here."""

    never_limited = False
    """Whether a page is shown however many messages came: help and what it leads to."""

    needs_letters = False
    """Whether its places are there only where the office answers questions in writing."""

    @property
    def most_at_once(self) -> int:
        """How many choices may stand on one page, and in one message."""
        return MOST_CHOICES + self.eight_at_once

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> Here:
        """The place with these ids. ``parse`` reads other places among them. Raises UnknownPlace."""
        raise NotImplementedError

    def places(self, content: Content) -> Iterable[Here]:
        """Every place of this kind that the content makes, as the way from page to page reaches it."""
        raise NotImplementedError

    def exists(self, place: Here, content: Content, places: Set[Place]) -> bool:
        """Whether a place still exists: content can change while a conversation waits. ``places`` are all there are."""
        return place in places

    def offered(self, place: Here, language: str | None, content: Content) -> bool:
        """Whether a place is there in a language, or in any at all for somebody who has chosen none."""
        return content.offers(place, language)

    def page(self, place: Here, words: Wording, site: Site, state: State) -> Page:
        """The whole page, before any channel splits it. The place exists."""
        raise NotImplementedError

    def target(self, place: Here, words: Wording, site: Site) -> Target:
        """The choice that leads here from a list, or from what a search found."""
        raise NotImplementedError

    def settled(self, place: Here, language: str, site: Site) -> Place:
        """The place with what changes by the clock written into it: the numbers that somebody sees must still mean the
        same a minute later."""
        return place

    def sheet(self, place: Here, words: Wording, site: Site) -> Sheet | None:
        """What is printed of a place; None where nothing is."""
        return None

    def in_topic(self, topic: str, content: Content) -> Iterator[tuple[int, Place]]:
        """The places that a topic lists, each with its place in the order."""
        return iter(())

    def found_by(self, content: Content, words: Wording) -> Iterator[Findable[Place]]:
        """The texts by which a search finds places of this kind, those that the language does not offer too."""
        return iter(())

    def typed(self, content: Content) -> Mapping[str, Place]:
        """What leads to a place from anywhere when it is typed, without spaces: the number of a service."""
        return {}


class Single(Kind[Place]):
    """A kind with one place."""

    always_there = True

    def __init__(self, place: Place) -> None:
        self.place: Final = place
        self.name = place.kind

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> Place:
        if ids:
            raise UnknownPlace(f"{self.name} has one place")
        return self.place

    def places(self, content: Content) -> Iterable[Place]:
        return (self.place,)


def only(ids: Sequence[str], count: int, most: int = 0) -> Sequence[str]:
    """The ids, when there are so many; or up to ``most`` of them. Raises UnknownPlace."""
    if not count <= len(ids) <= max(count, most) or not all(ids):
        raise UnknownPlace(f"{'/'.join(ids)!r} does not tell a place")
    return ids
