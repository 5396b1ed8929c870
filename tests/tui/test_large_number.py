"""A number to call is the largest thing on its page, in every size and language, once, and nothing else is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.guides.engine import Engine
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.page import Page
from kiosk.guides.parts import split
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.large_number import large_number, spaced_number
from kiosk.tui.layout import lay_out, margin
from kiosk.tui.lines import plain
from kiosk.tui.visit import ScreenChannel

CODES = tuple(load_facts(locales_folder()))


def cards(engine: Engine, language: str) -> list[Page]:
    """The card of every service, and the answer to every crisis with a long number."""
    content = engine.catalogue.content
    services = [engine.page(ServicePlace(id), language) for id in content.services]
    crises = [engine.page(CrisisPlace(crisis.id), language) for crisis in content.crises]
    return [*services, *(replace(page, number=page.number or "0800 32 123") for page in crises)]


def around(page: Page, channel: ScreenChannel) -> list[str]:
    """The rows above and below a number that stands in one row."""
    layout = lay_out(page, channel.columns, channel.rows_for(page), right_to_left=channel.right_to_left(page))
    (row,) = (index for index, line in enumerate(layout.text) if line and line[0].role == "number")
    return [plain(layout.text[row - 1]), plain(layout.text[row + 1])]


def number_rows(page: Page, channel: ScreenChannel) -> list[str]:
    layout = lay_out(page, channel.columns, channel.rows_for(page), right_to_left=channel.right_to_left(page))
    assert layout.rows <= channel.rows
    return [plain(line).strip() for line in layout.text if line and line[0].role == "number"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_number_of_a_page_is_large_and_stands_there_once(
    engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    channel = ScreenChannel(languages, *size)
    for page in cards(engine, code):
        first, *others = split(page, channel, ".!?")
        rows = number_rows(first, channel)
        if spaced := spaced_number(page.number):
            large = [row.strip() for row in large_number(page.number, size[0] - 2 * margin(size[0]))]
            assert rows == (large if large and (len(large) == 3 or size[1] >= 16) else [spaced])
            if rows == [spaced]:
                assert around(first, channel) == ["", ""]
        else:
            marks = "\u200e\u200f"
            assert "".join(rows) == page.number.strip(marks)
        assert not any(number_rows(part, channel) for part in others)
        words = " ".join(paragraph.text for part in (first, *others) for paragraph in part.paragraphs).split()
        assert words == page.text.split()
        assert first.paragraphs, "what the number is stands with it"


def test_digits_stand_apart() -> None:
    assert spaced_number("0800 32 123") == "0 8 0 0   3 2   1 2 3"
    assert spaced_number("\u200e112\u200e") == "1 1 2"
    assert spaced_number("name@office.be") == ""


def test_a_long_number_goes_on_below() -> None:
    rows = large_number("00800 2123 2123", 52)
    assert len(rows) == 6
    assert max(map(len, rows)) <= 52
    assert large_number("123456789", 8) == []


@pytest.mark.parametrize(
    ("number", "width", "rows"), [("112", 11, 3), ("112", 10, 0), ("112 112", 24, 3), ("112 112", 23, 6)]
)
def test_a_number_may_take_the_whole_width(number: str, width: int, rows: int) -> None:
    shown = large_number(number, width)
    assert len(shown) == rows
    assert max(map(len, shown), default=0) <= width
