"""One line of ``kiosk doctor``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is: well; such that the kiosk works, and would work better; or such that something must be done."""

    OK = "ok"
    NOTE = "note"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was seen in one line, and what to do about it ("" when nothing)."""

    subject: str
    state: State
    said: str
    remedy: str = ""


def ok(subject: str, said: str) -> Finding:
    """A finding that asks nothing."""
    return Finding(subject, State.OK, said)


def note(subject: str, said: str, remedy: str) -> Finding:
    """A finding with which the kiosk works, and something that makes it better."""
    return Finding(subject, State.NOTE, said, remedy)


def needed(subject: str, said: str, remedy: str) -> Finding:
    """A finding for which something must be done."""
    return Finding(subject, State.NEEDED, said, remedy)
