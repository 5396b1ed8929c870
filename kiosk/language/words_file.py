"""The file that holds the words of a language as they were read, and its names for the languages: ``words.compiled``.

What validates ``words.toml`` and what knows the names of languages (CLDR) takes more time and memory than all words.
The file holds JSON: nothing in it is run when it is read. It belongs to one ``words.toml``. Where that has changed, the
list itself is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kiosk.language.facts import WORDS, LanguageError, LanguageFolder, language_folders
from kiosk.understanding.words import Words
from kiosk.whole_file import write_whole

FILE: Final = "words.compiled"
"""Beside ``words.toml``. Made, like the ``.mo`` files, and never committed."""


def load_words(folder: LanguageFolder) -> Words:
    """The words of a language. Raises LanguageError, like the list itself."""
    if (made := _made(folder)) is None:
        return folder.words()
    lists = made["words"]
    return Words(
        numbers=tuple(map(tuple, lists.pop("numbers"))),
        commands={name: tuple(words) for name, words in lists.pop("commands").items()},
        **{name: tuple(words) for name, words in lists.items()},
    )


def names_of_languages(folder: LanguageFolder, codes: Iterable[str]) -> Mapping[str, str]:
    """What a language calls these languages, those that it has a name for."""
    made = _made(folder)
    if made is not None and made["names"].keys() >= set(codes):
        return {code: name for code in codes if (name := made["names"][code])}
    return {code: name for code, name in _named(folder.code, codes).items() if name}


def write_words(locales: Path) -> None:
    """Write the file of each language in a locales folder. A draft whose list cannot be read gets none."""
    folders = list(language_folders(locales))
    for folder in folders:
        try:
            words = asdict(folder.words())
        except LanguageError:
            if folder.in_menu:
                raise
            continue
        names = _named(folder.code, [other.code for other in folders])
        text = json.dumps({"made from": _fingerprint(folder), "words": words, "names": names}, ensure_ascii=False)
        write_whole(folder.path / FILE, text.encode())


def _named(speaker: str, codes: Iterable[str]) -> dict[str, str]:
    """The names of languages in a language, by CLDR; "" where it has none."""
    from babel import Locale

    known = Locale.parse(speaker).languages
    return {code: known.get(code, "") for code in codes}


def _made(folder: LanguageFolder) -> Any:
    """What the file holds; None when it was not made yet, or from another list."""
    try:
        made = json.loads((folder.path / FILE).read_text(encoding="utf-8"))
        return made if made["made from"] == _fingerprint(folder) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _fingerprint(folder: LanguageFolder) -> str:
    """What a file must be made from to count: this list, and these fields of it."""
    fields = ",".join(Words.__dataclass_fields__)
    return hashlib.sha256(fields.encode() + (folder.path / WORDS).read_bytes()).hexdigest()
