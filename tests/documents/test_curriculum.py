"""The curriculum covers every competence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.checks.curriculum import framework
from kiosk.checks.subject import Subject
from kiosk.documents.curriculum import curriculum

pytestmark = pytest.mark.xdist_group("shipped")


def test_it_covers_all_competences_and_shows_every_guide_once(content: Path, shipped: Subject) -> None:
    all_of_them = len(framework().codes)
    assert all_of_them == 21, "the competences of DigComp"
    guides = [path.stem for path in (content / "guides").glob("*.toml")]
    page = curriculum(shipped)
    assert f"**{all_of_them} of {all_of_them} competences, in {len(guides)} guides.**" in page
    by_guide = page.partition("## Guides and their competences")[2].partition("##")[0]
    assert all(by_guide.count(f"(`{id}`)") == 1 for id in guides)


def test_every_competence_names_a_guide(shipped: Subject) -> None:
    rows = [line.split("|") for line in curriculum(shipped).splitlines()]
    guides = {row[1].strip(): row[3].strip() for row in rows if len(row) == 5 and row[1].strip()[:1].isdigit()}
    assert set(guides) == {"0", *framework().codes}
    assert all("(`" in named for named in guides.values())
