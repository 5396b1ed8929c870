"""The printer of an office: a queue of CUPS, asked by its own programs. Nothing waits for it without end."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Final, NoReturn, Protocol

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
_IDLE: Final = re.compile(r"^printer \S+ is idle", re.MULTILINE)
_ALERTS: Final = re.compile(r"^\s*Alerts: (.*)$", re.MULTILINE)
_FAULTS: Final = re.compile(
    r"offline|connecting-to-device|(?:media-empty|media-needed|media-jam|input-tray-missing|output-area-full|toner-empty"
    r"|marker-supply-empty|cover-open|door-open|interlock-open|shutdown|timed-out|paused|stopped(?!-partly)"
    r"|hold-new-jobs)(?!\S*-(?:warning|report))"
)
"""Alerts of a printer that prints nothing now (RFC 8011, 5.4.12, and what CUPS adds). A warning is of what soon will
be so, a report of what does not matter."""

_OF_THE_QUEUE: Final = frozenset({"stopped", "paused", "hold-new-jobs"})
"""What CUPS itself does, and so knows at once. The rest it heard of the printer at its last paper, and believes until
the next: that somebody has put paper in, it does not know."""

_AT_FIRST: Final = frozenset({"connecting-to-device"})
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
        known = faults_of(self._asked_state())
        if hindered := known & _OF_THE_QUEUE:
            self._refuse(hindered)
        # On standard input, so that no file of it is left behind.
        command = ("lp", "-d", self._name, "-t", TITLE, "-o", "media=A4")
        told = made_by(command, self._environment, self._seconds, pdf)
        request = None if told is None else _REQUEST.search(told.decode("utf-8", "replace"))
        if request is None:
            raise PrintingError(f"printer {self._name}: lp did not take the paper; try `lp -d {self._name}`")
        try:
            self._watch(request[1], known)
        except PrintingError:
            self._ask("cancel", request[1])
            raise

    def _watch(self, request: str, known: Set[str]) -> None:
        """Wait until a paper is out. ``known`` are the faults of before it."""
        end = time.monotonic() + self._longest
        while self._waiting(request):
            late = time.monotonic() >= end
            told = self._asked_state()
            faults = faults_of(told)
            if hindered := faults if late else faults - known - _AT_FIRST:
                self._refuse(hindered)
            if late and _IDLE.search(told):
                self._refuse({"idle, and lets a paper wait"})
            if late:
                return
            self._pause(EVERY)

    def _asked_state(self) -> str:
        """What CUPS says of the printer."""
        told = self._ask("lpstat", "-l", "-p", self._name)
        if not told:
            raise PrintingError(f"printer {self._name}: CUPS does not answer, or does not know it; try `lpstat -e`")
        return told

    def _refuse(self, faults: Set[str]) -> NoReturn:
        raise PrintingError(f"printer {self._name}: {', '.join(sorted(faults))}")

    def _waiting(self, request: str) -> bool:
        """Whether a paper has not come out yet."""
        told = self._ask("lpstat", "-o", self._name) or ""
        return any(line.startswith(f"{request} ") for line in told.splitlines())

    def _ask(self, *command: str) -> str | None:
        return said_by(command, self._environment, self._seconds)


def faults_of(told: str) -> Set[str]:
    """Why nothing comes out of a printer, of what ``lpstat -l -p`` says of it."""
    alerts = _ALERTS.search(told)
    found = set(_FAULTS.findall(alerts[1])) if alerts else set()
    return found | {"stopped"} if _STOPPED.search(told) else found
