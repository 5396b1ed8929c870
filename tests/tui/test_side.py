"""The volunteer's side: the same page in another language, with its note, and a visitor who notices nothing of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime

import pytest
from textual.pilot import Pilot

from kiosk.guides.engine import Engine
from kiosk.guides.kinds import KINDS
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.language import Language
from kiosk.language.offered import OfferedLanguages
from kiosk.language.visual import visual
from kiosk.office import OfficeSettings
from kiosk.tui.app import KioskApp
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.layout import paper_of
from kiosk.tui.notices import volunteer
from kiosk.tui.page_view import PageView
from kiosk.tui.search_field import SearchField
from kiosk.tui.side.desk import SideDesk
from kiosk.tui.side.half import SEAM
from kiosk.tui.side.leaves import Sayings, leaves
from kiosk.tui.side.pair import Window, lay_out_pair
from kiosk.tui.side.turned import note_alone, turned_over
from kiosk.tui.side.window import BESIDE_FROM, HalfWindow, TurnedWindow
from kiosk.tui.side.words import (
    at_the_end,
    close,
    more,
    note_title,
    own_page,
    refusals,
    refusals_title,
    reviewed,
    standing_note,
    whose,
    whose_and_language,
)
from kiosk.tui.visit import ScreenChannel
from tests.test_walkthrough import choosing
from tests.tui.screens import FakeClock, Kiosk, on_choice, press, rows_of, text_of
from tests.tui.speakers import FakeSpeaker
from tests.tui.test_colours import WALK, in_every_theme
from tests.tui.test_screen import AR, EN, GOLDEN, NL

CODES = tuple(load_facts(locales_folder()))
STEP = ("1", "6", "1", "1")
PAIRS = (("uk", "nl", (80, 24)), ("ar", "nl", (100, 30)), ("nl", "fa", (56, 16)), ("fa", "nl", (40, 12)))
by_pair = pytest.mark.parametrize(("code", "other", "size"), PAIRS, ids=lambda each: "x".join(map(str, each)))


def screen(pilot: Pilot[str]) -> HelpScreen:
    shown = pilot.app.screen
    assert isinstance(shown, HelpScreen)
    return shown


def side_of(pilot: Pilot[str]) -> SideDesk:
    side = screen(pilot).side
    assert side is not None
    return side


def language_of(pilot: Pilot[str]) -> str:
    """The language of the volunteer."""
    return side_of(pilot)._side.words.code


def languages_of(pilot: Pilot[str], code: str) -> Language:
    """A language that the screen offers."""
    return screen(pilot)._languages[code]


def halves(pilot: Pilot[str]) -> tuple[list[str], list[str]]:
    """What stands at both sides of the seam, which is straight and goes from top to bottom."""
    column = pilot.app.size.width // 2 - 1
    rows = [row.ljust(pilot.app.size.width) for row in rows_of(pilot)]
    assert {row[column] for row in rows} == {SEAM}
    return [row[:column] for row in rows], [row[column + 1 :] for row in rows]


@by_pair
async def test_it_looks_as_it_should(
    kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, code: str, other: str, size: tuple[int, int]
) -> None:
    """Golden screens: beside the page, and the page turned over."""
    path = GOLDEN / f"side-{code}-{other}-{size[0]}x{size[1]}.txt"
    keys = choosing(engine, ScreenChannel(languages, *size), code)
    async with kiosk(*keys, *STEP, "v", size=size, volunteer_language=other) as pilot:
        shown = text_of(pilot) + "\n"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@by_pair
async def test_on_every_kind_of_page_the_visitor_goes_on_as_before(
    kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, code: str, other: str, size: tuple[int, int]
) -> None:
    """Open all the way: the same keys lead to the same pages, the cursor is on the visitor's choice, and each digit of
    the volunteer's page stands beside the visitor's own."""
    assert set(WALK) == set(KINDS) - {"printed", "summary", "called", "question"}, (
        "every kind of page of a screen alone"
    )
    keys = choosing(engine, ScreenChannel(languages, *size), code)
    async with kiosk(*keys, "v", size=size, volunteer_language=other) as pilot:
        visit, beside = screen(pilot)._visit, size >= BESIDE_FROM
        for kind, pressed in WALK.items():
            await press(pilot, *pressed)
            assert visit.page.place.kind == kind
            assert visit.language.code == code
            assert screen(pilot).side_open == (kind != "end"), "it closes with the visit"
            if kind == "end":
                continue
            view = screen(pilot).query_one(PageView)
            caret = pilot.app.cursor_position
            if beside:
                left, right = halves(pilot)
                assert whose_and_language(languages[other]) in right[0]
                assert (close(languages[other]) in right[-1]) == (kind != "search"), "there V is a letter"
                assert caret.x < size[0] // 2
                for option in view._page.options.each:
                    row = 1 + view.text_rows + option.top
                    assert option.key in left[row].split() or f"▌{option.key}" in left[row] or "▐" in left[row]
                    assert option.key in right[row].split(), (kind, option.key)
            elif not screen(pilot).noticed:
                words = languages[other]
                assert visual(whose(words), right_to_left=words.facts.right_to_left) in rows_of(pilot)[0]
                assert " V" in rows_of(pilot)[0] or kind == "search"
            if kind != "search":
                assert view.highlighted is None or rows_of(pilot)[caret.y][caret.x] == view.highlighted
                here = visit.bookmark
                await press(pilot, "v", *(("v",) if side_of(pilot).open else ()))
                await press(pilot, *(("v",) if not side_of(pilot).open else ()))
                assert visit.bookmark == here


@pytest.mark.parametrize(("code", "other"), [("uk", "nl"), ("ar", "de"), ("nl", "fa")])
def test_nothing_of_both_pages_is_cut_off_and_all_stands_side_by_side(
    engine: Engine, languages: OfferedLanguages, code: str, other: str
) -> None:
    half = HalfWindow(languages, 40, 24, lambda page: engine.retold(page, other))
    for stop in walk(engine, half, code):
        for page in stop.parts:
            told = engine.retold(page, other)
            pair = lay_out_pair(page, told, half.window(page), half.window(told))
            assert pair.rows <= half.rows_for(page), stop.place
            assert pair.even, stop.place
            assert bool(pair.note) == bool(told.helper)


@pytest.mark.parametrize(("code", "other"), [("uk", "de"), ("ar", "nl")])
def test_the_page_turned_over_is_whole_and_its_note_on_it_or_on_the_next_sheet(
    engine: Engine, languages: OfferedLanguages, code: str, other: str
) -> None:
    words = languages[other]
    both = TurnedWindow(languages, 40, 12, lambda page: engine.retold(page, other))
    for stop in walk(engine, both, code):
        for page in stop.parts:
            told = engine.retold(page, other)
            window = Window(40, both.rows_for(told), both.right_to_left(told))
            over = turned_over(told, note_title(words), standing_note(words, page.place), window)
            assert ScreenChannel(languages, 40, 12).fits(page), stop.place
            assert over.layout.rows + len(over.below) <= window.rows, stop.place
            assert bool(over.below) or over.apart == bool(told.helper)
            if over.apart:
                assert note_alone(told, note_title(words), window).layout.rows <= window.rows, stop.place


async def test_v_opens_the_note_where_it_has_no_room_and_then_the_own_page(
    kiosk: Kiosk, languages: OfferedLanguages
) -> None:
    async with kiosk(EN, *STEP, size=(40, 12), volunteer_language="nl") as pilot:
        own = text_of(pilot)
        await press(pilot, "v")
        assert "Gebruik uw naam niet." in " ".join(text_of(pilot).split())
        assert f"V {note_title(languages['nl'])}" in rows_of(pilot)[0]
        await press(pilot, "v")
        assert "Veel mensen nemen de naam" in text_of(pilot)
        assert f"V {own_page(languages['en'])}" in rows_of(pilot)[0]
        await press(pilot, "1")
        assert "3 van" in text_of(pilot), "the digits work on every sheet"
        await press(pilot, "0", "v", "v")
        assert text_of(pilot) == own


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["beside", "turned"])
async def test_f8_shows_words_to_point_at_in_both_languages(kiosk: Kiosk, size: tuple[int, int]) -> None:
    """The visitor's page stays beneath: the digits work, and bring the page back."""
    async with kiosk(EN, *STEP, "v", size=size, volunteer_language="nl") as pilot:
        page, seen, here = text_of(pilot), "", screen(pilot)._visit.bookmark
        for _ in range(9):
            await press(pilot, "f8")
            if text_of(pilot) == page:
                break
            seen += " ".join(" ".join(halves(pilot)[1] if size >= BESIDE_FROM else rows_of(pilot)).split())
        for text in (*refusals(languages_of(pilot, "nl")), *at_the_end(languages_of(pilot, "en"))):
            assert text in seen
        assert "Oekraïens" in seen
        assert screen(pilot)._visit.bookmark == here
        await press(pilot, "f8", "1")
        assert str(screen(pilot)._visit.page.place) != str(here.place)
        assert refusals_title(languages_of(pilot, "nl")) not in text_of(pilot)


