"""The built wheel runs outside the checkout, with all languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from kiosk.language.facts import load_facts, locales_folder

ROOT = Path(__file__).parent.parent


def test_the_wheel_does_the_same_elsewhere(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    # Made when the wheel is built: without them the first words of a visitor wait for a second.
    made = {path.parent.name for path in installed.glob("kiosk/locales/*/crisis.phrases")}
    assert made >= set(load_facts(locales_folder()))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # -P keeps the current folder out; PYTHONPATH comes before the editable install of the checkout.
    command = [sys.executable, "-P", "-m", "kiosk", "pages", "--channel", "sms", "--format", "json"]
    run = subprocess.run(
        command,
        env=environment | {"PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    languages = {page["language"] for page in json.loads(run.stdout)}
    assert languages == set(load_facts(locales_folder()))
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import kiosk; print(kiosk.__file__)"],
        env=environment | {"PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(installed))
