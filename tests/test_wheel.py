"""The built wheel runs outside the checkout, with all languages; a terminal alone without what only a gateway needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bench.server import GATEWAY, started, wait_until_alive
from kiosk.language.facts import load_facts, locales_folder
from tests.tui.test_terminal import Terminal

ROOT = Path(__file__).parent.parent
ONLY_A_GATEWAY = {"twilio", "sqlalchemy", "starlette", "uvicorn", "psycopg", "httpx", "cryptography"}
NOTHING_ELSE = ("-S", "-P")
"""Python without the packages that are installed for the tests, and without the current folder: only PYTHONPATH."""

pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wheel installs, in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def needed(found: Distribution, *extras: str) -> dict[str, Distribution]:
    """The distributions that one asks for, and those that they ask for in turn."""
    wanted: dict[str, Distribution] = {}
    for text in found.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            name = canonicalize_name(requirement.name)
            wanted |= {name: distribution(name)} | needed(distribution(name), *requirement.extras)
    return wanted


def installation(wheel: Path, folder: Path, *extras: str) -> tuple[str, set[str]]:
    """A PYTHONPATH with the wheel and what it asks for, and nothing else; and the names of all that."""
    (metadata,) = wheel.glob("*.dist-info")
    found = needed(PathDistribution(metadata), *extras)
    for one in found.values():
        for name in {Path(str(file)).parts[0] for file in one.files or ()} - {"..", "__pycache__"}:
            if not (folder / name).exists():
                (folder / name).symlink_to(Path(str(one.locate_file(name))))
    return os.pathsep.join((str(wheel), str(folder))), set(found)


@pytest.fixture
def alone(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on Python has what ``pip install kiosk`` installs."""
    path, names = installation(wheel, tmp_path)
    assert not names & ONLY_A_GATEWAY
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


def run(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *NOTHING_ELSE, *arguments]
    return subprocess.run(command, input=said, capture_output=True, encoding="utf-8", check=False)


def test_the_wheel_does_the_same_elsewhere(wheel: Path, tmp_path: Path) -> None:
    # Whoever builds on the packages has their types checked.
    assert {path.parent.name for path in wheel.glob("*/py.typed")} == {"kiosk", "sms_gateway"}
    # Made when the wheel is built: without them the first words of a visitor wait for a second.
    made = {path.parts[-3] for path in wheel.glob("kiosk/locales/*/crisis/phrases.compiled")}
    assert made >= set(load_facts(locales_folder()))
    assert (wheel / "kiosk" / "content" / "belgium" / "pack.compiled").exists()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # -P keeps the current folder out; PYTHONPATH comes before the editable install of the checkout.
    command = [sys.executable, "-P", "-m", "kiosk", "pages", "--channel", "sms", "--format", "json"]
    done = subprocess.run(
        command,
        env=environment | {"PYTHONPATH": str(wheel), "PYTHONIOENCODING": "utf-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    languages = {page["language"] for page in json.loads(done.stdout)}
    assert languages == set(load_facts(locales_folder()))
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import kiosk; print(kiosk.__file__)"],
        env=environment | {"PYTHONPATH": str(wheel)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(wheel))


@pytest.mark.usefixtures("alone")
def test_plain_lines_and_the_checks_need_nothing_of_a_gateway(wheel: Path) -> None:
    where = run("-c", "import kiosk; print(kiosk.__file__)")
    assert where.stdout.startswith(str(wheel)), where.stderr
    plain = run("-m", "kiosk", "plain", said="3\n9\n")
    assert plain.returncode == 0, plain.stderr
    assert "1 Nederlands" in plain.stdout
    assert "A person helps you" in plain.stdout
    pages = run("-m", "kiosk", "pages", "--language", "en", "--channel", "sms")
    assert pages.returncode == 0, pages.stderr
    assert "GSM-7" in pages.stdout


@pytest.mark.usefixtures("alone")
def test_the_screen_needs_nothing_of_a_gateway(tmp_path: Path) -> None:
    office = tmp_path / "office.toml"
    office.write_text("press_pause = 0\n", encoding="utf-8")
    terminal = Terminal(*NOTHING_ELSE, "-m", "kiosk", KIOSK_OFFICE=str(office))
    try:
        terminal.until(lambda: "Nederlands" in terminal.text)
        terminal.press(b"1")
        terminal.until(lambda: "Wat wilt u doen?" in terminal.text)
    finally:
        terminal.close()


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("command", ["serve", "check"])
def test_a_gateway_that_lacks_its_packages_says_what_to_install(command: str) -> None:
    done = run("-m", "sms_gateway", command)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.endswith("is not installed; run: pip install '.[gateway]' in the folder of the kiosk")


def test_with_its_packages_the_gateway_answers(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, names = installation(wheel, tmp_path, "gateway")
    assert names >= ONLY_A_GATEWAY
    monkeypatch.setenv("PYTHONPATH", path)
    with started((*NOTHING_ELSE, *GATEWAY)) as server:
        wait_until_alive(server.address, server.process)
