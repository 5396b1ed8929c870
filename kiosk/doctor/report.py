"""Findings as lines for a person, or for another program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TextIO

from kiosk.doctor.finding import Finding, State


def write_text(findings: Iterable[Finding], out: TextIO) -> bool:
    """A line each, as soon as it is found, and one that sums up. Returns whether something must be done."""
    count = 0
    for finding in findings:
        count += finding.state is State.NEEDED
        out.write(f"{_printable(line_of(finding))}\n")
        out.flush()
    done = "Nothing must be done." if not count else f"{count} thing{'' if count == 1 else 's'} must be done."
    out.write(f"\n{done}\n")
    return count > 0


def write_json(findings: Sequence[Finding], out: TextIO) -> bool:
    """An array of objects: ``subject``, ``state`` (ok, note, needed), ``said``, ``remedy``. Returns the same."""
    out.write(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1) + "\n")
    return any(finding.state is State.NEEDED for finding in findings)


def line_of(finding: Finding) -> str:
    """``NEEDED  display: it does not answer. Check DISPLAY.``"""
    mark = finding.state.upper() if finding.state is State.NEEDED else finding.state
    end = f". {finding.remedy}" if finding.remedy else ""
    return f"{mark:6}  {finding.subject}: {finding.said}{end}"


def _printable(line: str) -> str:
    """What other programs say may hold anything, and is no command to our terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in line)
