"""Whoever is told to call somebody now is told a line that answers now, at every hour of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from kiosk.checks.public_holidays import write_public_holidays
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.crisis import Crisis, lines_now
from kiosk.guides.engine import Engine
from kiosk.guides.hours import Answering, Hours, Moment
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.service import Service
from kiosk.language.facts import load_facts, locales_folder

CODES = tuple(load_facts(locales_folder()))
OFFICES = (("nl", "fr"), ("fr", "nl"), ("de", "fr"))
OTHERS = tuple(code for code in CODES if code not in ("nl", "fr", "de", "en"))

MORNING, EVENING, NIGHT = datetime(2026, 11, 24, 11), datetime(2026, 11, 24, 20), datetime(2026, 11, 22, 3)
"""A Tuesday at 11 and at 20, and a Sunday at 3."""

FIRST: dict[str, dict[str, list[str] | dict[str, list[str]]]] = {
    "suicide": {
        "nl": ["1813, 106"] * 3,
        "fr": ["0800 32 123, 107"] * 3,
        "de": ["108, 0800 32 123"] * 3,
        "en": {"nl": ["02 648 40 14, 1813"] * 3, "fr": ["02 648 40 14, 0800 32 123"] * 3},
        "others": {
            "nl": ["1813, 02 648 40 14"] * 3,
            "fr": ["0800 32 123, 02 648 40 14"] * 3,
            "de": ["108, 02 648 40 14"] * 3,
        },
    },
    "violence": {
        "nl": ["1712, 106", "106, 101", "106, 101"],
        "fr": ["0800 30 030, 107"] * 3,
        "de": ["108, 087 55 40 77", "108, 0800 30 030", "108, 0800 30 030"],
        "en": {
            "nl": ["02 648 40 14, 1712", "02 648 40 14, 106", "02 648 40 14, 106"],
            "fr": ["02 648 40 14, 0800 30 030"] * 3,
        },
        "others": {
            "nl": ["1712, 02 648 40 14", "106, 02 648 40 14", "106, 02 648 40 14"],
            "fr": ["0800 30 030, 02 648 40 14"] * 3,
            "de": ["108, 02 648 40 14"] * 3,
        },
    },
    "sexual": {
        "nl": ["1712, 106", "106, 101", "106, 101"],
        "fr": ["0800 98 100, 107", "107, 101", "107, 101"],
        "de": ["108, 101"] * 3,
        "en": {"nl": ["02 648 40 14, 1712", "02 648 40 14, 106", "02 648 40 14, 106"]},
        "others": {
            "nl": ["1712, 02 648 40 14", "106, 02 648 40 14", "106, 02 648 40 14"],
            "fr": ["0800 98 100, 02 648 40 14", "107, 02 648 40 14", "107, 02 648 40 14"],
            "de": ["108, 02 648 40 14"] * 3,
        },
    },
    "danger": dict.fromkeys(("nl", "fr", "de", "en"), ["112, 101"] * 3) | {"others": {"nl": ["112, 101"] * 3}},
    "poison": dict.fromkeys(("nl", "fr", "de", "en"), ["070 245 245, 112"] * 3)
    | {"others": {"nl": ["070 245 245, 112"] * 3}},
    "child": {
        "nl": ["116 000, 1712", "116 000, 102", "116 000, 106"],
        "fr": ["103, 116 000", "116 000, 103", "116 000, 107"],
        "de": ["108, 116 000"] * 3,
        "en": ["116 000, 02 648 40 14"] * 3,
        "others": {
            "nl": ["116 000, 1712", "116 000, 106", "116 000, 106"],
            "fr": ["116 000, 103", "116 000, 107", "116 000, 107"],
            "de": ["116 000, 108"] * 3,
        },
    },
}
"""Kind, language, language of the office: the first and the second number in the morning, the evening and the night,
as the services themselves give their hours. A language alone is the same in every office."""


def _expected() -> Iterator[tuple[str, str, tuple[str, ...], datetime, tuple[str, ...]]]:
    for kind, by_language in FIRST.items():
        for language, by_office in by_language.items():
            offices = by_office if isinstance(by_office, dict) else {office[0]: by_office for office in OFFICES}
            for office, rows in offices.items():
                offered = next(offered for offered in OFFICES if offered[0] == office)
                for at, row in zip((MORNING, EVENING, NIGHT), rows, strict=True):
                    for code in OTHERS if language == "others" else (language,):
                        yield kind, code, offered, at, tuple(row.split(", "))


@pytest.mark.parametrize("kind", FIRST)
def test_the_line_that_the_services_themselves_make_the_best_comes_first(catalogue: Catalogue, kind: str) -> None:
    rows = [row for row in _expected() if row[0] == kind]
    assert {code for _, code, _, _, _ in rows} == set(CODES)
    for _, code, offered, at, expected in rows:
        lines = lines_now(catalogue.crisis(kind), code, offered, catalogue.content.services, Moment(at))
        numbers = tuple(line.number for line in lines)
        assert numbers[:2] == expected, (kind, code, offered[0], at)


def test_a_line_that_cannot_answer_every_call_is_never_named_alone(catalogue: Catalogue) -> None:
    lines = lines_now(catalogue.crisis("suicide"), "ar", ("fr", "nl"), catalogue.content.services, Moment(NIGHT))
    assert [line.number for line in lines] == ["0800 32 123", "02 648 40 14", "107"]


@pytest.mark.parametrize("offered", OFFICES, ids=lambda offered: offered[0])
def test_at_every_hour_of_a_year_every_line_answers_and_the_first_one_for_sure(
    catalogue: Catalogue, offered: tuple[str, ...]
) -> None:
    services = catalogue.content.services
    start = datetime(2026, 11, 29)
    hours = [start + timedelta(hours=hour) for hour in range(8760)]
    holidays = catalogue.content.public_holidays
    assert len(holidays & {hour.date() for hour in hours}) == 12
    # Hours are kept by the weekday, the time and whether it is a holiday: each such moment of the year counts once.
    moments = {(at.weekday(), at.hour, at.date() in holidays): at for at in hours}
    assert len(moments) > 24 * 7
    for (_, _, holiday), at in moments.items():
        moment = Moment(at, holiday)
        for crisis in catalogue.content.crises:
            for code in CODES:
                first, *others = lines_now(crisis, code, offered, services, moment)
                assert first.answering(moment, code) is Answering.YES, (crisis.id, code, at)
                assert all(line.answering(moment, code) for line in others), (crisis.id, code, at)


@pytest.mark.parametrize("code", CODES)
def test_nobody_reads_call_now_beside_closed_now(engine_at: Callable[[datetime], Engine], code: str) -> None:
    for day in range(23, 30):
        for hour in range(24):
            engine = engine_at(datetime(2026, 11, day, hour, 30))
            closed = engine.languages[code].text("service/closed", "It is closed now.")
            for crisis in engine.catalogue.content.crises:
                assert closed not in engine.page(CrisisPlace(crisis.id), code).text


def test_on_a_public_holiday_office_hours_do_not_hold(catalogue: Catalogue) -> None:
    christmas = datetime(2026, 12, 25, 11)
    assert christmas.weekday() == 4
    assert christmas.date() in catalogue.content.public_holidays
    assert MORNING.date() not in catalogue.content.public_holidays
    crisis: Crisis = catalogue.crisis("violence")
    lines = lines_now(crisis, "nl", ("nl",), catalogue.content.services, Moment(christmas, holiday=True))
    assert [line.number for line in lines] == ["106", "101"]


def test_the_calendar_is_that_of_the_library(content: Path, tmp_path: Path) -> None:
    write_public_holidays(tmp_path / "written.toml")
    written = (tmp_path / "written.toml").read_text(encoding="utf-8")
    assert (content / "public_holidays.toml").read_text(encoding="utf-8") == written, "run `make holidays`"
    assert "2026-12-25" in written


def service(**changes: object) -> Service:
    known = {"name": "N", "number": "1", "use": "u", "search": "s", "certain": True, "address": "a.be"}
    day = datetime(2026, 11, 29).date()
    return Service(id="n", checked=day, expires=day, languages=("nl",), **known | changes)  # type: ignore[arg-type]


def hours(opens: str, closes: str | None) -> tuple[Hours, ...]:
    closing = None if closes is None else datetime.fromisoformat(f"2026-11-24T{closes}").time()
    return (Hours("mon", "fri", datetime.fromisoformat(f"2026-11-24T{opens}").time(), closing),)


@pytest.mark.parametrize(
    ("changes", "morning", "evening", "night"),
    [
        ({}, Answering.YES, Answering.NO, Answering.NO),
        ({"hours": "always"}, Answering.YES, Answering.YES, Answering.YES),
        ({"hours": "always", "hours_certain": False}, Answering.YES, Answering.LIKELY, Answering.LIKELY),
        ({"hours": hours("09:00", "17:00")}, Answering.YES, Answering.NO, Answering.NO),
        ({"hours": hours("09:00", "17:00"), "takes_over": "x"}, Answering.YES, Answering.YES, Answering.YES),
        ({"hours": hours("16:00", None), "hours_certain": False}, Answering.NO, Answering.LIKELY, Answering.NO),
        ({"hours": hours("12:00", "00:00")}, Answering.NO, Answering.YES, Answering.NO),
    ],
)
def test_what_is_not_known_counts_as_an_office(
    changes: dict[str, object], morning: Answering, evening: Answering, night: Answering
) -> None:
    found = [service(**changes).answering(Moment(at), "nl") for at in (MORNING, EVENING, NIGHT)]
    assert found == [morning, evening, night]
    if changes.get("hours_certain") is False:
        assert service(**changes).answering(Moment(EVENING), "fr") is Answering.NO


@pytest.mark.parametrize(
    ("at", "opened"), [("08:59", False), ("09:00", True), ("21:59", True), ("22:00", False), ("23:59", False)]
)
def test_where_nobody_read_the_closing_hour_it_is_not_called_at_night(at: str, opened: bool) -> None:
    moment = Moment(datetime.combine(MORNING, time.fromisoformat(at)))
    assert Hours("mon", "sun", time(9)).contain(moment) == opened
    assert Hours("mon", "sun", time(9), time(0)).contain(moment) == (at >= "09:00"), "open until midnight"
