"""Nothing under 5 can be worked out from what is shown: every world is tried, and then a year of visits."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest

from kiosk.figures.lines import lines
from kiosk.figures.publishing import HIDDEN, LEAST, SHOWN, Published, months_over, publish, rounded, shown
from kiosk.figures.report import make_report
from kiosk.figures.spreadsheet import spreadsheet
from kiosk.figures.store import Cell
from kiosk.guides.engine import Engine
from kiosk.guides.outcomes import Outcome
from tests.figures.visits import SITE, YEAR, counted

SMALL = set(range(LEAST))
MOST = 8
MONTHS = tuple(f"{YEAR}-{month:02}" for month in range(1, 13))


def cell(language: str, guide: str, outcome: Outcome, channel: str = "screen", month: str = MONTHS[0]) -> Cell:
    return Cell(f"{month}-15", SITE, channel, language, guide, outcome.value)


def all_of(store: Mapping[Cell, int], by: str, which: str, outcome: Outcome) -> int:
    return sum(count for each, count in store.items() if each.outcome == outcome and getattr(each, by) == which)


def test_in_every_world_of_two_guides_and_two_languages() -> None:
    """All 6561 ways in which people asked for a person. What is shown of one is shown of others too: whatever is hidden
    may be each number under 5, and nothing under 5 is the same in all of them, whatever is added or subtracted."""
    cells = [cell(language, guide, Outcome.PERSON) for language, guide in product(("nl", "ar"), ("one", "two"))]
    worlds: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(MOST + 1), repeat=len(cells)):
        published = publish([dict(zip(cells, counts, strict=True))], MONTHS[:1])
        worlds[frozenset(published.counts.items())].append(counts)
    assert len(worlds) > 500
    for seen, same in worlds.items():
        shown_so = dict(seen)  # type: ignore[call-overload]
        for by in ("language", "guide"):
            for which in {getattr(each, by) for each in cells}:
                here = [index for index, each in enumerate(cells) if getattr(each, by) == which]
                if (MONTHS[0], by, which, Outcome.PERSON) not in shown_so:
                    assert {sum(counts[index] for index in here) for counts in same} >= SMALL, (seen, which)
        if any(number > MOST for (_, by, _, _), number in shown_so.items() if by in ("language", "guide")):
            continue  # Worlds with more of them than are tried here look the same.
        for weights in product((0, 1), repeat=len(cells)):
            if any(weights):
                sums = {sum(w * count for w, count in zip(weights, counts, strict=True)) for counts in same}
                assert len(sums) > 1 or sums.isdisjoint(range(1, LEAST)), (seen, weights)


def test_in_every_world_of_guides_that_were_begun_and_finished() -> None:
    """Neither who finished nor who did not can be worked out: "begun" less "finished" tells of 5 or more, or of nobody
    in particular."""
    worlds: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    both = [(begun, finished) for begun in range(11) for finished in range(begun + 1)]
    for (begun, finished), (more, done) in product(both, repeat=2):
        store = {
            cell("nl", "one", Outcome.BEGUN): begun,
            cell("nl", "one", Outcome.FINISHED): finished,
            cell("nl", "two", Outcome.BEGUN): more,
            cell("nl", "two", Outcome.FINISHED): done,
        }
        published = publish([store], MONTHS[:1])
        for guide in ("one", "two"):
            left = published.number("guide", guide, Outcome.BEGUN) - published.number("guide", guide, Outcome.FINISHED)
            assert left == 0 or left >= LEAST
        worlds[frozenset(published.counts.items())].append((begun, finished, more, done))
    for seen, same in worlds.items():
        shown_so = dict(seen)  # type: ignore[call-overload]
        if any(number > MOST - 2 for (_, by, _, _), number in shown_so.items() if by == "guide"):
            continue  # Worlds with more of them than are tried here look the same.
        for values in ([a for a, *_ in same], [b for _, b, *_ in same], [a - b for a, b, *_ in same]):
            assert len(set(values)) > 1 or values[0] >= LEAST, same


@pytest.fixture(scope="module")
def year(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[Cell, int]:
    """A year of 10,000 visits."""
    return counted(engine, tmp_path_factory.mktemp("figures") / "figures.db", 10_000)


def outputs(engine: Engine, published: Published) -> str:
    """Everything that is written about these months; the PDF has the same numbers."""
    report = make_report(published, SITE, engine.languages["nl"], engine.catalogue.content)
    return lines(report) + spreadsheet(report)


def test_ten_thousand_visits_are_shown_as_they_were(engine: Engine, year: dict[Cell, int]) -> None:
    published = publish([year], MONTHS)
    for outcome in (Outcome.BEGUN, Outcome.FINISHED):
        true = sum(count for each, count in year.items() if each.outcome == outcome)
        said = sum(published.number("month", month, outcome) for month in MONTHS)
        assert 0.85 * true <= said <= true
    written = outputs(engine, published)
    assert HIDDEN in written
    for number in _numbers(written):
        assert number % LEAST == 0


def _numbers(written: str) -> list[int]:
    """The numbers that are not part of a name."""
    cells = [each for line in written.splitlines() if line.count(";") > 4 for each in line.split(";")[2:]]
    return [int(each) for each in cells if each.isdecimal()]


def test_no_two_outputs_differ_by_fewer_than_5(year: dict[Cell, int]) -> None:
    """Ranges that overlap, subtracted from one another, for every number that is shown."""
    of = {month: publish([year], (month,)) for month in MONTHS}
    keys = {key[1:] for published in of.values() for key in published.counts}
    assert len(keys) > 100
    ranges = [(first, last) for first in range(12) for last in range(first + 1, 13)]
    for by, which, outcome in random.Random(2).sample(sorted(key for key in keys if key[0] != "month"), 60):
        sums = [0]
        for month in MONTHS:
            sums.append(sums[-1] + of[month].counts.get((month, by, which, outcome), 0))
        for one, other in combinations(ranges, 2):
            if one[0] <= other[0] and other[1] <= one[1]:
                less = (sums[one[1]] - sums[one[0]]) - (sums[other[1]] - sums[other[0]])
                assert less == 0 or less >= LEAST
    for month in MONTHS:
        alone = {key: number for key, number in publish([year], MONTHS).counts.items() if key[0] == month}
        assert alone == of[month].counts, "a month is the same in every range"


def test_what_is_hidden_may_be_any_number_under_5(engine: Engine, year: dict[Cell, int]) -> None:
    """Each number under 5 of a month is put in place of what is there: not a letter of any output changes."""
    chance = random.Random(5)
    month = {each: count for each, count in year.items() if each.day.startswith(MONTHS[3])}
    before = outputs(engine, publish([month], (MONTHS[3],)))
    guides, languages = sorted(engine.catalogue.content.guides), engine.languages.codes
    apart = [("guide", guide) for guide in guides] + [("language", code) for code in languages]
    small = [
        (by, which, outcome)
        for by, which in apart
        for outcome in (Outcome.PERSON, Outcome.PRINTED, Outcome.FINISHED)
        if all_of(month, by, which, outcome) < LEAST
    ]
    assert len(small) > 50
    for by, which, outcome in chance.sample(small, 15):
        for count in SMALL:
            other = dict(month)
            for each in month:
                if each.outcome == outcome and getattr(each, by) == which:
                    _put(other, each, 0)
            guide = which if by == "guide" else chance.choice(guides)
            language = which if by == "language" else chance.choice(languages)
            channel = chance.choice(("screen", "plain", "sms"))
            _put(other, cell(language, guide, outcome, channel, MONTHS[3]), count)
            assert outputs(engine, publish([other], (MONTHS[3],))) == before, (by, which, outcome, count)


def _put(store: dict[Cell, int], there: Cell, count: int) -> None:
    """Let there be so many. Who finished a guide began it too."""
    if there.outcome == Outcome.FINISHED:
        begun = replace(there, outcome=Outcome.BEGUN.value)
        finished = min(store.get(there, 0), store.get(begun, 0))
        store[begun] = store.get(begun, 0) - finished + count
    store[there] = count


def test_a_store_of_another_machine_changes_nothing_of_the_first() -> None:
    one = {cell("nl", "one", Outcome.PRINTED): 7}
    other = {cell("nl", "one", Outcome.PRINTED): 3}
    assert publish([one, other], MONTHS).counts == publish([one], MONTHS).counts
    assert publish([other], MONTHS).counts == {}


@pytest.mark.parametrize(
    ("first", "last", "today", "months"),
    [
        ((2026, 1, 1), (2026, 3, 31), (2026, 4, 2), ("2026-01", "2026-02", "2026-03")),
        ((2026, 1, 1), (2026, 3, 31), (2026, 4, 1), ("2026-01", "2026-02")),
        ((2026, 1, 2), (2026, 3, 30), (2027, 4, 1), ("2026-02",)),
        ((2025, 12, 1), (2026, 1, 31), (2026, 3, 1), ("2025-12", "2026-01")),
        ((2026, 2, 1), (2026, 2, 27), (2026, 5, 1), ()),
        ((2026, 5, 1), (2026, 2, 27), (2026, 5, 1), ()),
    ],
)
def test_only_whole_months_that_are_over_are_shown(
    first: Sequence[int], last: Sequence[int], today: Sequence[int], months: tuple[str, ...]
) -> None:
    assert months_over(date(*first), date(*last), date(*today)) == months


def test_numbers_are_shown_to_the_nearest_5() -> None:
    assert [shown(number) for number in (0, 1, 4, 5, 7, 8, 12, 13)] == ["<5", "<5", "<5", "5", "5", "10", "10", "15"]
    assert rounded(2) == 0
    assert SHOWN[0] is Outcome.BEGUN
