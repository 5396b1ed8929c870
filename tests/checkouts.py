"""A copy of the whole checkout, for tests of what a change asks of the people who make it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

LANGUAGES = ("nl", "en", "ar")
"""What a copy keeps of the languages: every rule treats each of them alike, and all of them would take minutes."""


def copy_checkout(to: Path) -> Path:
    """The files of the checkout, changed ones as they are now, in a few languages."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, done.stdout.split("\0")):
        folder, *rest = Path(name).parts
        left_out = folder == "locales" and len(rest) > 1 and rest[0] not in LANGUAGES
        if (ROOT / name).is_file() and not left_out:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def run_in(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a copy, with the packages of that copy."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_program(to: Path) -> Path:
    """The packages, their tests and their documentation, beside the languages of this checkout as they are compiled."""
    for name in ("kiosk", "sms_gateway", "tests", "docs", "deploy"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", to)
    (to / "locales").symlink_to(ROOT / "locales")
    return to


def run_tests_in(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run tests of a copy."""
    return run_in(copy, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *arguments)
