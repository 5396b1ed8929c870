"""Larger text on the screen: by a key, by a touch, and the usual size for the next visitor."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.tui.screens import FakeTerminal, Kiosk, rows_of, text_of


@dataclass
class FakeText:
    """Notes by how much the text was changed."""

    steps: list[int] = field(default_factory=list)
    usual: bool = True

    def step(self, by: int, columns: int, rows: int) -> bool:
        self.steps.append(by)
        self.usual = False
        return by > 0

    def reset(self) -> None:
        self.usual = True


@pytest.fixture
def text(terminal: FakeTerminal) -> FakeText:
    terminal.text = FakeText()
    return terminal.text


@pytest.mark.parametrize("keys", [(), ("4",), ("1", "1", "6", "1")])
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)])
async def test_the_sign_stands_at_the_top_of_every_page(
    kiosk: Kiosk, text: FakeText, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with kiosk(*keys, size=size) as pilot:
        assert "+ Aa" in rows_of(pilot)[0]


async def test_the_keys_change_it_and_the_page_stays(kiosk: Kiosk, text: FakeText) -> None:
    async with kiosk("1", "1", keyboard="us") as pilot:
        before = text_of(pilot)
        await pilot.press("plus", "equals_sign", "plus")
        assert text.steps == [1, 1, 1]
        assert text_of(pilot) == before


async def test_minus_is_a_digit_where_the_keyboard_says_so(kiosk: Kiosk, text: FakeText) -> None:
    async with kiosk("1", keyboard="be") as pilot:
        await pilot.press("minus")
        assert text.steps == [-1]
    text.steps.clear()
    async with kiosk("1", keyboard="fr") as pilot:
        await pilot.press("minus")
        assert text.steps == []


async def test_a_touch_on_the_sign_makes_it_larger(kiosk: Kiosk, text: FakeText) -> None:
    async with kiosk("1") as pilot:
        await pilot.click(offset=(70, 0))
        await pilot.click(offset=(4, 0))
        assert text.steps == [1]
    text.steps.clear()
    async with kiosk("4") as pilot:
        await pilot.click(offset=(9, 0))
        assert text.steps == [1]


async def test_where_nothing_can_change_it_nothing_is_offered(kiosk: Kiosk) -> None:
    async with kiosk("3") as pilot:
        assert "Aa" not in rows_of(pilot)[0]
        await pilot.press("plus")
        assert "This key does nothing here" in text_of(pilot)
