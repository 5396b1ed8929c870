"""The crisis phrases that are made when the catalogues are: the same as in the lists, and never old ones."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.language import phrase_file
from kiosk.language.facts import CRISIS, LanguageError, LanguageFolder, load_facts
from kiosk.language.phrase_file import FILE, load_phrases, write_phrases
from kiosk.understanding.crisis.phrases import PhraseTable, take_apart


@pytest.fixture(scope="module")
def written(locales: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locales folder with the lists of all languages and what is made of them."""
    folder = tmp_path_factory.mktemp("locales")
    for code in load_facts(locales):
        (folder / code / "crisis").mkdir(parents=True)
        for name in ("language.toml", CRISIS):
            shutil.copy(locales / code / name, folder / code / name)
    write_phrases(folder)
    return folder


@pytest.fixture
def english(written: Path, tmp_path: Path) -> Path:
    """The folder of one language, to change."""
    return Path(shutil.copytree(written / "en", tmp_path / "en"))


def test_what_is_made_is_what_stands_in_the_lists(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {code: take_apart(LanguageFolder(written / code).crisis()) for code in load_facts(written)}
    monkeypatch.setattr(phrase_file, "take_apart", _never)
    assert {code: load_phrases(written / code) for code in listed} == listed
    assert min(len(table.words) for table in listed.values()) > 300


def test_a_list_that_has_changed_is_read_itself(english: Path) -> None:
    assert "xylophonist" not in load_phrases(english).words
    path = english / CRISIS
    path.write_text(f'child = ["xylophonist"]\n{_without_child(path)}', encoding="utf-8")
    assert "xylophonist" in load_phrases(english).words


def test_what_other_code_made_does_not_count(english: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = ModuleType("changed")
    changed.__file__ = str(tmp_path / "changed.py")
    Path(changed.__file__).write_text("# another way to take phrases apart\n", encoding="utf-8")
    monkeypatch.setattr(phrase_file, "_MADE_BY", (changed,))
    monkeypatch.setattr(phrase_file, "take_apart", _never)
    with pytest.raises(AssertionError, match="the list was read"):
        load_phrases(english)


@pytest.mark.parametrize("kept", [0, 1, 50, 500, 5000, -1])
def test_half_a_file_does_not_count(english: Path, kept: int) -> None:
    whole = load_phrases(english)
    path = english / FILE
    path.write_bytes(path.read_bytes()[:kept])
    assert load_phrases(english) == whole


def test_without_the_file_the_list_is_read(english: Path) -> None:
    whole = load_phrases(english)
    (english / FILE).unlink()
    assert load_phrases(english) == whole
    (english / CRISIS).unlink()
    with pytest.raises(LanguageError, match=r"en/crisis/phrases\.toml"):
        load_phrases(english)


def _never(_: object) -> PhraseTable:
    raise AssertionError("the list was read")


def _without_child(path: Path) -> str:
    before, _, rest = path.read_text(encoding="utf-8").partition("child = [\n")
    return before + rest.partition("\n]\n")[2]
