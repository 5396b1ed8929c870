"""The screen in a real browser: its pages, keys and text, and nothing that comes from anywhere but our server."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.browser.pages import fonts
from kiosk.language.facts import load_facts, locales_folder
from kiosk.terminal.text_size.steps import FEWEST_CELLS
from kiosk.themes import THEMES
from tests.browser.chromium import PROGRAM, Tab, browser
from tests.browser.serving import command, served

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
    pytest.mark.xdist_group("chromium"),
]


async def cells(tab: Tab) -> tuple[int, int]:
    """Columns and rows, as the page has measured them."""
    width, cell, rows = await tab.value(
        "(() => { const screen = document.querySelector('.xterm-screen').getBoundingClientRect();"
        "const row = document.querySelectorAll('.xterm-rows > div');"
        "return [screen.width, row[0].getBoundingClientRect().height, row.length] })()"
    )
    # A cell of this font is 0.602 of its size wide, and 1.164 high.
    return round(width / (cell / 1.164 * 0.602)), rows


@pytest.mark.parametrize(
    ("languages", "first", "then"),
    [
        (["nl", "ar", "en"], "Kies uw taal", "Wat wilt u doen?"),
        (["ar", "nl", "en"], "ﻚﺘﻐﻟ ﺮﺘﺧﺍ", "؟ﻞﻌﻔﺗ ﻥﺃ ﺪﻳﺮﺗ ﺍﺫﺎﻣ"),
    ],
    ids=["nl", "ar"],
)
async def test_a_key_leads_from_page_to_page_and_nothing_comes_from_elsewhere(
    tmp_path: Path, languages: list[str], first: str, then: str
) -> None:
    with served(tmp_path, office=f"languages = {languages}\n") as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown(first)
            assert await tab.value("[document.documentElement.lang, document.title]") == [languages[0], "Digital help"]
            await tab.press("1", "1")
            await tab.until_shown(then)
            hosts = {urlsplit(address).netloc for address in tab.requests if not address.startswith("data:")}
            assert hosts == {urlsplit(server.address).netloc}
            assert len(tab.requests) >= 6


async def test_the_letters_stand_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    """A browser would turn Arabic that is in the order of the eyes already."""
    with served(tmp_path, office='languages = ["ar", "nl"]\n') as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown("ﻚﺘﻐﻟ ﺮﺘﺧﺍ")
            edges = await tab.value(
                "(() => { const row = [...document.querySelectorAll('.xterm-rows > div')]"
                ".find(row => row.textContent.includes('ﻚﺘﻐﻟ'));"
                "const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT); const found = [];"
                "for (let node; (node = walk.nextNode()); ) for (let i = 0; i < node.length; i++) {"
                "const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);"
                "found.push(range.getBoundingClientRect().left) } return found })()"
            )
            assert len(edges) > 20
            assert edges == sorted(edges)


@pytest.mark.parametrize(
    ("languages", "then"), [(["nl", "ar"], "Wat wilt u doen?"), (["ar", "nl"], "؟ﻞﻌﻔﺗ ﻥﺃ ﺪﻳﺮﺗ")], ids=["nl", "ar"]
)
async def test_the_keys_change_the_size_of_the_text_at_once(tmp_path: Path, languages: list[str], then: str) -> None:
    with served(tmp_path, office=f'languages = {languages}\nkeyboard = "us"\nviewing_distance = 30\n') as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown("Nederlands")
            await tab.press("1", "1")
            await tab.until_shown(then)
            usual = await cells(tab)
            seen = [usual]
            for _ in range(3):
                before = seen[-1]

                async def larger(before: tuple[int, int] = before) -> bool:
                    now = await cells(tab)
                    return now[0] < before[0] and now[1] < before[1] and then in await tab.text()

                await tab.press("+", "+", shift=True)
                await tab.until(larger)
                seen.append(await cells(tab))
            assert all(columns >= FEWEST_CELLS[0] and rows >= FEWEST_CELLS[1] for columns, rows in seen)

            async def usual_again() -> bool:
                await tab.press("-", "-")
                return await cells(tab) == usual

            await tab.until(usual_again)


@pytest.mark.parametrize("size", [(640, 480), (800, 600), (1024, 768)], ids=str)
async def test_every_window_holds_a_page_however_far_people_stand(tmp_path: Path, size: tuple[int, int]) -> None:
    with served(tmp_path, office="viewing_distance = 150\n") as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address, size)
            await tab.until_shown("Nederlands")
            columns, rows = await cells(tab)
            assert columns >= FEWEST_CELLS[0]
            assert rows >= FEWEST_CELLS[1]


async def test_text_is_as_large_as_the_distance_asks_on_a_screen_that_was_measured(tmp_path: Path) -> None:
    """A capital H of 0.7 degrees at 60 cm is 7.33 mm high: 0.729 of a text of 10.06 mm (EN 301 549, 5.1.4)."""
    with served(tmp_path, office="screen_width = 400\n") as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address, (1280, 800))
            await tab.until_shown("Nederlands")
            size = await tab.value("parseFloat(getComputedStyle(document.querySelector('.xterm-rows')).fontSize)")
            assert size == pytest.approx(10.06 * 1280 / 400, abs=0.1)


@pytest.mark.skipif(not fonts(), reason="the font DejaVu Sans Mono is not installed")
async def test_a_browser_without_the_font_gets_it_from_the_server(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown("Nederlands")
            for name in ("regular.ttf", "bold.ttf"):
                state = f"new FontFace('Theirs', 'url(files/{name})').load().then(face => face.status)"
                assert await tab.value(state) == "loaded"


async def test_the_theme_changes_by_its_key_around_the_cells_too(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown("Nederlands")
            papers = [theme.paper for theme in THEMES.values()]
            assert await tab.value("getComputedStyle(document.body).getPropertyValue('--paper')") == papers[0]
            await tab.press("F2")

            async def turned() -> bool:
                return bool(await tab.value(f"document.body.style.getPropertyValue('--paper') == '{papers[1]}'"))

            await tab.until(turned)


async def test_the_language_of_the_page_is_the_one_that_was_chosen(tmp_path: Path) -> None:
    with served(tmp_path, office='languages = ["nl", "fr"]\n') as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown("Nederlands")
            await tab.press("2", "2")

            async def told() -> bool:
                return bool(await tab.value("document.documentElement.lang == 'fr'"))

            await tab.until(told)


@pytest.mark.parametrize("size", [(800, 600), (1280, 800)], ids=str)
async def test_one_more_than_the_office_allows_is_asked_to_wait_and_then_gets_in(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with served(tmp_path, "--sessions", "1") as server:
        async with browser(tmp_path / "profile") as chromium:
            first = await chromium.open(server.address)
            await first.until_shown("Nederlands")
            second = await chromium.open(server.address, size)
            await second.until_shown("112")
            lines = await second.value("[...document.querySelectorAll('section p')].map(p => [p.lang, p.dir])")
            facts = load_facts(locales_folder())
            assert lines == [[code, "rtl" if facts[code].right_to_left else "ltr"] for code in facts]
            # All of them are seen at once.
            assert await second.value("document.documentElement.scrollHeight <= innerHeight")
            assert await second.value(
                "[...document.querySelectorAll('section p')].every(p => {"
                "const box = p.getBoundingClientRect();"
                "return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight })"
            )
            (visitor,) = server.visitors
            await first.call("Page.navigate", url="about:blank")
            await second.until_shown("Kies uw taal")
            server.until_visitors(1)
            assert server.visitors != [visitor]


async def test_a_process_ends_with_its_browser(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        async with browser(tmp_path / "profile") as chromium:
            for _ in range(2):
                await (await chromium.open(server.address)).until_shown("Nederlands")
            server.until_visitors(2)
            chromium.kill()
            server.until_visitors(0)


async def test_a_process_ends_with_its_server(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown("Nederlands")
            (visitor,) = server.visitors
            server.process.kill()
            server.process.wait()
            # The page says so meanwhile, in the languages of the office.
            await tab.until_shown("112")

            async def gone() -> bool:
                return b"kiosk" not in command(visitor)

            await tab.until(gone)


async def test_a_screen_that_broke_begins_anew(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        async with browser(tmp_path / "profile") as chromium:
            tab = await chromium.open(server.address)
            await tab.until_shown("Kies uw taal")
            (visitor,) = server.visitors
            os.kill(visitor, signal.SIGKILL)
            await tab.until_shown("112")
            await tab.until_shown("Kies uw taal")
            server.until_visitors(1)
            assert server.visitors != [visitor]
