"""The folder of a language, ``locales/<code>/``, read: its facts and habits, and what its people say.

Everything that reads a file of such a folder does it here; what the fields mean stands in ``docs/translating.md``.
A language has its place in the menu (``order``) when it is complete. Before that it is a draft: the kiosk offers it
only to an office that names it, and whatever is missing or wrong in its folder harms no other language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from kiosk.language.easy import Habits
from kiosk.language.errors import LanguageError as LanguageError
from kiosk.language.fact_lines import wrong_lines, wrong_spellings
from kiosk.language.keyboard import ROWS
from kiosk.records import RecordError, read_record
from kiosk.understanding.crisis.gap import GAP, WIDEST

if TYPE_CHECKING:
    from kiosk.language.glossary import Term
    from kiosk.language.sentences import Question, Sentence
    from kiosk.understanding.words import CrisisPhrases, Words

Kind = TypeVar("Kind")

DOMAIN: Final = "kiosk"
"""The gettext domain: the name of every catalogue's file."""

SOURCE: Final = "en"
"""The language in which the content is written. It needs no catalogue."""

FACTS: Final = "language.toml"
WORDS: Final = "words.toml"
GLOSSARY: Final = "glossary.toml"
QUERIES: Final = "queries.toml"
CRISIS: Final = "crisis/phrases.toml"

