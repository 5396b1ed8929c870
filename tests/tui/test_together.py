"""Two people who share no language go through a guide together, by keys: from the first page to paper in the hand."""

from __future__ import annotations

import pytest

from kiosk.guides.engine import Engine
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import PRINTED
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel, Visit
from tests.test_walkthrough import choosing
from tests.tui.screens import Kiosk, Walk, press, text_of
from tests.tui.test_paper_tray import FakePrinter
from tests.tui.test_side import screen

GUIDE = "strong-password"
PAIRS = (
    *(("uk", "nl", (80, 24)), ("ar", "fr", (80, 24)), ("fa", "nl", (80, 24))),
    *(("ar", "nl", (100, 30)), ("fa", "fr", (100, 30)), ("uk", "fr", (56, 16)), ("fa", "nl", (56, 16))),
)


def paper(visit: Visit) -> str:
    """The digit of "Print in 2 languages" on the page; empty where it stands on another part."""
    digits = [str(choice.number) for choice in visit.page.numbered if choice.place == PRINTED]
    return digits[-1] if digits else ""


@pytest.mark.parametrize(("code", "other", "size"), PAIRS, ids=lambda each: "x".join(map(str, each)))
async def test_from_the_first_page_to_paper(
    kiosk: Kiosk,
    engine: Engine,
    languages: OfferedLanguages,
    walk: Walk,
    code: str,
    other: str,
    size: tuple[int, int],
) -> None:
    printer = FakePrinter()
    steps = engine.catalogue.guide(GUIDE).steps
    async with kiosk(size=size, printer=printer, volunteer_language=other) as pilot:
        await walk(pilot, "".join(choosing(engine, ScreenChannel(languages, *size), code)))
        visit = screen(pilot)._visit
        await press(pilot, "v")
        await walk(pilot, "161")
        for number, step in enumerate(steps):
            assert visit.page.place == StepPlace(GUIDE, step.id)
            note = engine.page(visit.page.place, other).helper
            assert visit.told(visit.page, other).helper == note != ""
            if size[0] >= 80:
                assert note.split()[0] in text_of(pilot), "beside the page, in the language of the volunteer"
            if number + 1 < len(steps):
                await walk(pilot, "1")
        while not paper(visit):
            await walk(pilot, "8")
        await walk(pilot, paper(visit))
        assert visit.page.place == PRINTED
        assert screen(pilot).side_open
        assert visit.language.code == code
    assert printer.papers == [(f"guide/{GUIDE} {code}", f"guide/{GUIDE} nl")], "in both languages of the office's paper"
