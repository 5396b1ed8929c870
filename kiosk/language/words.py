"""What people say in a language: ``words.toml`` and ``crisis.toml`` in its folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from kiosk.language.facts import LanguageError
from kiosk.understanding.words import CrisisPhrases, Words

Kind = TypeVar("Kind")


def load_words(folder: Path) -> Words:
    """The number words, universal words and common words of one language."""
    return load_file(folder / "words.toml", Words)


def load_crisis(folder: Path) -> CrisisPhrases:
    """How people of one language say that they are in a crisis."""
    return load_file(folder / "crisis.toml", CrisisPhrases)


def load_file(path: Path, kind: type[Kind]) -> Kind:
    """A file of a language. Raises LanguageError that names the file and every field that is wrong."""
    from pydantic import TypeAdapter, ValidationError

    where = f"{path.parent.name}/{path.name}"
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(kind).validate_python(raw)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LanguageError(f"{where}: {error}") from error
    except ValidationError as error:
        problems = (f"{where}: `{'.'.join(map(str, e['loc']))}`: {e['msg']}" for e in error.errors())
        raise LanguageError("\n".join(problems)) from error
