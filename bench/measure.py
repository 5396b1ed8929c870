"""Medians, spreads and ratios."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

OFFICE: Final = Path(__file__).parent / "office.toml"
"""The office of the benchmarks."""


@dataclass(frozen=True, slots=True)
class Result:
    """One measurement: ours and its baseline, round by round, and the ratio to reach.

    ``at_least`` tells whether the ratio ours/baseline must be at least or at most the target. Without a baseline the
    target is an absolute value in ``unit``.
    """

    name: str
    unit: str
    ours: Sequence[float]
    baseline: Sequence[float]
    target: float
    at_least: bool = False

    @property
    def ratio(self) -> float:
        """The median of ours over the median of the baseline; ours alone when there is none."""
        return median(self.ours) / (median(self.baseline) if self.baseline else 1)

    @property
    def holds(self) -> bool:
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target

    def row(self) -> str:
        """A line of the table: medians, the spread from the lowest to the highest round, ratio and target."""
        ours, baseline = _spread(self.ours), _spread(self.baseline) if self.baseline else "-"
        sign = "≥" if self.at_least else "≤"
        outcome = "holds" if self.holds else "MISSED"
        ratio = f"{self.ratio:6.2f} {sign} {self.target:<5} {outcome}"
        return f"{self.name:<42} {ours:>26} {baseline:>26} {self.unit:<7} {ratio}"


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.4g} ({min(values):.4g}–{max(values):.4g})"


def in_turns(rounds: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Each measure once a round, in turns, so that what else the machine does hits them alike."""
    values: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for measure, results in zip(measures, values, strict=True):
            results.append(measure())
    return values
