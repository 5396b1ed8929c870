"""One line of `sms-gateway check`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was seen, and what to do about it ("" when nothing)."""

    what: str
    said: str
    remedy: str = ""
    good: bool = True

    @property
    def line(self) -> str:
        """As `sms-gateway check` prints it, ok or WRONG first."""
        mark = "ok   " if self.good else "WRONG"
        end = f". {self.remedy}" if self.remedy else ""
        return f"{mark}  {self.what}: {self.said}{end}"


def ok(what: str, said: str) -> Finding:
    """A finding that asks nothing of the operator."""
    return Finding(what, said)


def wrong(what: str, said: str, remedy: str) -> Finding:
    """A finding that must be mended, with what to do."""
    return Finding(what, said, remedy, good=False)
