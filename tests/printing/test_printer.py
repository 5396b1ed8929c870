"""The office's printer: a paper goes to it, and a fault is told within seconds, whatever it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiosk.printing.printer import PrintingError
from tests.printing.cups import BUSY, IDLE, JOB, STOPPED, Cups


@pytest.fixture
def cups(tmp_path: Path) -> Cups:
    return Cups(tmp_path)


def test_a_paper_goes_to_the_queue_of_the_office_and_leaves_nothing_behind(cups: Cups) -> None:
    cups.queue().send(b"%PDF a guide")
    assert cups.given == b"%PDF a guide"
    (sent,) = (line for line in cups.called if line.startswith("lp "))
    assert sent == "lp -d Desk -t kiosk -o media=A4", "no file, and a title that tells of no guide"


@pytest.mark.parametrize(
    ("says", "why"),
    [(STOPPED, "stopped"), (IDLE.format(alerts="hold-new-jobs"), "hold-new-jobs"), ("", "does not know")],
)
def test_nothing_is_sent_to_a_queue_that_is_stopped(cups: Cups, says: str, why: str) -> None:
    cups.printer(says)
    with pytest.raises(PrintingError, match=f"^printer Desk: .*{why}"):
        cups.queue().send(b"%PDF")
    assert cups.given is None, "it would come out when somebody else stands there"


def test_a_fault_of_the_last_paper_keeps_nobody_from_the_next(cups: Cups) -> None:
    """CUPS hears of a printer only while it prints: when paper was put in, it still says that there is none."""
    cups.printer(IDLE.format(alerts="media-empty-error"))
    cups.queue().send(b"%PDF")
    assert cups.given == b"%PDF"
    cups.when_sent(BUSY.format(alerts="media-empty-error"))
    with pytest.raises(PrintingError, match=r"^printer Desk: media-empty$"):
        cups.queue(longest=0.05).send(b"%PDF")
    assert cups.called[-1] == "cancel Desk-7", "there still is none"


@pytest.mark.parametrize(
    ("alerts", "why"),
    [
        ("media-empty-error", "media-empty"),
        ("marker-supply-low-warning media-empty", "media-empty"),
        ("offline-report", "offline"),
        ("toner-empty-error media-jam-error", "media-jam, toner-empty"),
        ("cover-open-error", "cover-open"),
    ],
)
def test_a_fault_is_told_as_soon_as_it_shows(cups: Cups, alerts: str, why: str) -> None:
    cups.when_sent(BUSY.format(alerts=alerts))
    with pytest.raises(PrintingError, match=f"^printer Desk: {why}$"):
        cups.queue(longest=600).send(b"%PDF")
    assert cups.called[-1] == "cancel Desk-7"


@pytest.mark.parametrize(
    "alerts",
    [
        "none",
        "media-low-warning toner-low-warning",
        "media-empty-warning",
        "media-empty-report",
        "connecting-to-device",
        "stopped-partly",
    ],
)
def test_what_is_no_fault_hinders_nobody(cups: Cups, alerts: str) -> None:
    cups.printer(IDLE.format(alerts=alerts))
    cups.queue().send(b"%PDF")
    assert cups.given == b"%PDF"


@pytest.mark.parametrize(
    "later",
    [
        STOPPED,
        BUSY.format(alerts="connecting-to-device"),
        IDLE.format(alerts="cups-insecure-filter-warning"),
        "",
    ],
)
def test_a_paper_that_does_not_come_out_is_taken_back(cups: Cups, later: str) -> None:
    cups.when_sent(later)
    with pytest.raises(PrintingError):
        cups.queue().send(b"%PDF")
    assert cups.called[-1] == "cancel Desk-7"


def test_a_slow_printer_without_a_fault_is_trusted(cups: Cups) -> None:
    cups.printer(BUSY.format(alerts="none"))
    cups.jobs(JOB)
    cups.queue(longest=0.05).send(b"%PDF")
    assert not any(line.startswith("cancel") for line in cups.called)


@pytest.mark.parametrize("program", ["lp", "lpstat"])
def test_programs_that_hang_or_are_not_there_are_given_up(cups: Cups, program: str) -> None:
    cups.add(program, hangs=True)
    began = time.monotonic()
    with pytest.raises(PrintingError):
        cups.queue(seconds=0.3).send(b"%PDF" * 100_000)
    assert time.monotonic() - began < 10
    (cups.folder / program).unlink()
    with pytest.raises(PrintingError):
        cups.queue().send(b"%PDF")
