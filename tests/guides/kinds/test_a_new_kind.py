"""A kind of place is one module and its content: nothing else names it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import PACKAGE

HERE = Path(__file__).parent

CONTENT = """
topic = "safe"
title = "Practise umbrella"
question = "Which word is longer?"
right = "umbrella"
wrong = "rain"
"""


def test_a_practice_is_added_by_one_module_and_its_content(content: Path, tmp_path: Path) -> None:
    guides = tmp_path / "guides"
    shutil.copytree(PACKAGE / "guides" / "kinds", guides / "kinds")
    shutil.copy(HERE / "practice.py", guides / "kinds")
    pack = Path(shutil.copytree(content, tmp_path / content.name))
    (pack / "practices").mkdir()
    (pack / "practices" / "two-letters.toml").write_text(CONTENT, encoding="utf-8")
    command = [sys.executable, str(HERE / "walk_a_practice.py"), str(guides), str(pack)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PACKAGE.parent)
    assert done.stdout == "walked\n", done.stderr
