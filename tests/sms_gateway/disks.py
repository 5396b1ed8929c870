"""A small disk of its own that can become full or read-only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


class SmallDisk:
    """A megabyte of memory as a disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make_read_only(self) -> None:
        _run("mount", "-o", "remount,ro", str(self.path))

    def fill(self) -> None:
        with (self.path / "filler").open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                return

    def make_room(self) -> None:
        (self.path / "filler").unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Only root may mount: others run the tests with `unshare --map-root-user --mount make test`."""
    path = tmp_path / "disk"
    path.mkdir()
    try:
        _run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(path))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small disk: only root may mount one")
    yield SmallDisk(path)
    # Lazily: whatever a test that failed has left open keeps the disk busy.
    _run("umount", "--lazy", str(path))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
