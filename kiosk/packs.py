"""The packs of an office as one: the pack of the country, and what the office adds, in the languages that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kiosk.content.joining import fitting, joined
from kiosk.content.loading import load_content, read_content
from kiosk.content.pack import FILE, Pack, read_pack
from kiosk.guides.catalogue import Content
from kiosk.guides.place import Place
from kiosk.guides.texts import Text, crisis_texts, guide_texts, topic_texts
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
    for place, texts in _texts_of(brought):
        if place not in needed:
            only_in[place] = frozenset(_languages_of(place, texts, pack, languages, problems))
    return replace(joined(content, brought), only_in=only_in)


def _in_every_language(
    before: Content, brought: Content, pack: Pack, languages: OfferedLanguages, problems: list[str]
) -> Content:
    """What is left when a crisis or a topic that was there before is not replaced by half a one: help in danger, and
    the way to all guides of a topic, must be there in every language."""
    needed = _needed_everywhere(before, brought)
    incomplete = set()
    for place, texts in _texts_of(brought):
        if place not in needed:
            continue
        for code in languages.codes:
            if missing := _untranslated(texts, code, pack, languages):
                incomplete.add(place)
                where = f"{_catalogue(pack, code)}: `{missing[0]}` is not translated"
                problems.append(f"{where}; until it is, {_file(place)} is left out")
    return replace(
        brought,
        topics=tuple(topic for topic in brought.topics if Place("topic", topic.id) not in incomplete),
        crises=tuple(crisis for crisis in brought.crises if Place("crisis", crisis.id) not in incomplete),
    )


def _needed_everywhere(before: Content, brought: Content) -> set[Place]:
    return {
        *(Place("crisis", crisis.id) for crisis in brought.crises),
        *(Place("topic", topic.id) for topic in before.topics if topic.id in {new.id for new in brought.topics}),
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


def _texts_of(content: Content) -> Iterator[tuple[Place, Sequence[Text]]]:
    """The places that are shown in some languages only, with all their texts. A service is shown in every language."""
    for topic in content.topics:
        yield Place("topic", topic.id), tuple(topic_texts(asdict(topic)))
    for guide in content.guides.values():
        table = asdict(guide)
        yield Place("guide", guide.id), tuple(guide_texts(guide.id, table | {"step": table["steps"]}))
    for crisis in content.crises:
        yield Place("crisis", crisis.id), tuple(crisis_texts(crisis.id, asdict(crisis)))


def _catalogue(pack: Pack, code: str) -> str:
    return f"locales/{code}/LC_MESSAGES/{pack.id}.po"


def _file(place: Place) -> str:
    folder = {"topic": "topics.toml, ", "guide": "guides/", "crisis": "crisis/"}[place.kind]
    return f"{folder}{place.name}{'' if place.kind == 'topic' else '.toml'}"
