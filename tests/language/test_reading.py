"""What readers found is kept, each finding decided, and the documentation counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.checks.subject import Subject
from kiosk.documents.translations import translations
from kiosk.language.errors import LanguageError
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.reading import COLUMNS, READING, read_findings

ROW = ("a/b/text", "major", "Old.", "Nobody says so.", "New.", "refused", "It is the name.", "2026-11-29", "somebody")


def written(folder: Path, *rows: tuple[str, ...]) -> Path:
    (folder / READING).write_text("\n".join("\t".join(row) for row in (COLUMNS, *rows)) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("code", load_facts(locales_folder()))
def test_every_language_was_read_and_every_finding_is_decided(code: str) -> None:
    assert len(read_findings(locales_folder() / code)) > 50


def test_a_row_is_read_as_it_was_written(tmp_path: Path) -> None:
    (found,) = read_findings(written(tmp_path, ROW))
    assert (found.context, found.severity, found.decided, found.why) == (ROW[0], "major", "refused", "It is the name.")
    assert read_findings(tmp_path / "nobody") == ()


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        (0, "", "`context`"),
        (1, "awful", "`severity` is 'awful'; write one of critical, major, minor"),
        (5, "", "`decided` is ''; write one of taken, otherwise, refused"),
        (6, "", "nothing says `why` it was refused"),
        (7, "yesterday", "`read` is 'yesterday'"),
        (8, "a\tb", "line 2: write 9 texts"),
    ],
)
def test_a_row_that_is_not_decided_is_named_with_its_line(tmp_path: Path, cell: int, text: str, said: str) -> None:
    row = [*ROW]
    row[cell] = text
    with pytest.raises(LanguageError, match="line 2") as caught:
        read_findings(written(tmp_path, tuple(row)))
    assert said in str(caught.value)


def test_the_page_counts_each_reading_of_each_language(shipped: Subject) -> None:
    page = translations(shipped)
    for code in shipped.languages.codes:
        findings = read_findings(shipped.folder(code).path)
        for day in {found.read for found in findings}:
            assert day in page
    assert "| Dutch | draft |" in page
