"""One word for one thing: a term of a language's glossary."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.guides.guide import CONTENT_FILE


@dataclass(frozen=True, slots=True)
class Term:
    """One thing: the beginnings of the word for it, and words that it is never called."""

    __pydantic_config__ = CONTENT_FILE

    use: tuple[str, ...]
    avoid: tuple[str, ...] = ()
