"""A pack that was compiled is the pack as its files say it, and never an older one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.compiled import FILE, load_compiled, write_compiled
from kiosk.content.loading import ContentError, load_content
from kiosk.wiring import CONTENT


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "belgium"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns(FILE))
    return folder


def test_what_was_compiled_is_what_the_files_say(pack: Path) -> None:
    write_compiled(pack)
    assert load_compiled(pack) == load_content(pack)


def test_nothing_that_validates_is_loaded_for_what_was_compiled(pack: Path) -> None:
    write_compiled(pack)
    run = (
        "import sys; from pathlib import Path; from kiosk.content.compiled import load_compiled;"
        f"assert load_compiled(Path({str(pack)!r})).guides; assert 'pydantic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", run], check=True)


def test_a_text_that_changed_since_is_shown(pack: Path) -> None:
    write_compiled(pack)
    guide = pack / "guides" / "strong-password.toml"
    guide.write_text(guide.read_text("utf-8").replace('goal = "', 'goal = "Today: ', 1), "utf-8")
    assert load_compiled(pack).guides["strong-password"].goal.startswith("Today: ")


def test_a_file_that_came_since_counts(pack: Path) -> None:
    write_compiled(pack)
    (pack / "guides" / "broken.toml").write_text("title = 1", "utf-8")
    with pytest.raises(ContentError, match=r"guides/broken\.toml"):
        load_compiled(pack)


@pytest.mark.parametrize("damage", [lambda text: text[:-500], lambda text: "", lambda text: text.split("\n")[0]])
def test_half_a_file_is_no_file(pack: Path, damage: object) -> None:
    write_compiled(pack)
    compiled = pack / FILE
    assert callable(damage)
    compiled.write_text(damage(compiled.read_text("utf-8")), "utf-8")
    assert load_compiled(pack) == load_content(pack)


def test_a_pack_that_is_not_whole_is_not_compiled(pack: Path) -> None:
    (pack / "topics.toml").unlink()
    with pytest.raises(ContentError, match=r"topics\.toml"):
        write_compiled(pack)
    assert not (pack / FILE).exists()
