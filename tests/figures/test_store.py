"""The file of the figures: sums, and nothing that tells who, in which order or when on a day."""

from __future__ import annotations

import random
import re
import sqlite3
import stat
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.figures.counters import Counters
from kiosk.figures.store import FILE, Cell, Store, files_here, own_file
from kiosk.guides.outcomes import Outcome, Seen
from tests.figures.visits import SITE, Days
from tests.sms_gateway.disks import SmallDisk

DAY = date(2026, 11, 30)
SEEN = [Seen(outcome, guide, code) for outcome in Outcome for guide in ("one", "two") for code in ("nl", "ar", "uk")]
COUNTED_BY_SQLITE = (range(24, 28), range(40, 44), range(92, 96))
"""Where its header holds how often the file was written: a number that does not tell when."""


def keep(file: Path, seen: list[Seen], every: int) -> None:
    """Count all this, and write it now and then."""
    counters = Counters(Store(file), SITE, Days(DAY))
    for number, each in enumerate(seen):
        counters.on("screen").take(each)
        if number % every == 0:
            counters.flush()
    counters.flush()


def bare(file: Path) -> bytes:
    raw = bytearray(file.read_bytes())
    for part in COUNTED_BY_SQLITE:
        for index in part:
            raw[index] = 0
    return bytes(raw)


def test_its_bytes_tell_neither_order_nor_time(tmp_path: Path) -> None:
    """The same visits in another order, written at other moments: the same file, byte by byte."""
    seen = [each for number, each in enumerate(SEEN) for _ in range(number % 7 + 1)]
    keep(tmp_path / "one.db", seen, 3)
    random.Random(7).shuffle(seen)
    keep(tmp_path / "other.db", seen, 40)
    assert bare(tmp_path / "one.db") == bare(tmp_path / "other.db")
    said = {cell.outcome: count for cell, count in Store(tmp_path / "one.db").read().items()}
    assert said
    words = set(re.findall(rb"[0-9]{3,}[-:. 0-9]*", (tmp_path / "one.db").read_bytes()))
    assert {word.strip()[:10] for word in words} <= {b"2026-11-30"}, "no time, and no other number that is written out"


def test_only_its_owner_reads_it_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "kiosk" / FILE
    keep(file, SEEN, 5)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == [FILE]
    with sqlite3.connect(file) as connection:
        assert [row[1] for row in connection.execute("PRAGMA table_info(figures)")] == [
            "day",
            "site",
            "channel",
            "language",
            "guide",
            "outcome",
            "count",
        ]


def test_two_programs_add_to_one_file_and_old_days_go(tmp_path: Path) -> None:
    file = tmp_path / FILE
    old = Cell("2023-10-31", SITE, "screen", "nl", "one", "begun")
    kept = Cell("2023-11-01", SITE, "screen", "nl", "one", "begun")
    assert Store(file).add({old: 3, kept: 4}, date(2023, 11, 2))
    keep(file, SEEN, 2)
    keep(file, SEEN, 100)
    read = Store(file).read()
    assert old not in read
    assert read.pop(kept) == 4
    assert set(read.values()) == {2}


def test_what_cannot_be_written_waits_until_the_next_day_is_over(tmp_path: Path) -> None:
    (tmp_path / "kiosk").write_text("no folder")
    days = Days(DAY)
    counters = Counters(Store(tmp_path / "kiosk" / FILE), SITE, days)
    tally = counters.on("plain")
    tally.take(SEEN[0])
    counters.flush()
    days.day = date(2026, 12, 1)
    tally.take(SEEN[1])
    counters.flush()
    assert counters.lost == 0
    days.day = date(2026, 12, 2)
    counters.flush()
    assert counters.lost == 1, "a month that is shown does not change any more"
    (tmp_path / "kiosk").unlink()
    counters.flush()
    assert {cell.day: count for cell, count in Store(tmp_path / "kiosk" / FILE).read().items()} == {"2026-12-01": 1}


def test_a_disk_that_is_full_or_read_only_harms_nobody(small_disk: SmallDisk) -> None:
    file = small_disk.path / FILE
    days = Days(DAY)
    counters = Counters(Store(file), SITE, days)
    steps: tuple[Callable[[], None], ...] = (small_disk.fill, small_disk.make_room, small_disk.make_read_only)
    for step in steps:
        step()
        for each in SEEN:
            counters.on("screen").take(each)
        counters.flush()
    assert counters.lost == 0
    assert set(Store(file).read().values()) == {2}, "what was counted on the full disk is written when there is room"


def test_a_file_that_is_none_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text("This is a letter of the office, and no database of figures. " * 20)
    assert not Store(file).add(Counter({Cell("2026-11-30", SITE, "screen", "nl", "one", "begun"): 1}), DAY)
    assert file.read_text().startswith("This is a letter")


def test_a_program_writes_at_its_end_and_every_few_minutes(tmp_path: Path) -> None:
    file = tmp_path / FILE
    with Counters(Store(file), SITE, Days(DAY)) as counters:
        counters.on("sms").take(SEEN[0])
        assert not file.exists()
    assert list(Store(file).read().values()) == [1]
    with Counters(Store(file), SITE, Days(DAY), every=0.001) as counters:
        counters.on("sms").take(SEEN[0])
        while list(Store(file).read().values()) != [2]:
            pass


@pytest.mark.parametrize(
    ("environment", "file"),
    [
        ({"STATE_DIRECTORY": "/var/lib/kiosk", "HOME": "/root"}, "/var/lib/kiosk/figures.db"),
        ({"XDG_DATA_HOME": "/data", "HOME": "/root"}, "/data/kiosk/figures.db"),
        ({"HOME": "/home/desk"}, "/home/desk/.local/share/kiosk/figures.db"),
    ],
)
def test_the_file_is_where_the_data_of_its_user_is(environment: dict[str, str], file: str) -> None:
    assert own_file(environment) == Path(file)
    assert Path(file) not in files_here(environment)
