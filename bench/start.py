"""The terminal screen from exec to its first page, its memory, and a key press until the screen changes: the first
key of all, and the ones after it.

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

ENTER_AND_LEAVE = (b"2", b"0")
DOWN = (b"\x1b[B",)

EARLIEST = 0.4
"""Seconds after the first paint when a key counts: a kiosk as it is delivered drops what is pressed sooner."""

TEN_PAGES = (b"1", b"5", b"1", b"1", b"1", b"1", b"0", b"9", b"5", b"1")
"""A language, a topic, a guide, its steps, a person, and the card of a service."""

USED = (
    ("memory after 2 s", "MB", 1.4),
    ("peak memory", "MB", 1.4),
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
    yield Result("first page / bare Textual", "s", ours, baseline, 1.3)
    used: dict[str, list[tuple[float, ...]]] = {"ours": [], "bare": []}
    first, following, ours_walked, bare_walked = [], [], [], []
    for _ in range(rounds):
        used["ours"].append(_used(kiosk))
        used["bare"].append(_used(bare))
        one, others = _first_and_next(kiosk)
        first.append(one)
        following.append(others)
        ours_walked.append(_after_ten_pages(kiosk, TEN_PAGES))
        bare_walked.append(_after_ten_pages(bare, ENTER_AND_LEAVE * 5))
    for index, (name, unit, target) in enumerate(USED):
        ours, baseline = ([values[index] for values in used[whose]] for whose in ("ours", "bare"))
        yield Result(f"{name} / bare Textual", unit, ours, baseline, target)
    yield Result("first key / the next keys", "ms", first, following, 1.5)
    yield Result("memory after 10 pages / bare Textual", "MB", ours_walked, bare_walked, 1.6)


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


def _first_and_next(arguments: Sequence[str]) -> tuple[float, float]:
    """Milliseconds of the first key of all, pressed as early as it counts, and the median of those after it."""
    with PseudoTerminal(arguments) as terminal:
        terminal.painted(MARKER)
        terminal.settle(EARLIEST)
        first = terminal.press(TEN_PAGES[0])[0]
        others = [terminal.press(key)[0] for key in islice(cycle(ENTER_AND_LEAVE), KEYS)]
        return first * 1000, median(others) * 1000


def _after_ten_pages(arguments: Sequence[str], keys: Sequence[bytes]) -> float:
    """Memory in MB when somebody has seen ten pages."""
    with PseudoTerminal(arguments) as terminal:
        terminal.painted(MARKER)
        terminal.settle(SETTLED)
        for key in keys:
            terminal.press(key)
        return terminal.memory()[0]
