"""The ``kiosk doctor`` command."""

from __future__ import annotations

import argparse
import sys
from typing import Any


def add_doctor_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which this one is added."""
    doctor: argparse.ArgumentParser = commands.add_parser("doctor", help="say what is missing on this machine")
    doctor.add_argument("--format", choices=("text", "json"), default="text")
    doctor.set_defaults(run=lambda options: _doctor(options.format))


def _doctor(form: str) -> int:
    from kiosk.doctor.examination import examine
    from kiosk.doctor.machine import this_machine
    from kiosk.doctor.report import write_json, write_text
    from kiosk.doctor.site import site_of

    machine = this_machine()
    findings = examine(machine, site_of(machine.environment))
    needed = write_json(tuple(findings), sys.stdout) if form == "json" else write_text(findings, sys.stdout)
    return int(needed)
