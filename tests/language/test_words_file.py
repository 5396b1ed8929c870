"""The words of a language that were compiled are those of its list, and never older ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.language.facts import WORDS, LanguageError, LanguageFolder, load_facts
from kiosk.language.words_file import FILE, load_words, names_of_languages, write_words


@pytest.fixture(scope="module")
def written(locales: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locales")
    for code in load_facts(locales):
        (folder / code).mkdir()
        for name in ("language.toml", WORDS):
            shutil.copy(locales / code / name, folder / code)
    write_words(folder)
    return folder


@pytest.fixture
def english(written: Path, tmp_path: Path) -> LanguageFolder:
    """The folder of one language, to change."""
    return LanguageFolder(Path(shutil.copytree(written / "en", tmp_path / "en")))


def test_what_is_made_is_what_stands_in_the_lists(written: Path) -> None:
    for code in load_facts(written):
        folder = LanguageFolder(written / code)
        assert load_words(folder) == folder.words(), code


def test_neither_what_validates_nor_what_knows_names_is_loaded(written: Path) -> None:
    run = (
        "import sys; from pathlib import Path; from kiosk.language.facts import LanguageFolder;"
        "from kiosk.language.words_file import load_words, names_of_languages;"
        f"nl = LanguageFolder(Path({str(written / 'nl')!r})); assert load_words(nl).commands;"
        "assert names_of_languages(nl, ['fr', 'nl']) == {'fr': 'Frans', 'nl': 'Nederlands'};"
        "assert not {'pydantic', 'babel'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", run], check=True)


def test_a_list_that_has_changed_is_read_itself(english: LanguageFolder) -> None:
    path = english.path / WORDS
    path.write_text(path.read_text(encoding="utf-8").replace("common = [", 'common = ["xylophone",', 1), "utf-8")
    assert "xylophone" in load_words(english).common


@pytest.mark.parametrize("kept", [0, 1, 50, 500, -1])
def test_half_a_file_does_not_count(english: LanguageFolder, kept: int) -> None:
    path = english.path / FILE
    path.write_bytes(path.read_bytes()[:kept])
    assert load_words(english) == english.words()


def test_a_language_that_came_later_has_a_name_too(english: LanguageFolder) -> None:
    assert names_of_languages(english, ["nl", "it"]) == {"nl": "Dutch", "it": "Italian"}


def test_without_a_list_it_is_said_which_one_is_missing(english: LanguageFolder) -> None:
    (english.path / WORDS).unlink()
    with pytest.raises(LanguageError, match=r"en/words\.toml"):
        load_words(english)
