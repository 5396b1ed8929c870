"""Sentences from which nothing was made, by language: one file a language, for those that somebody has written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

FRESH: Final[dict[str, dict[str, list[str]]]] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "fresh_sentences").glob("*.toml"))
}
