"""The report for funders: what may be shown (``publishing``), in the words of one language. Each format writes this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from babel.dates import format_skeleton

from kiosk.figures.publishing import HIDDEN, SHOWN, Published, shown
from kiosk.guides.assembly import fill
from kiosk.guides.outcomes import Outcome
from kiosk.guides.wording import Wording

if TYPE_CHECKING:
    from kiosk.guides.content import Content

OF_GUIDES: Final = tuple(outcome for outcome in SHOWN if outcome is not Outcome.NO_GUIDE)
"""What is told apart by guide: a question without one belongs to none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its name, and a number for each of its columns; 0 is one that is not shown."""

    id: str
    name: str
    numbers: tuple[int, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The numbers as they are shown."""
        return tuple(map(shown, self.numbers))


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers told apart by one thing. ``others`` is the name of all that are not listed, of each of which fewer than 5
    may be shown; "" where all are."""

    by: str
    title: str
    outcomes: tuple[Outcome, ...]
    rows: tuple[Row, ...]
    others: str = ""

    @property
    def lines(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Names, each with its numbers as they are shown."""
        yield from ((row.name, row.cells) for row in self.rows)
        if self.others:
            yield self.others, (HIDDEN,) * len(self.outcomes)


@dataclass(frozen=True, slots=True)
class Report:
    """What a funder reads. ``columns`` names the outcomes; ``total`` is of all the months, ``months`` of each."""

    title: str
    office: str
    period: str
    columns: dict[Outcome, str]
    total: Row
    months: Table
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def make_report(published: Published, office: str, words: Wording, content: Content) -> Report:
    """The report of these months."""
    columns = {
        Outcome.BEGUN: words.text("figures/begun", "Guides begun"),
        Outcome.FINISHED: words.text("figures/finished", "Guides finished"),
        Outcome.PERSON: words.text("figures/person", "A person was asked"),
        Outcome.PRINTED: words.text("figures/printed", "Guides printed"),
        Outcome.NO_GUIDE: words.text("figures/no-guide", "No guide was found"),
    }
    named: dict[str, tuple[str, Callable[[str], str]]] = {
        "guide": (words.text("figures/by-guide", "By guide"), lambda id: _guide(id, words, content)),
        "language": (words.text("figures/by-language", "By language"), lambda code: words.names_of((code,))),
        "channel": (words.text("figures/by-channel", "By channel"), lambda name: _channels(words).get(name, name)),
        "site": (words.text("figures/by-site", "By office"), lambda name: name),
        "month": (words.text("figures/by-month", "By month"), lambda month: month_in_words(month, words)),
    }

    def table(by: str, outcomes: tuple[Outcome, ...], others: str) -> Table:
        title, name = named[by]
        rows = (
            Row(id, name(id), tuple(published.number(by, id, outcome) for outcome in outcomes))
            for id in published.of(by)
        )
        return Table(by, title, outcomes, tuple(rows), others)

    others = words.text("figures/others", "Each of the others")
    sites = table("site", SHOWN, "")
    tables = [
        table("guide", OF_GUIDES, others),
        table("language", SHOWN, others),
        table("channel", SHOWN, others),
        *([sites] if len(sites.rows) > 1 else []),
    ]
    total = words.text("figures/total", "All together")
    return Report(
        words.text("figures/title", "How the digital help is used"),
        office,
        _period(published.months, words),
        columns,
        Row("", total, tuple(sum(_of_months(published, outcome)) for outcome in SHOWN)),
        table("month", SHOWN, ""),
        tuple(tables),
        tuple(_notes(words)),
    )


def month_in_words(month: str, words: Wording, form: str = "yMMM") -> str:
    """A month with its year, in a language; "yMMMM" is its whole name."""
    return format_skeleton(form, date.fromisoformat(f"{month}-01"), locale=words.code)


def _of_months(published: Published, outcome: Outcome) -> Iterable[int]:
    return (published.number("month", month, outcome) for month in published.months)


def _period(months: tuple[str, ...], words: Wording) -> str:
    first, last = (month_in_words(month, words, "yMMMM") for month in (months[0], months[-1]))
    if first == last:
        return first
    return fill(words.text("figures/period", "{first} to {last}"), {"first": first, "last": last})


def _guide(id: str, words: Wording, content: Content) -> str:
    """The title of a guide; the id of one that is not there any more."""
    guide = content.guides.get(id)
    return id if guide is None else words.text(f"{id}/title", guide.title)


def _channels(words: Wording) -> dict[str, str]:
    return {
        "screen": words.text("figures/screen", "Screen"),
        "browser": words.text("figures/browser", "Screen in a browser"),
        "plain": words.text("figures/plain", "Lines of text"),
        "sms": words.text("figures/sms", "Text message"),
        "whatsapp": "WhatsApp",
    }


def _notes(words: Wording) -> Iterator[str]:
    yield words.text(
        "figures/what",
        "A guide is begun when its first step is seen. A guide is finished when its last step is seen. "
        "These are not people: one person can use many guides.",
    )
    hidden = words.text(
        "figures/hidden",
        "We show no number under 5, and no number that tells of fewer than 5. There we write {hidden}. "
        "All numbers are rounded to 5, so the numbers do not add up exactly.",
    )
    yield fill(hidden, {"hidden": HIDDEN})
