"""How every page looks: the same keys in the same place, choices that a finger finds, a title that stands apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from kiosk.checks.subject import WalkedScreen
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.page import Page
from kiosk.guides.place import END, LANGUAGE, SEARCH
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui import band
from kiosk.tui.keys import EMERGENCY
from kiosk.tui.layout import WIDEST, Layout, lay_out
from kiosk.tui.lines import plain
from kiosk.tui.looks import LOOKS
from kiosk.tui.notices import wiped_when_left
from kiosk.tui.page_view import PageView
from kiosk.tui.visit import ScreenChannel
from tests.test_walkthrough import choosing
from tests.tui.screens import Kiosk, press, rows_of, text_of

CODES = tuple(load_facts(locales_folder()))
SIZES = ((80, 24), (56, 16), (40, 12))
by_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
by_language = pytest.mark.parametrize("code", CODES)


def layouts(
    engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> Iterator[tuple[Page, Layout]]:
    """Every part of every page of a language, laid out."""
    channel = WalkedScreen(languages, *size)
    for stop in walk(engine, channel, code):
        # The choice of a language comes before the language.
        for page in (page for page in stop.parts if page.language == code):
            yield page, lay_out(page, size[0], channel.rows_for(page), right_to_left=channel.right_to_left(page))


@by_language
@by_size
def test_every_page_keeps_its_looks(
    engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    columns, rows = size
    places: dict[Command, tuple[int, int, int]] = {}
    for page, layout in layouts(engine, languages, code, size):
        # The keys stand where they stood on the page before, two rows of them, each for itself.
        assert len(layout.key_lines) == (5 if rows >= 20 else 2), page.place
        for key in layout.keys:
            if page.place not in (END, SEARCH) or columns >= 56:
                assert places.setdefault(key.command, (key.row, key.start, key.stop)) == (key.row, key.start, key.stop)
            assert key.rows >= (2 if rows >= 20 else 1)
            overlapping = [other for other in layout.keys if other.holds(key.start, key.row)]
            assert overlapping == [key]
        # Help now has a place of its own, in its own colour, with its number.
        (help_now,) = (key for key in layout.keys if key.command is Command.HELP_NOW)
        assert help_now.row == 0
        coloured = [span.text for line in layout.key_lines for span in line if span.role == "help-label"]
        assert EMERGENCY in " ".join(coloured).split()
        # What is drawn has a look, or is plain text.
        drawn = {span.role for line in (*layout.text, *layout.key_lines) for span in line}
        assert drawn <= {*LOOKS, "text"}
        # The title stands in a band, and what is read outside of it.
        roles = {line[0].role for line in layout.text if line}
        assert roles & band.ROLES
        assert [span.role for line in layout.text for span in line if span.role == "title"]
        # One or two choices stand apart from the text; all of them are buttons that nothing overlaps.
        taken: set[tuple[int, int]] = set()
        for option in layout.options.each:
            cells = {
                (row, column)
                for row in range(option.row, option.row + option.rows)
                for column in range(option.column, option.column + option.width)
            }
            assert not cells & taken, page.place
            taken |= cells
            assert option.row <= option.top < option.row + option.rows
            assert option.row + option.rows <= layout.options.rows
        if page.paragraphs and 1 <= len(layout.options.each) <= 2:
            assert layout.text[-1] == ()


@by_language
def test_a_choice_of_small_type_is_two_rows_high(engine: Engine, languages: OfferedLanguages, code: str) -> None:
    """Three where it can be; two for a page full of choices. One row is for large type, and for a list or a card that
    would otherwise go on in another part."""
    high = {1: 0, 2: 0, 3: 0}
    for page, layout in layouts(engine, languages, code, (80, 24)):
        if layout.options.each:
            high[layout.options.high] += 1
            if layout.options.high == 1:
                assert page.place.kind in ("services", "service", "crisis", "search")
                assert layout.rows + len(layout.options.each) + 1 + layout.free > 24
    assert high[3] > high[2] > 0
    assert high[1] < sum(high.values()) / 10


@by_size
def test_the_keys_stand_in_the_same_place_in_every_language(
    engine: Engine, languages: OfferedLanguages, size: tuple[int, int]
) -> None:
    """On the smallest screen in the same row and order: there each language has the widths that its words need."""
    found = set()
    for code in CODES:
        page = engine.page(SEARCH, code)
        layout = lay_out(page, *size, right_to_left=False)
        keys = [(key.command, key.row, *((key.start, key.stop) if size[0] >= 56 else ())) for key in layout.keys]
        found.add(tuple(keys))
    assert len(found) == 1


@by_size
@by_language
async def test_the_first_page_names_every_language_and_a_touch_chooses_it(
    kiosk: Kiosk, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    async with kiosk(size=size) as pilot:
        shown = text_of(pilot)
        for each in CODES:
            name = languages[each].name
            assert pilot.app.screen.query_one(PageView)._page.paper.seen(name) in shown, each
        assert languages[CODES[0]].text("language/title", "Choose your language") in shown
        assert languages[CODES[1]].text("language/title", "Choose your language") in shown
        x, y = on_name(pilot.app.screen.query_one(PageView), languages[code].name)
        await pilot.click(PageView, offset=(x, y))
        await press(pilot)
        title = languages[code].text("menu/title", "What do you want to do?")
        paper = pilot.app.screen.query_one(PageView)._page.paper
        assert paper.seen(title) in text_of(pilot)


@by_size
def test_the_choice_of_the_other_languages_ends_with_the_last_name(
    engine: Engine, languages: OfferedLanguages, size: tuple[int, int]
) -> None:
    layout = lay_out(engine.show(Conversation(), ScreenChannel(languages, *size)), *size, right_to_left=False)
    (rest,) = (option for option in layout.options.each if option.several)
    last = rest.top + (len(rest.lines) - 1) * rest.step
    assert last + 1 + (layout.options.high > 1) == rest.row + rest.rows


@by_language
@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_number_to_call_in_a_crisis_stands_apart(
    engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    for page, layout in layouts(engine, languages, code, size):
        if page.place.tells_of_a_crisis:
            roles = [line[0].role if line else "" for line in layout.text]
            assert roles[roles.index("title") :].count(band.END) == 1, page.place
            if page.number:
                last = len(roles) - 1 - roles[::-1].index("number")
                assert roles[last + 1 : last + 3] == ["", "text"]


def on_name(view: PageView, name: str) -> tuple[int, int]:
    seen = view._page.paper.seen(name)
    for row, line in enumerate(view.lines):
        if row >= view.text_rows and seen in plain(line):
            return view.margin + cell_len(plain(line)[: plain(line).index(seen)]), row
    raise AssertionError(name)


@by_size
@by_language
async def test_the_first_page_says_that_it_is_wiped_and_names_only_keys_that_matter(
    kiosk: Kiosk, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    text = wiped_when_left(languages[code])
    assert cell_len(text) <= 38, "one row of the largest type"
    async with kiosk(size=size) as pilot:
        assert wiped_when_left(languages[CODES[0]]) in text_of(pilot)
        keys = [key.command for key in pilot.app.screen._layout.keys]  # type: ignore[attr-defined]
        assert keys == [Command.PERSON, Command.HELP_NOW]
        await press(pilot, *choosing_keys(pilot, code))
        assert wiped_when_left(languages[code]) not in text_of(pilot)


def choosing_keys(pilot, code: str) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    return choosing(pilot.app._visit._engine, pilot.app._visit.channel, code)


@pytest.mark.parametrize("columns", [80, 81, 100, 133, 200, 250])
async def test_a_wide_window_shows_the_page_in_the_middle(kiosk: Kiosk, columns: int) -> None:
    async with kiosk("1", "1", "6", "1", size=(columns, 30)) as pilot:
        rows = [row for row in rows_of(pilot)[1:] if row.strip() and "▄▄▄" not in row]
        assert max(len(row.strip()) for row in rows) <= WIDEST
        left = min(len(row) - len(row.lstrip()) for row in rows)
        assert left == (columns - WIDEST) // 2


async def test_the_language_page_that_is_asked_for_keeps_its_keys(kiosk: Kiosk) -> None:
    async with kiosk("1", "1", "l") as pilot:
        assert pilot.app.screen._visit.page.place == LANGUAGE  # type: ignore[attr-defined]
        assert Command.BACK in [key.command for key in pilot.app.screen._layout.keys]  # type: ignore[attr-defined]


def test_a_screen_of_another_shape_has_its_keys_too(engine: Engine, languages: OfferedLanguages) -> None:
    channel = ScreenChannel(languages, 40, 60)
    page = engine.page(SEARCH, "uk")
    layout = lay_out(page, 40, channel.rows_for(page), right_to_left=False)
    assert {key.command for key in layout.keys} == {Command.SEARCH, Command.BACK, Command.HELP_NOW, Command.END}
