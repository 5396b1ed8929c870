"""Writing words: what is typed, how it is drawn and where the caret stands, and the keyboard for who has no keys."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size
from textual.pilot import Pilot

from kiosk.guides.engine import Engine
from kiosk.language.facts import LanguageFacts, LanguageFolder, load_facts, locales_folder
from kiosk.language.keyboard import layers
from kiosk.language.offered import OfferedLanguages
from kiosk.records import RecordError, read_record
from kiosk.themes import THEMES
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.lines import Paper, plain
from kiosk.tui.notices import close_key, delete_key, search, search_hint, space_key
from kiosk.tui.search_field import SearchField
from kiosk.tui.touch_keyboard import TouchKeyboard
from kiosk.tui.touch_keys import DELETE, LAYER, SEARCH, SHIFT, SPACE
from kiosk.tui.visit import ScreenChannel
from kiosk.tui.writing import LONGEST, Writing
from kiosk.tui.written_line import written_line
from tests.test_architecture import imported_by
from tests.test_walkthrough import choosing
from tests.tui.screens import Kiosk, press, rows_of, text_of
from tests.tui.speakers import FakeSpeaker
from tests.tui.test_contrast import unclear

FACTS = load_facts(locales_folder())
CODES = tuple(FACTS)
SIZES = ((80, 24), (56, 16), (40, 12))
by_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
by_language = pytest.mark.parametrize("code", CODES)

ALPHABETS: Final = {
    "nl": "abcdefghijklmnopqrstuvwxyzéëïöüè",
    "fr": "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyzâ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءئأ",
    "es": "abcdefghijklmnñopqrstuvwxyzáéíóúü",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźżqvx",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
}

WORDS = st.text(st.sampled_from("abzé1 9.,()-+€漢سلامآأپگچیـًُ٠۲") | st.characters(), max_size=60)
PAPERS = st.builds(Paper, st.integers(4, 40), st.booleans())


def field(pilot: Pilot[str]) -> SearchField:
    return pilot.app.screen.query_one(SearchField)


def place(pilot: Pilot[str]) -> str:
    assert isinstance(pilot.app.screen, HelpScreen)
    return str(pilot.app.screen._visit.page.place)


Keys = Callable[..., tuple[str, ...]]


@pytest.fixture
def searching(engine: Engine, languages: OfferedLanguages) -> Keys:
    """The keys that lead to the search page of a language."""

    def keys(code: str, size: tuple[int, int] = (80, 24)) -> tuple[str, ...]:
        return *choosing(engine, ScreenChannel(languages, *size), code), "s"

    return keys


@given(st.lists(st.sampled_from(["left", "right", "home", "backspace", "delete"]) | st.characters(), max_size=60))
def test_what_is_typed_stays_as_typed_but_for_what_was_taken_away(keys: list[str]) -> None:
    """Against a list of letters, in a language that is read from the left."""
    paper = Paper(20, right_to_left=False)
    letters: list[str] = []
    at = 0
    writing = Writing()
    for key in keys:
        match key:
            case "left" | "right":
                by = 1 if key == "right" else -1
                writing = writing.moved(by, paper.typed(writing.text)[1])
                at = writing.at
            case "home":
                writing, at = writing.at_home(), 0
            case "backspace":
                writing = writing.without_before()
                del letters[max(0, at - 1) : at]
                at = max(0, at - 1)
            case "delete":
                writing = writing.without_behind()
                del letters[at : at + 1]
            case _:
                writing = writing.typed(key)
                if key.isprintable():
                    letters.insert(at, key)
                    at += 1
        assert writing == Writing("".join(letters), at)


@given(WORDS, WORDS)
def test_no_more_is_written_than_anybody_asks(first: str, second: str) -> None:
    writing = Writing().typed(first * 3).typed(second)
    assert len(writing.text) <= LONGEST
    assert writing.text.isprintable()
    assert writing.at == len(writing.text)


@given(WORDS, PAPERS, st.data())
def test_the_caret_is_always_seen_and_the_words_are_drawn_as_on_any_page(
    text: str, paper: Paper, data: st.DataObject
) -> None:
    text = Writing().typed(text).text
    first = 0
    for _ in range(3):
        at = data.draw(st.integers(0, len(text)))
        line = written_line(Writing(text, at), paper, first)
        first = line.first
        assert 0 <= line.caret < paper.width
        assert len(line.cells) == paper.width
        shown = paper.seen(text)
        drawn = "".join(line.cells)
        assert sum(map(get_character_cell_size, drawn)) == paper.width
        free = paper.width - 2 - sum(map(get_character_cell_size, shown))
        if free >= 0 and (not shown or get_character_cell_size(shown[0])):
            assert drawn == (f"{' ' * free} {shown} " if paper.right_to_left else f" {shown} {' ' * free}")


@given(WORDS, st.booleans())
def test_an_arrow_moves_the_way_it_points_and_leads_everywhere(text: str, right_to_left: bool) -> None:
    writing = Writing().typed(text)
    _, gaps = Paper(20, right_to_left).typed(writing.text)
    for _ in gaps:
        before = gaps[writing.at].edge
        writing = writing.moved(-1, gaps)
        assert gaps[writing.at].edge <= before
    been = {writing.at}
    for _ in gaps:
        before = gaps[writing.at].edge
        writing = writing.moved(1, gaps)
        assert gaps[writing.at].edge >= before
        been.add(writing.at)
    assert been == set(range(len(gaps)))


@pytest.mark.parametrize(
    ("right_to_left", "text", "at", "from_reading"),
    [
        (False, "abc", 0, 1),
        (False, "abc", 3, 4),
        (True, "", 0, 1),
        (True, "كتاب", 0, 1),
        (True, "كتاب", 1, 2),
        (True, "كتاب", 4, 5),
        # لا is one cell.
        (True, "لا", 2, 2),
        (True, "سلام", 3, 3),
        (True, "سلام", 4, 4),
        # Marks over letters are not drawn, and take no cell.
        (True, "مُدَرِّس", 8, 5),
        # Latin letters and digits go on to the right: beside the last one, towards where reading begins.
        (True, "كتاب ab", 7, 5),
        (True, "كتاب 12", 7, 5),
        (True, "كتاب ab ج", 9, 10),
        (True, "كتاب ab!", 8, 9),
        (True, "xqz", 3, 0),
        (True, "میخواهم ۱۲", 10, 8),
        # Arabic words on a page that is read from the left go on to the left.
        (False, "ab كتاب", 7, 3),
        (False, "ab كتاب", 3, 4),
        (False, "e\u0301e", 3, 3),
    ],
)
def test_the_caret_stands_where_the_next_letter_comes(
    right_to_left: bool, text: str, at: int, from_reading: int
) -> None:
    text = Writing().typed(text).text
    line = written_line(Writing(text, min(at, len(text))), Paper(20, right_to_left), 0)
    assert (19 - line.caret if right_to_left else line.caret) == from_reading


@by_size
@pytest.mark.parametrize(("code", "text"), [("ar", "أين عملي لا"), ("fa", "گذرواژه من چیست"), ("ar", "هاتف Gmail 12")])
async def test_arabic_and_persian_are_drawn_as_they_are_read(
    kiosk: Kiosk, searching: Keys, size: tuple[int, int], code: str, text: str
) -> None:
    async with kiosk(
        *searching(code, size), *("space" if letter == " " else letter for letter in text), size=size
    ) as pilot:
        assert field(pilot).value == text
        shown = Paper(1, right_to_left=True).seen(text)
        x, y = pilot.app.cursor_position
        assert f"{shown} ┃" in rows_of(pilot)[y], "at the side where reading begins"
        drawn = rows_of(pilot)[y].index(shown)
        assert x == (drawn + len(shown) - len("هاتف ") if text.endswith("12") else drawn - 1)


@pytest.mark.parametrize(("code", "onward", "back"), [("nl", "right", "left"), ("ar", "left", "right")])
async def test_arrows_move_the_caret_the_way_they_point(
    kiosk: Kiosk, searching: Keys, code: str, onward: str, back: str
) -> None:
    word = "abcd" if code == "nl" else "سلام"
    async with kiosk(*searching(code), *word, back, back) as pilot:
        before = pilot.app.cursor_position.x
        await press(pilot, word[0])
        assert field(pilot).value == word[:2] + word[0] + word[2:]
        assert pilot.app.cursor_position.x == before + (1 if code == "nl" else -1)
        await press(pilot, onward, "backspace", "home", "delete")
        assert field(pilot).value == (word[:2] + word[0] + word[3:])[1:]


@by_size
@by_language
async def test_long_words_scroll_and_the_caret_stays(
    kiosk: Kiosk, searching: Keys, size: tuple[int, int], code: str
) -> None:
    async with kiosk(*searching(code, size), size=size) as pilot:
        field(pilot).value = "حكيم " * 30 if FACTS[code].right_to_left else "wachtwoord " * 30
        assert len(field(pilot).value) == LONGEST
        for key in ("", "left", "home", "right"):
            await press(pilot, *([key] * 9 if key else ()))
            x, y = pilot.app.cursor_position
            row = rows_of(pilot)[y]
            assert row.index("┃") < x < row.rindex("┃")


@by_size
@by_language
async def test_it_looks_like_a_field_with_a_button(
    kiosk: Kiosk, searching: Keys, languages: OfferedLanguages, size: tuple[int, int], code: str
) -> None:
    """A frame around the hint, and a button that says what its key does; nothing lies over the text or the keys."""
    words = languages[code]
    async with kiosk(*searching(code, size), size=size) as pilot:
        paper = Paper(1, words.facts.right_to_left)
        rows = rows_of(pilot)
        (top,) = (index for index, row in enumerate(rows) if "┏" in row)
        assert paper.seen(search_hint(words)) in rows[top + 1]
        assert "┗" in rows[top + 2]
        button = " ".join(rows[top + 1 : top + 4])
        assert "Enter" in button
        assert paper.seen(search(words)) in button
        asked = words.text("search/ask", "Write 1 word or a few words. For example: password.")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        for text in screen._layout.paper.wrapped(asked, min(screen._layout.paper.width, 64)):
            assert any(text.strip() in row for row in rows[:top])
        for line in screen._layout.key_lines[-2:]:
            assert any(plain(line).strip() in row for row in rows[top + 3 :])


@by_size
@pytest.mark.parametrize("code", ["en", "ar"])
async def test_a_touch_on_the_button_searches(kiosk: Kiosk, searching: Keys, size: tuple[int, int], code: str) -> None:
    async with kiosk(*searching(code, size), size=size) as pilot:
        field(pilot).value = "password"
        rows = rows_of(pilot)
        (top,) = (index for index, row in enumerate(rows) if "┏" in row)
        y = next(y for y in (top + 1, top + 3) if "Enter" in rows[y])
        await pilot.click(offset=(rows[y].index("Enter") + 1, y))
        await press(pilot)
        assert place(pilot).startswith("search/guide:")


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_a_touch_between_two_letters_puts_the_caret_there(kiosk: Kiosk, searching: Keys, code: str) -> None:
    word = "abcdef" if code == "en" else "سؤالكم"
    async with kiosk(*searching(code), *word, "home") as pilot:
        x, y = pilot.app.cursor_position
        await pilot.click(offset=(x + (2 if code == "en" else -2), y))
        await press(pilot, "backspace")
        assert field(pilot).value == word[0] + word[2:]


async def test_what_is_pasted_is_one_line_of_what_can_be_seen(kiosk: Kiosk, searching: Keys) -> None:
    from textual import events

    async with kiosk(*searching("en")) as pilot:
        pilot.app.post_message(events.Paste("my \x1bbank\u202e card\nrm"))
        await pilot.pause()
        assert field(pilot).value == "my bank card"


def keyboard(pilot: Pilot[str]) -> TouchKeyboard:
    return pilot.app.screen.query_one(TouchKeyboard)


async def touch(pilot: Pilot[str], *names: str) -> None:
    """Touch keys in the middle of what stands on them; a letter behind another key after that key."""
    for name in names:
        widget = keyboard(pilot)
        assert widget._keys is not None
        key = next(key for key in widget._keys.keys if key.name == name)
        row = key.row * widget._keys.high + (widget._keys.high > 2)
        await pilot.click(TouchKeyboard, offset=(widget.margin + key.start + key.width // 2, row))
        await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@by_language
def test_the_keys_of_a_language_write_all_that_its_people_write(code: str) -> None:
    """The letters of its alphabet, and of every question that people ask in it; digits and Latin letters too."""
    queries = LanguageFolder(locales_folder() / code).queries()
    asked = {letter for texts in queries.values() for text in texts for letter in text.lower()}
    keys = set("".join(FACTS[code].keyboard))
    joiners = {" ", "\u200c"}
    assert asked - joiners <= keys
    assert {*ALPHABETS[code]} <= keys
    assert {*"abcdefghijklmnopqrstuvwxyz@.?"} - {"?"} <= keys
    assert any({*digits} <= keys for digits in ("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    first = set("".join(layers(FACTS[code].keyboard)[0]))
    rare = {*"ëïüœæÿqvx"}
    assert {*ALPHABETS[code]} - rare <= first, "without another key"
    for layer in layers(FACTS[code].keyboard):
        letters = "".join(layer)
        assert len(set(letters)) == len(letters)
        assert max(map(len, layer)) <= 12, "in the narrowest window a key is 3 cells wide"


@by_size
@by_language
async def test_the_keyboard_hides_neither_the_field_nor_a_key_nor_a_notice(
    kiosk: Kiosk, searching: Keys, languages: OfferedLanguages, size: tuple[int, int], code: str
) -> None:
    words = languages[code]
    async with kiosk(*searching(code, size), size=size, onscreen_keyboard=True) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        paper = screen._layout.paper
        assert keyboard(pilot)._keys is not None
        high = keyboard(pilot)._keys.high  # type: ignore[union-attr]
        assert high == {24: 3, 16: 2, 12: 1}[size[1]]
        for layer in range(len(layers(words.facts.keyboard))):
            if layer:
                await touch(pilot, f"{LAYER} {layer}")
            rows = rows_of(pilot)
            for row in layers(words.facts.keyboard)[layer]:
                seen = [paper.seen(letter) for letter in row]
                assert any(line.split() == seen for line in rows), row
        await press(pilot, "f12")
        rows = rows_of(pilot)
        assert paper.seen(search_hint(words)) in rows[pilot.app.cursor_position.y]
        assert paper.wrapped(search_hint(words))[0] in " ".join(rows[:2]), "the notice"
        for line in screen._layout.key_lines[-2:]:
            assert any(plain(line).strip() == row.strip() for row in rows)
        assert paper.seen(words.text("search/title", "What are you looking for?")) in " ".join(
            [*rows[:3], *map(plain, screen._layout.text)]
        )
        if size[0] == 80:
            for text in (space_key, delete_key, search, close_key):
                assert paper.seen(text(words)) in "".join(rows)


async def test_an_office_without_keys_writes_by_touch_alone(kiosk: Kiosk, searching: Keys) -> None:
    async with kiosk(*searching("nl"), onscreen_keyboard=True) as pilot:
        await touch(pilot, *"wachtwort", DELETE, "o", "r", "d", SPACE, f"{LAYER} 1", "1", f"{LAYER} 0")
        assert field(pilot).value == "wachtwoord 1".replace("woord", "worord")
        field(pilot).value = ""
        await touch(pilot, SHIFT, "W", *"achtwoord", SEARCH)
        assert place(pilot).startswith("search/guide:")
        await press(pilot, "escape", "escape")
        assert "AZE" not in text_of(pilot), "only where words are written"


async def test_a_touch_on_the_field_brings_the_keyboard_and_close_takes_it_away(kiosk: Kiosk, searching: Keys) -> None:
    async with kiosk(*searching("uk")) as pilot:
        before = text_of(pilot)
        await pilot.click(offset=pilot.app.cursor_position)
        await touch(pilot, *"привіт")
        assert field(pilot).value == "привіт"
        await touch(pilot, f"{LAYER} 1", "a")
        assert field(pilot).value == "привітa"
        await touch(pilot, *[DELETE] * 7, "close")
        assert text_of(pilot) == before
        await pilot.click(offset=pilot.app.cursor_position)
        await press(pilot, "escape", "s")
        assert text_of(pilot) == before, "the next search begins without it"


async def test_words_that_find_nothing_leave_the_keyboard_there(kiosk: Kiosk, searching: Keys) -> None:
    async with kiosk(*searching("en")) as pilot:
        await pilot.click(offset=pilot.app.cursor_position)
        await touch(pilot, *"xqzxq", SEARCH)
        assert place(pilot) == "search"
        assert "I do not understand." in " ".join(rows_of(pilot))
        await touch(pilot, "a")
        assert field(pilot).value == "a"


async def test_shift_is_for_one_letter_and_turkish_has_two(kiosk: Kiosk, searching: Keys) -> None:
    async with kiosk(*searching("tr"), onscreen_keyboard=True) as pilot:
        await touch(pilot, SHIFT, "İ", "i", SHIFT, "I", "ı")
        assert field(pilot).value == "İiIı"
        await touch(pilot, SHIFT, SHIFT, "a")
        assert field(pilot).value == "İiIıa"
    async with kiosk(*searching("ar"), onscreen_keyboard=True) as pilot:
        assert SHIFT not in [key.name for key in keyboard(pilot)._keys.keys]  # type: ignore[union-attr]


async def test_a_letter_that_is_touched_is_said(kiosk: Kiosk, searching: Keys) -> None:
    speaker = FakeSpeaker()
    async with kiosk(*searching("en"), speaker=speaker, onscreen_keyboard=True) as pilot:
        await press(pilot, "f4")
        await touch(pilot, "a")
        assert speaker.heard == ["a"]
        await touch(pilot, "b", DELETE)
        assert speaker.heard == ["a"], "after a change the whole"


@pytest.mark.parametrize("theme", list(THEMES))
async def test_the_keyboard_can_be_read_in_every_theme(kiosk: Kiosk, searching: Keys, theme: str) -> None:
    async with kiosk(*searching("fr"), "a", theme=theme, onscreen_keyboard=True) as pilot:
        await touch(pilot, SHIFT)
        assert unclear(pilot) == []


def test_the_first_page_waits_for_no_keyboard() -> None:
    assert "kiosk.tui.touch_keyboard" in sys.modules
    assert not imported_by("kiosk.tui.app") & {"kiosk.tui.touch_keyboard", "kiosk.tui.touch_keys"}


def test_rows_that_are_no_three_are_a_mistake() -> None:
    facts = read_record(LanguageFacts, {**SOME_FACTS, "keyboard": ["abc", "def", "ghi"]})
    assert layers(facts.keyboard) == (("abc", "def", "ghi"),)
    with pytest.raises(RecordError, match="`keyboard` has 2 rows; write three"):
        read_record(LanguageFacts, {**SOME_FACTS, "keyboard": ["abc", "def"]})


SOME_FACTS: Final = {
    "name": "x",
    "greeting": "x",
    "direction": "ltr",
    "locale": "nl_BE",
    "sms": "keep",
    "segments": 1,
    "voice": "nl",
    "review": "draft",
    "plural": "nplurals=2; plural=(n != 1);",
}
