"""What the benchmarks generate is content like any other: a field that guides need now, they need too."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import growth
from kiosk.content.loading import load_content


def test_the_generated_guides_can_be_read_and_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Path
) -> None:
    monkeypatch.setattr(growth, "GUIDES", 3)
    monkeypatch.setattr(growth, "SEARCHES", 3)
    grown, locales, words = growth.grow(tmp_path)
    assert len(load_content(grown).guides) == len(load_content(content).guides) + 3
    assert len(growth.searches(grown, locales, words)) == 3
