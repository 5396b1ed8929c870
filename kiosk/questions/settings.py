"""What a program needs to reach the questions: the public key from ``office.toml``, the rest from the environment.

A secret stands in no file that is copied from office to office.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.mistake import Mistake

URL: Final = "KIOSK_QUESTIONS_URL"
"""Where the questions are kept: the address of a database."""

KEY: Final = "KIOSK_QUESTIONS_KEY"
"""What codes are hidden with: the same at each kiosk and at the gateway."""

SHORTEST_KEY: Final = 32
"""Characters. There are 900,000 codes: a key that can be guessed gives every answer away."""

_SQLITE: Final = re.compile(r"sqlite:///\S+")
_POSTGRESQL: Final = re.compile(r"postgresql(?:\+psycopg)?://\S+")


class QuestionsError(Mistake):
    """Questions are on, and cannot work: the message says what to write, and holds no secret."""


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """Where questions are kept, and what codes are hidden with."""

    url: str
    key: bytes


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings of this environment. Raises QuestionsError."""
    key = environment.get(KEY, "")
    if len(key) < SHORTEST_KEY:
        raise QuestionsError(
            f"{KEY} is missing or has less than {SHORTEST_KEY} characters, and office.toml lets visitors ask in "
            f"writing. Make one with `openssl rand -hex 32`: the same for each kiosk and for the gateway"
        )
    return Settings(url_of(environment), key.encode())


def url_of(environment: Mapping[str, str]) -> str:
    """The address of the database, with our driver. Raises QuestionsError."""
    url = environment.get(URL, "")
    if _SQLITE.fullmatch(url):
        return url
    if _POSTGRESQL.fullmatch(url):
        return f"postgresql+psycopg://{url.partition('://')[2]}"
    raise QuestionsError(
        f"{URL} is missing or not right: write sqlite:/// and the whole path of a file for one machine, or "
        "postgresql://user:password@host/name for several"
    )


def file_of(url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None
