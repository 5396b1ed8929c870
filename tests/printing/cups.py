"""CUPS as its programs show it: ``lp``, ``lpstat`` and ``cancel``, with a printer of which a test says how it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.printing.printer import Queue
from tests.fakes import Fakes

IDLE: Final = "printer Desk is idle.  enabled since Mon 30 Nov 2026\n\tDescription: Desk\n\tAlerts: {alerts}\n"
STOPPED: Final = "printer Desk disabled since Mon 30 Nov 2026 -\n\treason unknown\n\tAlerts: paused\n"
BUSY: Final = "printer Desk now printing Desk-7.  enabled since Mon 30 Nov 2026\n\tAlerts: {alerts}\n"
JOB: Final = "Desk-7                  kiosk             1024   Mon 30 Nov 2026\n"


class Cups(Fakes):
    """The programs of CUPS, for a PATH. Of a job they keep what ``lp`` was given."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.printer(IDLE.format(alerts="none"))
        self.jobs("")
        self._program("lpstat", f'case "$1" in -l) cat {folder}/printer;; -o) cat {folder}/jobs;; esac')
        self._program("lp", f"cat > {folder}/given; echo 'request id is Desk-7 (0 file(s))'")
        self._program("cancel", ":")

    def printer(self, says: str) -> None:
        """What is said of the printer."""
        (self.folder / "printer").write_text(says, encoding="utf-8")

    def jobs(self, says: str) -> None:
        """What waits to be printed."""
        (self.folder / "jobs").write_text(says, encoding="utf-8")

    def when_sent(self, printer: str) -> None:
        """A job stays, and this is said of the printer from then on."""
        (self.folder / "later").write_text(printer, encoding="utf-8")
        here = self.folder
        script = f"cat > {here}/given; cp {here}/later {here}/printer; printf 'Desk-7 kiosk 1024\\n' > {here}/jobs"
        self._program("lp", f"{script}; echo 'request id is Desk-7 (0 file(s))'")

    @property
    def given(self) -> bytes | None:
        """What ``lp`` was given; None when it was not called."""
        path = self.folder / "given"
        return path.read_bytes() if path.exists() else None

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": f"{self.folder}:/usr/bin:/bin"}

    def queue(self, *, seconds: float = 3.0, longest: float = 0.0) -> Queue:
        """The queue of this printer, watched without a pause."""
        return Queue("Desk", self.environment, seconds=seconds, longest=longest, pause=lambda _: None)

    def _program(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> {self.folder}/called\n{script}\n', encoding="utf-8")
        program.chmod(0o755)
