"""Who runs the tests is told what was skipped; in CI that fails the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SKIPPING = """
import pytest

@pytest.mark.skipif(True, reason="not installed: Xvfb, xterm, import, convert")
def test_screen(): ...

@pytest.mark.parametrize("number", [1, 2])
def test_database(number):
    pytest.skip("no PostgreSQL on 127.0.0.1:5432")

def test_that_runs(): ...
"""
MODULE = 'import pytest\npytest.skip("not installed: msgfmt", allow_module_level=True)\n'


def run(folder: Path, ci: str, *options: str) -> tuple[int, list[str]]:
    command = [sys.executable, "-m", "pytest", "-p", "tests.skips", "-q", "-p", "no:cacheprovider", *options]
    done = subprocess.run(
        [*command, "--rootdir", str(folder), "-c", os.devnull, str(folder)],
        cwd=ROOT,
        env=os.environ | {"CI": ci, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


@pytest.mark.parametrize("workers", [("-n", "0"), ("-n", "2")])
def test_what_was_skipped_is_said_with_what_to_install(tmp_path: Path, workers: tuple[str, str]) -> None:
    (tmp_path / "test_some.py").write_text(SKIPPING, encoding="utf-8")
    code, said = run(tmp_path, "", *workers)
    assert code == 0
    assert [line for line in said if line.startswith("Skipped")] == [
        "Skipped 2 tests: no PostgreSQL on 127.0.0.1:5432. On Debian: apt-get install postgresql",
        "Skipped 1 test: not installed: Xvfb, xterm, import, convert."
        " On Debian: apt-get install imagemagick xterm xvfb",
    ]


@pytest.mark.parametrize("workers", [("-n", "0"), ("-n", "2")])
@pytest.mark.parametrize("skipping", [SKIPPING, MODULE], ids=["tests", "a whole module"])
def test_in_ci_a_skipped_test_fails_the_run(tmp_path: Path, skipping: str, workers: tuple[str, str]) -> None:
    (tmp_path / "test_some.py").write_text(skipping, encoding="utf-8")
    (tmp_path / "test_more.py").write_text("def test_that_runs(): ...\n", encoding="utf-8")
    code, said = run(tmp_path, "true", *workers)
    assert code == 1
    assert "This run fails: in CI nothing may skip." in said


def test_in_ci_a_run_without_skips_passes(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text("def test_that_runs(): ...\n", encoding="utf-8")
    code, said = run(tmp_path, "true", "-n", "0")
    assert code == 0
    assert not any("Skipped" in line or "fails" in line for line in said)
