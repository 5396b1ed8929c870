"""Writes what the documentation takes from the content: ``make documents``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kiosk.checks.curriculum import framework
from kiosk.checks.recall import ALARMS, ANSWERED, NOTICED, OFFERED
from kiosk.checks.subject import Subject
from kiosk.documents.cost import cost_table
from kiosk.documents.curriculum import curriculum
from kiosk.documents.languages import language_table
from kiosk.documents.recall import exam_table, in_100, recall_table
from kiosk.documents.themes import theme_names
from kiosk.documents.translations import translations

PARTS: Final[Mapping[str, Callable[[Subject], str | None]]] = {
    "languages": lambda subject: f"\n{language_table(subject)}",
    "costs": lambda subject: f"\n{cost_table(subject)}",
    "count of guides": lambda subject: str(len(subject.catalogue.content.guides)),
    "count of topics": lambda subject: str(len(subject.catalogue.content.topics)),
    "count of languages": lambda subject: str(len(subject.languages.codes)),
    "count of competences": lambda subject: str(len(framework().codes)),
    "themes": lambda subject: theme_names(),
    "exam": lambda subject: None if (table := exam_table(subject)) is None else f"\n{table}",
    "recall": lambda subject: f"\n{recall_table(subject)}",
    "answered of plain": lambda subject: in_100(subject, f"{ANSWERED}, direct"),
    "noticed of plain": lambda subject: in_100(subject, f"{NOTICED}, direct"),
    "answered of hinted": lambda subject: in_100(subject, f"{ANSWERED}, oblique"),
    "noticed of hinted": lambda subject: in_100(subject, f"{NOTICED}, oblique"),
    "false alarms": lambda subject: in_100(subject, ALARMS),
    "needless offers": lambda subject: in_100(subject, OFFERED),
}
"""What may stand between two marks, by the name of the marks; None where it cannot be made here: then it stays."""

_MARKED: Final = re.compile(r"(<!-- (?P<name>[^>]+?) -->).*?(<!-- end of (?P=name) -->)", re.DOTALL)


class DocumentError(ValueError):
    """A mark has a name that nothing is made for; the message says which, in which file, and what may stand there."""


def documents(root: Path, subject: Subject) -> dict[Path, str]:
    """Each file of a checkout that holds something made, as it must be today. Raises DocumentError."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted((*root.glob("*.md"), *root.glob("docs/*.md")))}
    marked = {path: _filled(path.name, text, subject) for path, text in pages.items() if _MARKED.search(text)}
    made = {"curriculum.md": curriculum(subject), "translations.md": translations(subject)}
    return marked | {root / "docs" / name: text for name, text in made.items()}


def write_documents(root: Path, subject: Subject) -> None:
    """Bring the documentation of a checkout up to date. Raises DocumentError."""
    for path, text in documents(root, subject).items():
        path.write_text(text, encoding="utf-8")


def _filled(file: str, text: str, subject: Subject) -> str:
    """The text with what belongs between its marks."""

    def between(mark: re.Match[str]) -> str:
        name = mark["name"]
        if name not in PARTS:
            raise DocumentError(f"{file}: nothing is made for the mark {name!r}; write one of {', '.join(PARTS)}")
        made = PARTS[name](subject)
        return mark[0] if made is None else f"{mark[1]}{made}{mark[3]}"

    return _MARKED.sub(between, text)
