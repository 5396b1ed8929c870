"""The terminal screen from exec to its first page, its memory, and a key press until the screen changes.

Ours is ``kiosk``; the baseline is ``bench.bare_app``, a bare Textual app with one list of as many options. Both run in
the same pseudo terminal under the same interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from statistics import median

from bench.measure import Result, in_turns
from bench.pseudo_terminal import PseudoTerminal
from kiosk.office import load_office
from kiosk.wiring import offered_languages

MARKER = "Nederlands"
"""A name on the first page that every terminal writes in one piece: Arabic is shaped."""

SETTLED = 2.0
"""Seconds after the first paint when the content is loaded: memory is read, keys are pressed."""

KEYS = 30
"""Key presses a round."""

ENTER_AND_LEAVE = (b"1", b"0")
DOWN = (b"\x1b[B",)

USED = (
    ("memory after 2 s", "MB", 1.6),
    ("peak memory", "MB", 1.6),
    ("key to moved focus", "ms", 1.5),
    ("key to changed page", "ms", 1.5),
)
"""What is measured of a program that has come to rest, its unit, and the ratio to reach."""


def measure(rounds: int) -> Iterator[Result]:
    """Seconds to the first page, megabytes, and milliseconds from a key to the first byte of the changed screen."""
    languages = offered_languages(load_office())
    options = (f"{languages[code].name} · {languages[code].greeting}" for code in languages.codes)
    kiosk, bare = ("-m", "kiosk"), ("-m", "bench.bare_app", *options)
    warm(kiosk, bare)
    ours, baseline = in_turns(rounds, lambda: started(kiosk), lambda: started(bare))
    yield Result("first page / bare Textual", "s", ours, baseline, 1.5)
    used: dict[str, list[tuple[float, ...]]] = {"ours": [], "bare": []}
    for _ in range(rounds):
        used["ours"].append(_used(kiosk))
        used["bare"].append(_used(bare))
    for index, (name, unit, target) in enumerate(USED):
        ours, baseline = ([values[index] for values in used[whose]] for whose in ("ours", "bare"))
        yield Result(f"{name} / bare Textual", unit, ours, baseline, target)


def started(arguments: Sequence[str]) -> float:
    """Seconds from exec until the first page is painted."""
    with PseudoTerminal(arguments) as terminal:
        return terminal.painted(MARKER)


def warm(*commands: Sequence[str]) -> None:
    """Start each once, until its content is loaded: that compiles its modules and fills the disk cache."""
    for arguments in commands:
        with PseudoTerminal(arguments) as terminal:
            terminal.painted(MARKER)
            terminal.settle(2 * SETTLED)


def _used(arguments: Sequence[str]) -> tuple[float, ...]:
    """Memory after a while and at its peak, and the medians of keys that move the focus and that change the page."""
    with PseudoTerminal(arguments) as terminal:
        terminal.painted(MARKER)
        terminal.settle(SETTLED)
        now, peak = terminal.memory()
        keys = (
            median(terminal.press(key)[0] * 1000 for key in islice(cycle(pressed), KEYS))
            for pressed in (DOWN, ENTER_AND_LEAVE)
        )
        return now, peak, *keys
