"""The curriculum covers every competence, and its page in the documentation is the one the content gives."""

from __future__ import annotations

from pathlib import Path

from kiosk.checks.curriculum import curriculum, framework
from kiosk.checks.subject import Subject
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]


def test_the_page_is_up_to_date(content: Path, locales: Path) -> None:
    page = (ROOT / "docs" / "curriculum.md").read_text(encoding="utf-8")
    assert page == curriculum(Subject(content, locales, TODAY)), "run `make documents`"


def test_it_covers_21_of_21_in_30_guides(content: Path, locales: Path) -> None:
    assert len(framework().codes) == 21
    assert "**21 of 21 competences, in 30 guides.**" in curriculum(Subject(content, locales, TODAY))


def test_every_competence_names_a_guide(content: Path, locales: Path) -> None:
    rows = [line.split("|") for line in curriculum(Subject(content, locales, TODAY)).splitlines()]
    guides = {row[1].strip(): row[3].strip() for row in rows if len(row) == 5 and row[1].strip()[:1].isdigit()}
    assert set(guides) == {"0", *framework().codes}
    assert all("(`" in named for named in guides.values())
