"""How the code is divided: small modules, no room that holds everything, and none that needs what needs it."""

from __future__ import annotations

from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PACKAGES = ("kiosk", "sms_gateway")
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]

LONGEST = 250
"""Lines of a module: what somebody can hold in mind who has never seen it."""

LARGEST = 1 / 5
"""The share of one room: a larger one is where everything ends up."""


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_long() -> None:
    long = {path.relative_to(ROOT).as_posix(): lines_of(path) for path in MODULES if lines_of(path) > LONGEST}
    assert not long, long


def test_no_room_holds_more_than_a_fifth() -> None:
    rooms: Counter[str] = Counter()
    for path in MODULES:
        rooms[path.parent.relative_to(ROOT).as_posix()] += lines_of(path)
    table = "\n".join(f"{lines:6} {lines / rooms.total():4.0%} {room}" for room, lines in rooms.most_common())
    assert max(rooms.values()) <= LARGEST * rooms.total(), f"\n{table}"


def test_no_room_needs_a_room_that_needs_it() -> None:
    """A folder in a room is a part of it: the kinds of places stand in the core."""
    graph = grimp.build_graph(*PACKAGES, exclude_type_checking_imports=True, cache_dir=None)
    modules: dict[str, set[str]] = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    rooms: dict[str, set[str]] = {}
    for name, others in modules.items():
        rooms.setdefault(room_of(name), set()).update({room_of(other) for other in others} - {room_of(name)})
    assert len(rooms) > 10
    TopologicalSorter(rooms).prepare()
    TopologicalSorter(modules).prepare()


def room_of(module: str) -> str:
    """The room in which a module stands; a module of no room is one."""
    return ".".join(module.split(".")[:2])
