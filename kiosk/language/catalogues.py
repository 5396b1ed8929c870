"""Extracts the texts, merges them into every language's catalogue and compiles: ``make translations``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from kiosk.guides.kinds import formats
from kiosk.language.drafts import load_drafts
from kiosk.language.extraction import seen_in_the_interface
from kiosk.language.facts import DOMAIN, SOURCE, LanguageError, LanguageFacts, load_facts
from kiosk.language.language_catalog import LanguageCatalog, read_catalogue
from kiosk.whole_file import write_whole

KEYWORDS: Final = {"text": ((1, "c"), 2), "plural": ((1, "c"), 2, 3), "pgettext": ((1, "c"), 2)}
"""Where the context stands in what ``kiosk.language.extraction`` yields: for the program, and for the content."""

METHODS: Final = [
    ("**.py", "kiosk.language.extraction:extract_calls"),
]
"""Where the program asks for texts: every room may have some."""

PACK_METHODS: Final = [(form.files, "kiosk.language.extraction:extract_toml") for form in formats()]
"""Where the texts of a pack stand, in the order of its catalogues."""

OWN_WORDS: Final = "/search"
"""How the contexts of search words end: no language translates those of another."""

DEFAULT_TRANSLATOR: Final = Catalog().last_translator
"""What Babel writes where nobody is named."""


def extracted(package: Path) -> Catalog:
    """Every text of the interface, in the order in which it stands in the files."""
    return _extracted(package, METHODS, DOMAIN, "kiosk/")


def extracted_pack(pack: Path, within: str = "") -> Catalog:
    """Every text of a pack. ``within`` is the path before its files, for translators to find them."""
    return _extracted(pack, PACK_METHODS, pack.name, within)


def templates(package: Path) -> dict[str, Catalog]:
    """What translators get, by domain: the texts of the program, and of each pack that ships with it."""
    packs = (path.parent for path in (package / "content").glob("*/pack.toml"))
    found = {pack.name: extracted_pack(pack, f"kiosk/content/{pack.name}/") for pack in packs}
    return dict(sorted((found | {DOMAIN: extracted(package)}).items()))


def _extracted(folder: Path, methods: Iterable[tuple[str, str]], domain: str, within: str) -> Catalog:
    catalogue = LanguageCatalog(domain=domain)
    for method in methods:
        found = extract_from_dir(folder, [method], keywords=KEYWORDS, directory_filter=lambda _: True)
        for file, line, message, comments, context in found:
            notes = comments or [seen_in_the_interface(context or "")]
            catalogue.add(message, None, [(f"{within}{file}", line)], auto_comments=notes, context=context)
    return catalogue


def merged(template: Catalog, old: Catalog, code: str, facts: LanguageFacts) -> Catalog:
    """The old translations under the new texts.

    A text that was edited keeps its old translation, marked fuzzy, under the same context: a translator looks at it
    again. Search words are no translations, so they stay as they are. Texts that are gone are dropped. Nothing is
    guessed from texts that look alike.
    """
    by_context = {message.context: message for message in old if message.id}
    new = LanguageCatalog(code, facts, template.project)
    if old.last_translator != DEFAULT_TRANSLATOR:
        new.revision_date = old.revision_date
        new.last_translator = old.last_translator
        new.language_team = old.language_team
    for message in template:
        if not message.id:
            continue
        known = by_context.get(message.context)
        same = known is not None and (known.id == message.id or _own_words(message))
        flags = set(known.flags) if known is not None and same else set()
        if known is not None and not same and _same_shape(known, message) and known.string:
            flags.add("fuzzy")
        usable = known is not None and (same or "fuzzy" in flags)
        new.add(
            message.id,
            known.string if known is not None and usable else None,
            message.locations,
            flags,
            message.auto_comments,
            known.user_comments if known is not None else (),
            context=message.context,
        )
    return new


def _own_words(message: Message) -> bool:
    """Whether a language writes its own words here: then a change in the English asks nothing of a translator."""
    return str(message.context).endswith(OWN_WORDS)


def _same_shape(known: Message, message: Message) -> bool:
    return isinstance(known.id, str) == isinstance(message.id, str)


def catalogue_path(folder: Path, code: str, domain: str = DOMAIN) -> Path:
    """Where the translations of a domain into a language stand."""
    return folder / code / "LC_MESSAGES" / f"{domain}.po"


def domains_in(folder: Path) -> tuple[str, ...]:
    """The domains of a locales folder: those that have a template."""
    return tuple(sorted(path.stem for path in folder.glob("*.pot")))


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the kiosk reads it. A fuzzy text shows its old translation: better than a foreign language."""
    made = BytesIO()
    write_mo(made, catalogue, use_fuzzy=True)
    return made.getvalue()


def compile_catalogues(folder: Path) -> None:
    """Write a ``.mo`` beside every ``.po``.

    Each takes its place whole: a kiosk that starts at that moment reads the old one or the new one.
    """
    for code, facts in _languages(folder).items():
        for path in sorted((folder / code / "LC_MESSAGES").glob("*.po")):
            write_whole(path.with_suffix(".mo"), compiled(read_catalogue(path, code, facts)))


def update_catalogues(package: Path, folder: Path) -> None:
    """Extract, merge and compile, for every domain and every language, drafts too."""
    translations = {code: facts for code, facts in _languages(folder).items() if code != SOURCE}
    for domain, template in templates(package).items():
        update_domain(template, folder, domain, translations)
    compile_catalogues(folder)


def update_domain(template: Catalog, folder: Path, domain: str, languages: Mapping[str, LanguageFacts]) -> None:
    """Write the template of a domain, and merge it into the catalogue of each language. A file stays untouched when
    nothing in it changes."""
    _write(folder / f"{domain}.pot", template)
    for code, facts in languages.items():
        path = catalogue_path(folder, code, domain)
        catalogue = merged(template, read_catalogue(path, code, facts), code, facts)
        _write(path, catalogue)
        missing = sum(not translated(message) for message in catalogue if message.id)
        fuzzy = sum(message.fuzzy for message in catalogue if message.id)
        print(f"{code}, {domain}: {len(catalogue)} texts, {missing} to translate, {fuzzy} to look at again")


def _languages(folder: Path) -> dict[str, LanguageFacts]:
    """The languages that have catalogues: those of the menu, and drafts whose catalogue can be read."""
    languages = load_facts(folder)
    for code, facts in load_drafts(folder).items():
        try:
            read_catalogue(catalogue_path(folder, code), code, facts)
        except LanguageError as error:
            print(error, file=sys.stderr)
        else:
            languages[code] = facts
    return languages


def translated(message: Message) -> bool:
    """Whether every form of a message has a translation."""
    return all(forms_of(message))


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation of a message: one text, or one for each plural form."""
    string = message.string
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)


def _write(path: Path, catalogue: Catalog) -> None:
    made = BytesIO()
    write_po(made, catalogue, width=110, omit_header=False, include_lineno=False, ignore_obsolete=True)
    if not path.exists() or path.read_bytes() != made.getvalue():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.getvalue())
