"""Other programs: what they say, and that nobody waits for one that hangs."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.terminal.programs import said_by
from tests.fakes import Fakes


@pytest.fixture
def fakes(tmp_path: Path) -> Fakes:
    return Fakes(tmp_path)


def test_what_a_program_writes(fakes: Fakes) -> None:
    fakes.add("lpstat", "Brother\n")
    assert said_by(("lpstat", "-e"), fakes.environment) == "Brother\n"
    assert fakes.called == ["lpstat -e"]


def test_one_that_fails_or_is_not_there_says_nothing(fakes: Fakes) -> None:
    fakes.add("lpstat", "half of it", code=1)
    assert said_by(("lpstat",), fakes.environment) is None
    assert said_by(("fc-list",), fakes.environment) is None


def test_one_that_hangs_is_ended_with_what_it_has_started(fakes: Fakes) -> None:
    fakes.add("lpstat", hangs=True)
    began = time.monotonic()
    assert said_by(("lpstat",), fakes.environment, 0.5) is None
    assert time.monotonic() - began < 10
    assert fakes.called == ["lpstat "]
    started = Path("/proc") / (fakes.folder / "started").read_text(encoding="ascii").strip() / "cmdline"
    with suppress(OSError):
        while "sleep" in started.read_text(encoding="ascii"):
            assert time.monotonic() - began < 30, "what it has started runs on"
            time.sleep(0.05)
