"""The printer of an office: a queue of CUPS, asked by its own programs. Nothing waits for it without end."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol

from kiosk.guides.sheet import Sheet
from kiosk.mistake import Mistake
from kiosk.terminal.programs import made_by, said_by

SECONDS: Final = 3.0
"""How long one of its programs may take."""

LONGEST: Final = 8.0
"""Seconds in which a paper is out, or on its way: a fault shows within them."""

EVERY: Final = 0.5
"""Seconds between two looks at it."""

TITLE: Final = "kiosk"
"""What the list of jobs says, which others can read: the same for every paper."""

_STOPPED: Final = re.compile(r"^printer \S+ disabled", re.MULTILINE)
_ALERTS: Final = re.compile(r"^\s*Alerts: (.*)$", re.MULTILINE)
_NOTHING_COMES: Final = (
    r"offline|(?:media-empty|media-needed|media-jam|input-tray-missing|output-area-full|toner-empty|marker-supply-empty"
    r"|cover-open|door-open|interlock-open|shutdown|timed-out|paused|stopped(?!-partly)|hold-new-jobs)"
    r"(?!\S*-(?:warning|report))"
)
"""Alerts of a printer that prints nothing now (RFC 8011, 5.4.12, and what CUPS adds). A warning is of what soon will
be so, a report of what does not matter."""

_FAULTS: Final = re.compile(_NOTHING_COMES)
_LATE: Final = re.compile(rf"{_NOTHING_COMES}|connecting-to-device")
"""Each printer is connected to at first; one that is switched off, for ever."""

_REQUEST: Final = re.compile(r"request id is (\S+-\d+)")


class PrintingError(Mistake):
    """Nothing was printed; the message says why, to who looks after the printer."""


class Printer(Protocol):
    """Prints papers."""

    def print(self, sheets: Sequence[Sheet]) -> None:
        """Print a place in these languages. Comes back within seconds; raises PrintingError when no paper comes."""


class Queue:
    """A queue of CUPS, by its name."""

    def __init__(
        self,
        name: str,
        environment: Mapping[str, str],
        *,
        seconds: float = SECONDS,
        longest: float = LONGEST,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """``environment`` finds the programs. ``seconds`` is how long one may take, ``longest`` how long a paper is
        watched."""
        self._name = name
        self._environment = {**environment, "LC_ALL": "C.UTF-8"}
        self._seconds = seconds
        self._longest = longest
        self._pause = pause

    def send(self, pdf: bytes) -> None:
        """Print a file, or raise PrintingError. What does not come out now is taken back: the next visitor would find
        it. A slow printer that has no fault is trusted."""
        self._look()
        # On standard input, so that no file of it is left behind.
        command = ("lp", "-d", self._name, "-t", TITLE, "-o", "media=A4")
        told = made_by(command, self._environment, self._seconds, pdf)
        request = None if told is None else _REQUEST.search(told.decode("utf-8", "replace"))
        if request is None:
            raise PrintingError(f"printer {self._name}: lp did not take the paper; try `lp -d {self._name}`")
        try:
            self._watch(request[1])
        except PrintingError:
            self._ask("cancel", request[1])
            raise

    def _watch(self, request: str) -> None:
        """Wait until a paper is out."""
        end = time.monotonic() + self._longest
        while self._waiting(request):
            late = time.monotonic() >= end
            self._look(late=late)
            if late:
                return
            self._pause(EVERY)

    def _look(self, *, late: bool = False) -> None:
        """Raise PrintingError where nothing comes out; ``late``: what had time enough counts too."""
        told = self._ask("lpstat", "-l", "-p", self._name)
        if not told:
            raise PrintingError(f"printer {self._name}: CUPS does not answer, or does not know it; try `lpstat -e`")
        if fault := fault_of(told, late=late):
            raise PrintingError(f"printer {self._name}: {fault}")

    def _waiting(self, request: str) -> bool:
        """Whether a paper has not come out yet."""
        told = self._ask("lpstat", "-o", self._name) or ""
        return any(line.startswith(f"{request} ") for line in told.splitlines())

    def _ask(self, *command: str) -> str | None:
        return said_by(command, self._environment, self._seconds)


def fault_of(told: str, *, late: bool = False) -> str:
    """Why nothing comes out of a printer, of what ``lpstat -l -p`` says of it; "" when something does. ``late``: it had
    time to be connected to."""
    if _STOPPED.search(told):
        return "the queue is stopped; `cupsenable` starts it"
    alerts = _ALERTS.search(told)
    fault = (_LATE if late else _FAULTS).search(alerts[1]) if alerts else None
    return fault[0] if fault else ""
