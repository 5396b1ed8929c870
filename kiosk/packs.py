"""The packs of an office as one: the pack of the country, and what the office adds, in the languages that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kiosk.content.joining import fitting, joined
from kiosk.content.loading import load_content, read_content
from kiosk.content.pack import FILE, Pack, read_pack
from kiosk.guides.content import Content
from kiosk.guides.crisis import Crisis
from kiosk.guides.guide import Topic
from kiosk.guides.kinds import formats, kind_of
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.kind import Text
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.place import Place
from kiosk.language.offered import OfferedLanguages


@dataclass(frozen=True, slots=True)
class Loaded:
    """All packs joined, and what had to be left out of them: a sentence each."""

    content: Content
    problems: tuple[str, ...]


def load_packs(first: Path, later: Sequence[Path], languages: OfferedLanguages) -> Loaded:
    """Read and join packs. The first must be whole: raises ContentError.

    A mistake in a later one leaves that file out and is named: nobody who stands before the kiosk has made it.
    """
    content = load_content(first)
    problems: list[str] = []
    for folder in later:
        found: list[str] = []
        try:
            content = _with(content, folder, languages, found)
        except OSError as error:
            found.append(f"pack.toml: {error.strerror}; let the kiosk read the folder")
        problems += (f"{folder}/{problem}" for problem in found)
    return Loaded(content, (*problems, *languages.pack_problems))


def _with(content: Content, folder: Path, languages: OfferedLanguages, problems: list[str]) -> Content:
    if not folder.is_dir():
        problems.append("there is no such folder; write in `packs` of office.toml a path with a slash, like ./genk")
        return content
    pack = read_pack(folder, problems)
    if pack is None:
        return content
    if not set(pack.languages) & set(languages.codes):
        problems.append(
            f"{FILE}: `languages` holds none that the office offers; add one of {', '.join(languages.codes)}"
        )
    brought = read_content(folder, problems)
    brought = fitting(content, _in_every_language(content, brought, pack, languages, problems), problems)
    needed = _needed_everywhere(content, brought)
    only_in = {place: codes for place, codes in content.only_in.items() if place not in needed}
    for (place, *others), texts in _texts_of(brought):
        if place not in needed:
            codes = frozenset(_languages_of(place, texts, pack, languages, problems))
            only_in |= dict.fromkeys((place, *others), codes)
    return replace(joined(content, brought), only_in=only_in)


def _in_every_language(
    before: Content, brought: Content, pack: Pack, languages: OfferedLanguages, problems: list[str]
) -> Content:
    """What is left when a crisis or a topic that was there before is not replaced by half a one: help in danger, and
    the way to all guides of a topic, must be there in every language."""
    needed = _needed_everywhere(before, brought)
    incomplete = set()
    for (place, *_), texts in _texts_of(brought):
        if place not in needed:
            continue
        for code in languages.codes:
            if missing := _untranslated(texts, code, pack, languages):
                incomplete.add(place)
                where = f"{_catalogue(pack, code)}: `{missing[0]}` is not translated"
                problems.append(f"{where}; until it is, {_file(place)} is left out")
    topics = tuple(topic for topic in brought.topics if TopicPlace(topic.id) not in incomplete)
    crises = tuple(crisis for crisis in brought.crises if CrisisPlace(crisis.id) not in incomplete)
    return replace(brought, held={**brought.held, Topic: topics, Crisis: crises})


def _needed_everywhere(before: Content, brought: Content) -> set[Place]:
    return {
        *(CrisisPlace(crisis.id) for crisis in brought.crises),
        *(TopicPlace(topic.id) for topic in before.topics if topic.id in {new.id for new in brought.topics}),
    }


def _languages_of(
    place: Place, texts: Sequence[Text], pack: Pack, languages: OfferedLanguages, problems: list[str]
) -> Iterator[str]:
    """The languages in which all texts of a place are there, of those that the pack says it has."""
    for code in languages.codes:
        if code not in pack.languages:
            continue
        missing = _untranslated(texts, code, pack, languages)
        if missing:
            problems.append(
                f"{_catalogue(pack, code)}: `{missing[0]}` is not translated; until it is, {_file(place)} is not shown "
                f"in {languages[code].name}"
            )
        else:
            yield code


def _untranslated(texts: Sequence[Text], code: str, pack: Pack, languages: OfferedLanguages) -> list[str]:
    """The contexts of the texts that a language does not have."""
    if code == pack.source:
        return []
    return [text.context for text in texts if not languages[code].translates(text.context, text.message)]


def _texts_of(content: Content) -> Iterator[tuple[tuple[Place, ...], Sequence[Text]]]:
    """What is shown in some languages only: the places of a file, the one that leads to the others first, with all its
    texts. A service is shown in every language."""
    for form in formats():
        for value in content.of(form.model):
            if places := tuple(form.shows(value)):
                table = asdict(value)
                table |= {written: table[field] for written, field in form.arrays.items()}
                yield places, tuple(form.texts(value.id, table))


def _catalogue(pack: Pack, code: str) -> str:
    return f"locales/{code}/LC_MESSAGES/{pack.id}.po"


def _file(place: Place) -> str:
    form = kind_of(place).formats[0]
    (id,) = place.ids
    return f"{form.files}, {id}" if form.table else form.files.replace("*", id)
