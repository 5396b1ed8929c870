"""What the documentation takes from the content is what the content gives today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.checks.subject import Subject
from kiosk.documents.writing import PARTS, DocumentError, documents, write_documents

ROOT = Path(__file__).parents[2]

NUMBER = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|a dozen"
TYPED = re.compile(
    rf"(?<!at most )\b(?:{NUMBER})\s+(?:guides|topics|languages|competences|services|texts|notes)\b", re.IGNORECASE
)
"""A count of what the content holds, written by hand."""

pytestmark = pytest.mark.xdist_group("shipped")


@pytest.fixture(scope="module")
def subject(shipped: Subject) -> Subject:
    return shipped


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_the_documentation_is_up_to_date(subject: Subject) -> None:
    for path, text in documents(ROOT, subject).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make documents`"


def test_everything_that_is_made_stands_somewhere(subject: Subject) -> None:
    pages = "".join(documents(ROOT, subject).values())
    assert [name for name in PARTS if f"<!-- {name} -->" not in pages] == []


def test_a_count_in_a_sentence_and_a_table_are_brought_up_to_date(checkout: Path, subject: Subject) -> None:
    readme = checkout / "README.md"
    before = "We have <!-- count of guides -->4<!-- end of count of guides --> guides.\n"
    readme.write_text(f"{before}\n<!-- languages -->\nold\n<!-- end of languages -->\n", encoding="utf-8")
    write_documents(checkout, subject)
    guides = len(subject.catalogue.content.guides)
    sentence, _, mark, head, *_, end = readme.read_text(encoding="utf-8").splitlines()
    assert f"-->{guides}<!--" in sentence
    assert (mark, end) == ("<!-- languages -->", "<!-- end of languages -->")
    assert head.startswith("| language |")
    assert f"in {guides} guides" in (checkout / "docs" / "curriculum.md").read_text(encoding="utf-8")


def test_a_mark_for_which_nothing_is_made_is_named(checkout: Path, subject: Subject) -> None:
    (checkout / "docs" / "more.md").write_text("<!-- count of gides -->4<!-- end of count of gides -->", "utf-8")
    with pytest.raises(DocumentError, match=r"more.md: nothing is made for the mark 'count of gides'; write one of"):
        documents(checkout, subject)


def test_what_cannot_be_made_here_stays_as_it_is(
    checkout: Path, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exam is counted with the meaning, which is not installed everywhere."""
    monkeypatch.setattr("kiosk.checks.recall.installed", lambda: False)
    text = "<!-- exam -->\nas it was\n<!-- end of exam -->\n"
    (checkout / "README.md").write_text(text, encoding="utf-8")
    assert documents(checkout, subject)[checkout / "README.md"] == text


def test_a_mark_at_the_start_of_a_line_stands_alone(subject: Subject) -> None:
    """Markdown would show the rest of that line as it stands in the file."""
    for path, text in documents(ROOT, subject).items():
        assert re.findall(r"^ *<!--.*?-->.+$", text, re.MULTILINE) == [], path.name


def test_no_count_is_typed() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    assert len(pages) > 5
    for path in pages:
        if path.name not in ("curriculum.md", "translations.md", "CHANGELOG.md"):
            text = re.sub(r"<!-- (.+?) -->.*?<!-- end of \1 -->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert TYPED.findall(text) == [], f"{path.name}: write it between marks of `make documents`"
