"""The second opinion by letters: learned the same everywhere, and never from what is kept back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.language.facts import LanguageError
from kiosk.language.letters_file import FILE, load_letters, write_letters
from kiosk.language.letters_learning import learn, lessons
from kiosk.language.sentences import read_questions, read_sentences
from kiosk.understanding.crisis.letters import Letters

LESSONS = (
    ("my husband hits me", "violence"),
    ("he hits me every day", "violence"),
    ("she hits her mother", "violence"),
    ("i want to die", "suicide"),
    ("i do not want to live", "suicide"),
    ("my life must end", "suicide"),
    ("how do i hit enter", "-"),
    ("my phone died", "-"),
    ("what is a password", "-"),
    ("where do i live", "-"),
)


@pytest.fixture(scope="module")
def learned() -> Letters:
    return learn(LESSONS)


@pytest.mark.parametrize(("said", "kind"), [lesson for lesson in LESSONS if lesson[1] != "-"])
def test_what_was_learned_is_known(learned: Letters, said: str, kind: str) -> None:
    assert learned.of(said).crisis > 0.7
    assert learned.of(said).kind == kind


@pytest.mark.parametrize("said", [said for said, kind in LESSONS if kind == "-"])
def test_everyday_sentences_are_known(learned: Letters, said: str) -> None:
    assert learned.of(said).crisis < 0.3


@pytest.mark.parametrize("said", ["My HUSBAND hit me!!", "my husbnd hits me", "mein husband hits me"])
def test_a_slip_changes_little(learned: Letters, said: str) -> None:
    assert learned.of(said).crisis > 0.5
    assert learned.of(said).kind == "violence"


@pytest.mark.parametrize("said", ["", "...", "112", "㌖" * 500, "a" * 1600, "\ud800"])
def test_any_text_has_an_opinion(learned: Letters, said: str) -> None:
    assert 0 <= learned.of(said).crisis <= 1


def test_the_same_is_learned_again_and_read_as_it_was_written(learned: Letters, tmp_path: Path) -> None:
    write_letters(tmp_path, learn(LESSONS))
    assert load_letters(tmp_path) == learned


def test_without_the_file_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="make translations"):
        load_letters(tmp_path)


def test_nothing_learns_from_what_is_kept_back(locales: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locales"
    shutil.copytree(locales / "en", folder / "en", ignore=shutil.ignore_patterns(FILE))
    texts = {text for text, _ in lessons(folder)}
    sentences, questions = read_sentences(folder / "en"), read_questions(folder / "en")
    rows = [(each.text, each.kept_back) for each in sentences] + [(each.text, each.kept_back) for each in questions]
    kept = {text for text, kept_back in rows if kept_back}
    may = {text for text, kept_back in rows if not kept_back}
    assert kept
    assert texts & kept <= may
    assert may <= texts
    written = [each for each in sentences if each.style not in ("said", "everyday")]
    assert 0.28 < sum(each.kept_back for each in written) / len(written) < 0.38
