"""Says at the end of a run what was skipped and how to install it; in CI nothing may skip."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import pytest

DEBIAN: Final = {
    "Chromium": "chromium",
    "DejaVu": "fontconfig fonts-dejavu-core",
    "PostgreSQL": "postgresql",
    "Xvfb": "xvfb",
    "Xwayland": "xwayland",
    "cage": "cage",
    "espeak-ng": "espeak-ng",
    "convert": "imagemagick",
    "foot": "foot",
    "import": "imagemagick",
    "msgfmt": "gettext",
    "shellcheck": "shellcheck",
    "startx": "xinit",
    "systemd-analyze": "systemd",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "xterm": "xterm",
}
"""The package of each thing that a test may find missing, by the word for it in the reason."""


def lines_for(reasons: Iterable[str]) -> Iterator[str]:
    """One line for each reason to skip: how many tests, why, and what to install."""
    for reason, count in sorted(Counter(reasons).items()):
        packages = sorted({package for thing, package in DEBIAN.items() if thing in reason})
        install = f" On Debian: apt-get install {' '.join(packages)}" if packages else ""
        yield f"Skipped {count} test{'s' if count > 1 else ''}: {reason}.{install}"


def in_ci() -> bool:
    return os.environ.get("CI") == "true"


def _skipped(config: pytest.Config) -> list[str]:
    """The reasons of this run; none in the workers of xdist, which report to the run that started them."""
    reporter: pytest.TerminalReporter | None = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return [_reason(report) for report in reports]


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")


@pytest.hookimpl
def pytest_sessionfinish(session: pytest.Session) -> None:
    if in_ci() and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reasons = _skipped(config)
    for line in lines_for(reasons):
        terminalreporter.write_line(line, yellow=True)
    if reasons and in_ci():
        terminalreporter.write_line("This run fails: in CI nothing may skip.", red=True)