_PLURAL: Final = re.compile(r"nplurals=([1-9]); plural=(.+);")
_IN_MENU: Final = re.compile(r"^order\s*=", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """``language.toml``: what is known of a language, and how it is written.

    ``order`` is its place in the menu, None for a draft. ``reviewed`` are the topics of a draft that a person has read,
    each with the day: "safe 2027-01-12". ``gap`` is how many words people write between two that belong together ("I
    want to … die"). ``latin`` is its name in Latin letters, where it has others; ``spelling`` how its people spell
    their letters in Latin ones: "х kh = h". ``keyboard`` are the rows of keys on the screen, ``names`` what its people
    call other languages: "nl olandeză"; ``aloud`` what a voice says for a sign or a name: ". punt", "OCMW O C M W".
    """

    name: str
    greeting: str
    direction: Literal["ltr", "rtl"]
    locale: str
    plural: str
    sms: Literal["keep", "fold"]
    segments: int
    voice: str
    review: str
    reviewed: tuple[str, ...] = ()
    order: int | None = None
    latin: str = ""
    sentence_ends: str = ".!?"
    commas: str = ","
    conjunctions: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    gap: int = GAP
    spelling: tuple[str, ...] = ()
    keyboard: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    aloud: tuple[str, ...] = ()
    easy: Habits = field(default_factory=Habits)

    def __post_init__(self) -> None:
        problems = [
            f"`{name}` is empty; write the signs, or leave the line out"
            for name in ("sentence_ends", "commas")
            if not getattr(self, name)
        ]
        if not 0 < self.gap <= WIDEST:
            problems.append(f"`gap` is {self.gap}; write a number from 1 to {WIDEST}")
        if len(self.keyboard) % ROWS or not all(self.keyboard):
            problems.append(f"`keyboard` has {len(self.keyboard)} rows; write three for all that is shown at once")
        problems += (*wrong_spellings(self.spelling), *wrong_lines(self.names, self.reviewed, self.aloud))
        if _PLURAL.fullmatch(self.plural) is None:
            example = '"nplurals=2; plural=(n != 1);"'
            problems.append(f"`plural` is {self.plural!r}; write the rule as in {example}")
        if problems:
            raise RecordError(problems)

    @property
    def right_to_left(self) -> bool:
        """Whether text begins on the right: the screen turns and aligns it, messages mark numbers in it."""
        return self.direction == "rtl"

    @property
    def plural_forms(self) -> int:
        """How many forms a text with a count has."""
        return int(_PLURAL.sub(r"\1", self.plural))

    @property
    def plural_choice(self) -> str:
        """Which of the forms a count ``n`` takes, from 0: an expression of C, as gettext reads it."""
        return _PLURAL.sub(r"\2", self.plural)


@dataclass(frozen=True, slots=True)
class LanguageFolder:
    """``locales/<code>/`` and its files as values. What cannot be read raises LanguageError, with file and field."""

    path: Path

    @property
    def code(self) -> str:
        """The code of the language, as the folder is called: ``nl``."""
        return self.path.name

    @property
    def in_menu(self) -> bool:
        """Whether the language has a place in the menu; also told of a ``language.toml`` with a mistake in it."""
        path = self.path / FACTS
        return path.is_file() and _IN_MENU.search(path.read_text(encoding="utf-8", errors="replace")) is not None

    def facts(self) -> LanguageFacts:
        """What is known of the language. Read without pydantic, for which the first screen does not wait."""
        try:
            return read_record(LanguageFacts, self._table(FACTS))
        except RecordError as error:
            raise LanguageError("\n".join(f"{self.code}/{FACTS}: {problem}" for problem in error.problems)) from error

    def words(self) -> Words:
        """The number words, commands, courtesies and common words."""
        from kiosk.understanding.words import Words

        return self._read(WORDS, Words)

    def glossary(self) -> dict[str, Term]:
        """The one word for each thing."""
        from kiosk.language.glossary import Term

        return self._read(GLOSSARY, dict[str, Term])

    def queries(self) -> dict[str, tuple[str, ...]]:
        """What people ask, by the guide that they need."""
        return self._read(QUERIES, dict[str, tuple[str, ...]])

    def crisis(self) -> CrisisPhrases:
        """How people say that they are in a crisis."""
        from kiosk.understanding.words import CrisisPhrases

        return self._read(CRISIS, CrisisPhrases)

    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in and out of a crisis; none where a draft has none yet."""
        from kiosk.language.sentences import read_sentences

        return read_sentences(self.path)

    def questions(self) -> tuple[Question, ...]:
        """Questions, each with the guide that answers it; none where a draft has none yet."""
        from kiosk.language.sentences import read_questions

        return read_questions(self.path)

    def has(self, file: str) -> bool:
        """Whether a file is there, by its name; not whether it can be read."""
        return (self.path / file).is_file()

    def unchecked(self, file: str) -> dict[str, Any]:
        """A file as it stands; empty when it is not there. A mistake in its fields is told when it is used."""
        return self._table(file) if self.has(file) else {}

    def _read(self, file: str, kind: type[Kind]) -> Kind:
        from pydantic import TypeAdapter, ValidationError

        try:
            return TypeAdapter(kind).validate_python(self._table(file))
        except ValidationError as error:
            problems = (f"{self.code}/{file}: {_sentence(problem)}" for problem in error.errors())
            raise LanguageError("\n".join(problems)) from error

    def _table(self, file: str) -> dict[str, Any]:
        where = f"{self.code}/{file}"
        try:
            return tomllib.loads((self.path / file).read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise LanguageError(f"{where} is missing; docs/translating.md says what stands in it") from error
        except OSError as error:
            raise LanguageError(f"{where}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LanguageError(f"{where}: this is not TOML in UTF-8: {error}") from error


_WANTED: Final = {
    "tuple_type": "a list of texts",
    "string_type": "a text in quotes",
    "dict_type": "its lines under [{field}]",
    "mapping_type": "its lines under [{field}]",
    "dataclass_type": "its lines under [{field}]",
}
"""What to write, by what pydantic says of a value."""


def _sentence(problem: Mapping[str, Any]) -> str:
    """What is wrong with a field, and what to write."""
    field = ".".join(str(part) for part in problem["loc"])
    match problem["type"]:
        case "missing":
            return f"`{field}` is missing"
        case "unexpected_keyword_argument":
            return f"`{field}` is not a field here; correct its name or remove it"
        case kind if kind in _WANTED:
            return f"`{field}` is {problem['input']!r}; write {_WANTED[kind].format(field=field)}"
        case _:
            return f"`{field}`: {problem['msg']}"


def locales_folder() -> Path:
    """The folder of the languages: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "locales"
    return installed if installed.is_dir() else package.parent / "locales"


def language_folders(locales: Path) -> Iterator[LanguageFolder]:
    """Every folder of a language, drafts too, by their codes."""
    return (LanguageFolder(path) for path in sorted(locales.glob("[!._]*")) if path.is_dir())


def load_facts(locales: Path) -> dict[str, LanguageFacts]:
    """The languages of the menu, in its order. Raises LanguageError with the problems of all of them together."""
    facts: dict[str, LanguageFacts] = {}
    problems: list[str] = []
    for folder in filter(lambda folder: folder.in_menu, language_folders(locales)):
        try:
            facts[folder.code] = folder.facts()
        except LanguageError as error:
            problems.append(str(error))
    if problems:
        raise LanguageError("\n".join(problems))
    if not facts:
        raise LanguageError(f"{locales}: no language has `order` in its {FACTS}; the menu would be empty")
    return dict(sorted(facts.items(), key=lambda known: known[1].order or 0))
