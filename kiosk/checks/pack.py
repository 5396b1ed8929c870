"""Checks the pack of an office together with that of its country: ``kiosk pack check``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from babel.messages.catalog import Message

from kiosk.checks import graph, messages, numbers, readability, screen, sentences, signs, translations
from kiosk.checks.rules import Rule
from kiosk.checks.subject import Finding, Subject
from kiosk.content.loading import read_content
from kiosk.content.new_pack import still_to_replace
from kiosk.content.pack import Pack, read_pack
from kiosk.content.schema import PACK, PUBLIC_HOLIDAYS, files_of
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import formats
from kiosk.guides.site import Office
from kiosk.language.catalogues import catalogue_path, extracted_pack
from kiosk.language.facts import load_facts
from kiosk.language.language_catalog import read_catalogue
from kiosk.language.offered import OfferedLanguages
from kiosk.language.pack_texts import PackTexts
from kiosk.mistake import Mistake
from kiosk.packs import load_packs

RULES: Final = (
    Rule("every page can be reached", graph.unreachable),
    Rule("no dead ends", graph.dead_ends),
    Rule("at most seven choices", graph.choices),
    Rule("every text is translated", translations.incomplete),
    Rule("placeholders are intact", translations.placeholders),
    Rule("every page fits the screen", screen.cut_off),
    Rule("messages keep to their segments", messages.too_long),
    Rule("numbers are up to date", numbers.outdated),
    Rule("no number or address is invented", numbers.invented),
    Rule("sentences are short", sentences.long_sentences),
    Rule("a step is one action", sentences.long_steps),
    Rule("no difficult signs", signs.difficult_signs),
    Rule("guides are easy to read", readability.unreadable),
)
"""The rules of ``kiosk check`` that hold for the pages of a pack by themselves."""


class PackSubject(Subject):
    """The content of a country and a pack of an office, joined. ``problems`` is what had to be left out."""

    def __init__(self, country: Path, folder: Path, pack: Pack, locales: Path, offered: tuple[str, ...], today: date):
        super().__init__(country, locales, today)
        self.pack = folder
        self.source = pack.source
        self.languages = OfferedLanguages(locales, offered, [PackTexts(folder)])
        loaded = load_packs(country, [folder], self.languages)
        self.problems = loaded.problems
        self.catalogue = Catalogue(lambda: loaded.content)
        self.engine = Engine(self.catalogue, self.languages, Office("Kiosk"), lambda: self.moment.at)

    @property
    def wanted(self) -> tuple[Message, ...]:
        """What the pack asks a translation for."""
        return tuple(message for message in extracted_pack(self.pack) if message.id)

    def translations(self, language: str) -> tuple[Message, ...]:
        """The catalogue of the pack in a language."""
        path = catalogue_path(self.pack / "locales", language, self.pack.name)
        catalogue = read_catalogue(path, language, self.languages.facts[language])
        return tuple(message for message in catalogue if message.id)


def check_pack(country: Path, folder: Path, locales: Path, offered: tuple[str, ...], today: date, out: TextIO) -> int:
    """Print what falls short, and return the exit code: 0 nothing, 1 something, 2 there is no pack to read.

    ``offered`` are the languages of the office; empty means all.
    """
    unread: list[str] = []
    pack = read_pack(folder, unread) if folder.is_dir() else None
    if pack is None:
        out.writelines(f"{folder}/{problem}\n" for problem in unread or ["pack.toml: there is no such folder"])
        return 2
    findings = list(dict.fromkeys(_findings(country, folder, pack, locales, offered, today)))
    out.writelines(f"{finding}\n" for finding in findings)
    out.write(f"{folder}: {f'{len(findings)} to mend' if findings else 'nothing falls short'}.\n")
    return 1 if findings else 0


def _findings(
    country: Path, folder: Path, pack: Pack, locales: Path, offered: tuple[str, ...], today: date
) -> Iterator[str]:
    known = load_facts(locales)
    for code in pack.languages:
        if code not in known:
            yield f"{folder}/pack.toml: `languages` holds {code!r}; the kiosk has {', '.join(known)}"
    subject = PackSubject(country, folder, pack, locales, offered, today)
    yield from subject.problems
    yield from (f"{folder}/{problem}" for problem in still_to_replace(folder))
    yield from _unknown_files(folder)
    own = _own(folder)
    for language in pack.languages:
        if language not in subject.languages.codes:
            continue
        for rule in RULES:
            try:
                for finding in rule.find(subject, language):
                    if not finding.advice and own.search(finding.where):
                        yield str(finding)
            except (Mistake, ValueError) as error:
                yield str(Finding(f"{folder}, {language}", str(error)))


def _unknown_files(folder: Path) -> Iterator[str]:
    """Files that nobody reads, because a name in their path is not right."""
    read = {path for paths in files_of(folder).values() for path in paths}
    known = (f"{PACK}.toml", *(form.files for form in formats()), f"{PUBLIC_HOLIDAYS}.toml")
    for path in sorted(set(folder.rglob("*.toml")) - read):
        yield f"{path}: the kiosk reads no such file; a pack has {', '.join(known)}"


def _own(folder: Path) -> re.Pattern[str]:
    """How a finding about the pack says where it is: by the ids that the pack itself has."""
    content = read_content(folder, [])
    ids = {
        *content.guides,
        *content.services,
        *(topic.id for topic in content.topics),
        *(group.id for group in content.groups),
        *(crisis.id for crisis in content.crises),
    }
    named = "|".join(sorted(map(re.escape, ids))) or "(?!)"
    return re.compile(rf"(?:^|[ /,])(?:{named})(?:$|[/,.:]|\s)")
