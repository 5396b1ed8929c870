"""Programs that only write down how they were called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fakes:
    """A folder of programs for a PATH, and what was called."""

    folder: Path

    def add(self, name: str, says: str = "", code: int = 0, *, hangs: bool = False) -> None:
        """A program that says something and ends; or one that does not end, nor what it has started: its number stands
        in the file ``started``."""
        said = self.folder / f"{name}.says"
        said.write_text(says, encoding="utf-8")
        wait = f"/bin/sleep 600 & echo $! > {self.folder}/started; /bin/sleep 600" if hangs else ":"
        program = self.folder / name
        program.write_text(
            f'#!/bin/sh\necho "{name} $*" >> {self.folder}/called\n{wait}\n/bin/cat {said}\nexit {code}\n', "utf-8"
        )
        program.chmod(0o755)

    @property
    def called(self) -> list[str]:
        """The lines of command, in order."""
        log = self.folder / "called"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": str(self.folder)}
