"""Writes the pages of the documentation that come from the content: ``make documents``."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from kiosk.checks.cost import cost_table
from kiosk.checks.curriculum import curriculum
from kiosk.checks.listing import language_table
from kiosk.checks.subject import Subject
from kiosk.language.facts import locales_folder
from kiosk.wiring import CONTENT


def write_documents(root: Path, subject: Subject) -> None:
    """``docs/curriculum.md``, and the tables of languages and costs in the README of a checkout."""
    (root / "docs" / "curriculum.md").write_text(curriculum(subject), encoding="utf-8")
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8")
    text = _between("languages", language_table(subject), text)
    text = _between("costs", cost_table(subject), text)
    readme.write_text(text, encoding="utf-8")


def _between(name: str, table: str, text: str) -> str:
    """The text with a table between its two marks."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    return marks.sub(lambda mark: f"{mark[1]}{table}{mark[2]}", text)


if __name__ == "__main__":
    write_documents(CONTENT.parent.parent, Subject(CONTENT, locales_folder(), date.today()))
