"""What is known of each language: ``locales/languages.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_type_hints

DOMAIN: Final = "kiosk"
"""The gettext domain: the name of every catalogue's file."""

SOURCE: Final = "en"
"""The language in which the content is written. It needs no catalogue."""


class LanguageError(Exception):
    """Something about a language is wrong or missing; the message says which file and what to do."""


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """One entry of ``languages.toml``; the file explains the fields."""

    name: str
    greeting: str
    direction: Literal["ltr", "rtl"]
    locale: str
    sms: Literal["keep", "fold"]
    segments: int
    voice: str
    review: str

    @property
    def right_to_left(self) -> bool:
        return self.direction == "rtl"


def locales_folder() -> Path:
    """The folder of the catalogues: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "locales"
    return installed if installed.is_dir() else package.parent / "locales"


def load_facts(folder: Path) -> dict[str, LanguageFacts]:
    """The languages of a locales folder, in menu order. Raises LanguageError with all problems together.

    Read before the first screen shows, so by hand: pydantic takes longer to import than that screen to paint.
    """
    path = folder / "languages.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LanguageError(f"{path}: {error}") from error
    problems = [problem for code, table in tables.items() for problem in _problems(path, code, table)]
    if problems:
        raise LanguageError("\n".join(problems))
    return {code: LanguageFacts(**table) for code, table in tables.items()}


def _problems(path: Path, code: str, table: dict[str, Any]) -> list[str]:
    hints = get_type_hints(LanguageFacts)
    names = [field.name for field in fields(LanguageFacts)]
    problems = [f"{path.name}, [{code}]: `{name}` is missing" for name in names if name not in table]
    for name, value in table.items():
        if name not in hints:
            problems.append(f"{path.name}, [{code}]: `{name}` is not a field here; correct its name or remove it")
        elif allowed := get_args(hints[name]):
            if value not in allowed:
                problems.append(f"{path.name}, [{code}]: `{name}` is {value!r}; write one of {', '.join(allowed)}")
        elif not isinstance(value, hints[name]):
            problems.append(f"{path.name}, [{code}]: `{name}` must be {hints[name].__name__}, not {value!r}")
    return problems