def test_every_leaf_has_room_and_every_key_of_the_half_too(languages: OfferedLanguages) -> None:
    for columns, rows in ((40, 18), (40, 7)):
        for own in map(languages.__getitem__, CODES):
            for other in map(languages.__getitem__, CODES):
                theirs, mine = (paper_of(columns, right_to_left=each.facts.right_to_left) for each in (own, other))
                both = [list(zip(said(own), said(other), strict=True)) for said in (refusals, at_the_end)]
                both.append([(text, text) for text in reviewed(own, languages)])
                bound = leaves([Sayings("", each) for each in both], theirs, mine, rows)
                assert max(len(leaf.lines) for leaf in bound) <= rows
                keys = f"V {close(own)}  F3 {other.name}  F8 {more(own)}"
                assert len(keys) <= theirs.width, keys


async def test_another_language_is_one_key_and_holds_for_the_day(
    kiosk: Kiosk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with kiosk(EN, "f3", "f3", volunteer_language="nl") as pilot:
        assert language_of(pilot) == CODES[CODES.index("nl") + 1]
        assert screen(pilot)._visit.language.code == "en"
        app = pilot.app
        assert isinstance(app, KioskApp)
        app._wipe()
        await pilot.pause()
        assert not screen(pilot).side_open
        assert SEAM not in text_of(pilot)
        await press(pilot, NL, "v")
        assert language_of(pilot) == CODES[CODES.index("nl") + 1], "it is the volunteer's, not the visitor's"
        monkeypatch.setattr(OfficeSettings, "now", lambda _: datetime(2030, 1, 1, 9))
        await press(pilot, "v", "v")
        assert language_of(pilot) == "nl"


async def test_the_visitor_stays_at_the_text_that_is_in_sight(kiosk: Kiosk) -> None:
    """The halves have other parts than the page: opened and closed again, the visitor sees what they saw; and who went
    on meanwhile sees the text that they went on to."""
    for size in ((40, 12), (56, 16), (80, 24)):
        async with kiosk(EN, "f1", "1", size=size, volunteer_language="de") as pilot:
            await press(pilot, "8")
            before = text_of(pilot)
            await press(pilot, "v", "v")
            assert text_of(pilot) == before
            await press(pilot, "v", "8")
            first = screen(pilot)._visit.page.paragraphs[0].text.split()[:3]
            await press(pilot, "v")
            assert " ".join(first) in " ".join(text_of(pilot).split())


async def test_nobody_finds_it_open_or_a_way_back_to_who_was_there(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("v", idle_seconds=30) as pilot:
        assert screen(pilot).side_open
        clock.now += 31
        app = pilot.app
        assert isinstance(app, KioskApp)
        app.mind_idle()
        await pilot.pause()
        assert not screen(pilot).side_open
        await press(pilot, EN, "9", "v", "end")
        assert not screen(pilot).side_open
        assert side_of(pilot)._side._came is None
        assert SEAM not in text_of(pilot)


async def test_it_can_be_opened_where_words_are_written_and_nothing_else_is_written(kiosk: Kiosk) -> None:
    for size in ((80, 24), (56, 16)):
        async with kiosk(EN, "s", "f3", *"pass", size=size, volunteer_language="nl") as pilot:
            field = screen(pilot).query_one(SearchField)
            assert field.value == "pass"
            assert "Wat zoekt u?" in text_of(pilot)
            await press(pilot, *"word", "enter")
            assert "Een veilig wachtwoord" in text_of(pilot)


async def test_who_writes_on_at_once_was_searching_a_word(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=400) as pilot:
        for key, gap in ((EN, 5.0), ("v", 5.0), ("i", 0.2), ("r", 0.2)):
            clock.now += gap
            await press(pilot, key)
        assert screen(pilot).query_one(SearchField).value == "vir"
        assert not screen(pilot).side_open


async def test_a_held_key_changes_nothing_and_a_double_press_opens_once(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=400) as pilot:
        for gap, opened in ((5.0, True), (0.1, True), (5.0, False), (0.5, True), (0.03, False), (0.03, False)):
            clock.now += gap
            await press(pilot, "v")
            assert screen(pilot).side_open is opened


async def test_a_finger_opens_and_closes_it_and_chooses_on_the_visitors_half_alone(kiosk: Kiosk) -> None:
    async with kiosk(EN, size=(100, 30), volunteer_language="nl") as pilot:
        await pilot.click(offset=(rows_of(pilot)[0].index("V Volunteer"), 0))
        await pilot.pause()
        assert screen(pilot).side_open
        row = next(row for row, line in enumerate(rows_of(pilot)) if "Veilig" in line)
        await pilot.click(offset=(80, row))
        await pilot.pause()
        assert screen(pilot)._visit.page.place.kind == "menu"
        await pilot.click(PageView, offset=on_choice(pilot, "1"))
        assert str(screen(pilot)._visit.page.place) == "topic/safe"
        await pilot.click(offset=(rows_of(pilot)[-1].index("F3"), 29))
        await pilot.pause()
        assert language_of(pilot) == "fr"
        await pilot.click(offset=(rows_of(pilot)[-1].index("V "), 29))
        await pilot.pause()
        assert not screen(pilot).side_open


async def test_the_voice_reads_the_visitors_page_to_the_visitor(kiosk: Kiosk) -> None:
    for size in ((80, 24), (56, 16)):
        speaker = FakeSpeaker()
        async with kiosk(EN, *STEP, "v", "f4", size=size, speaker=speaker, volunteer_language="nl") as pilot:
            assert {sentence.language for sentence in speaker.said} == {"en"}
            await press(pilot, "1")
            assert {sentence.language for sentence in speaker.said} == {"en"}


async def test_another_size_of_the_text_turns_no_page_over(kiosk: Kiosk) -> None:
    async with kiosk(EN, *STEP, "v", volunteer_language="nl") as pilot:
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert SEAM in text_of(pilot)
        await pilot.resize_terminal(64, 19)
        await pilot.pause()
        assert not screen(pilot).side_open
        assert "Next step" in text_of(pilot)
        await pilot.resize_terminal(20, 5)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "v")
        assert "Volgende stap" in text_of(pilot)


@pytest.mark.parametrize("language", [EN, AR], ids=["en", "ar"])
async def test_it_is_clear_in_every_theme_and_number_of_colours(kiosk: Kiosk, language: str) -> None:
    async with kiosk(language, *STEP, "v") as pilot:
        await in_every_theme(pilot)
        await press(pilot, "f1", "1")
        await in_every_theme(pilot)
        await press(pilot, "v")
        await pilot.resize_terminal(56, 16)
        for keys in (("v",), ("m", "1", "6", "1", "1"), ("s",)):
            await press(pilot, *keys)
            await in_every_theme(pilot)


def test_its_words_are_there_in_every_language_and_have_room(languages: OfferedLanguages) -> None:
    for make in (whose, close, own_page, volunteer):
        texts = {code: make(languages[code]) for code in CODES}
        assert len(set(texts.values())) > 9
        assert max(map(len, texts.values())) <= 20
    for code in CODES:
        assert len(whose_and_language(languages[code])) <= 38


def test_nothing_of_it_is_loaded_before_it_is_opened() -> None:
    program = "import sys, kiosk.tui.app, kiosk.wiring, kiosk.terminal.control; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kiosk.tui.app" in loaded
    assert not {
        name for name in loaded if name.startswith(("kiosk.tui.side", "kiosk.guides.retold", "kiosk.guides.same_text"))
    }
