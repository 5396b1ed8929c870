"""A draft is read and signed off topic by topic, and says nowhere more than was read."""

from __future__ import annotations

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from kiosk.checks.reviews import parts_to_read, unknown_parts
from kiosk.checks.subject import Subject
from kiosk.documents.languages import language_table
from kiosk.documents.listing import write_json, write_text
from kiosk.language.facts import LanguageError
from tests.conftest import TODAY


@pytest.fixture
def signed(content: Path, locales: Path, tmp_path: Path) -> Path:
    """A folder of languages in which somebody has read one topic of Dutch, and what stands in none."""
    folder = tmp_path / "locales"
    shutil.copytree(locales, folder)
    sign(folder, '["safe 2027-01-12", "rest 2027-01-13"]')
    return folder


def sign(folder: Path, reviewed: str) -> None:
    path = folder / "nl" / "language.toml"
    text = path.read_text(encoding="utf-8")
    assert 'review = "draft"\n' in text
    path.write_text(text.replace('review = "draft"\n', f'review = "draft"\nreviewed = {reviewed}\n'), encoding="utf-8")


def test_the_pages_of_all_topics_together_are_all_pages(shipped: Subject) -> None:
    channel = shipped.channels["kiosk"]
    every, found = StringIO(), []
    write_json(shipped, ("nl",), channel, every)
    for part in parts_to_read(shipped):
        out = StringIO()
        write_json(shipped, ("nl",), channel, out, part)
        pages = json.loads(out.getvalue())
        assert pages
        found += pages
    assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, json.loads(every.getvalue())))


def test_a_topic_that_was_read_says_so_and_no_other_does(content: Path, signed: Path) -> None:
    subject = Subject(content, signed, TODAY)
    assert "in part: safe 2027-01-12, rest 2027-01-13" in language_table(subject)
    assert language_table(subject).count("in part") == 1
    out = StringIO()
    write_json(subject, ("nl",), subject.channels["kiosk"], out)
    states = {entry["place"].split("/")[0]: entry["review"] for entry in json.loads(out.getvalue())}
    assert states["privacy"] == "2027-01-13"
    topics = {entry["place"]: entry["review"] for entry in json.loads(out.getvalue()) if "topic/" in entry["place"]}
    assert topics.pop("topic/safe") == "2027-01-12"
    assert set(topics.values()) == {"draft"}
    sheet = StringIO()
    write_text(subject, ("nl",), subject.channels["kiosk"], sheet, "safe")
    assert sheet.getvalue().startswith("# Nederlands (nl), safe, 2027-01-12\n")


def test_a_topic_that_is_none_and_a_day_that_is_none_are_named(content: Path, locales: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(locales, tmp_path / "locales"))
    sign(folder, '["gone 2027-01-12"]')
    (found,) = unknown_parts(Subject(content, folder, TODAY), "nl")
    assert "'gone'" in str(found)
    assert "safe" in str(found)
    path = folder / "nl" / "language.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("gone 2027-01-12", "safe yesterday"), encoding="utf-8")
    with pytest.raises(LanguageError, match="safe yesterday"):
        Subject(content, folder, TODAY)
