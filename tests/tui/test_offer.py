"""The offer of help on the smallest screen: whole, and over nothing that is needed to go on."""

from __future__ import annotations

import pytest

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.place import MENU, PERSON
from kiosk.guides.remarks import in_danger
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.layout import paper_of
from kiosk.tui.lines import plain
from kiosk.tui.search_field import SearchField
from kiosk.tui.visit import ScreenChannel
from tests.guides.test_offer import offered
from tests.sentences import CODES
from tests.test_walkthrough import choosing
from tests.tui.screens import Kiosk, press, rows_of


@pytest.mark.parametrize("code", CODES)
async def test_it_is_whole_and_the_choices_are_free(
    kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    size = (40, 12)
    channel = ScreenChannel(languages, *size)
    said = offered(engine, code, code)[0]
    page = engine.answer(Conversation(code, MENU), said, channel).page
    paper = paper_of(size[0], right_to_left=channel.right_to_left(page))
    offer = [plain(line).strip() for line in paper.written(in_danger(languages[code]), "notice")]
    async with kiosk(*choosing(engine, channel, code), "s", size=size) as pilot:
        pilot.app.screen.query_one(SearchField).value = said
        await press(pilot, "enter")
        rows = rows_of(pilot)
        seen = [index for index, row in enumerate(rows) for line in offer if line == row.strip()]
        assert seen == list(range(seen[0], seen[0] + len(offer))), rows
        shown = pilot.app.screen
        assert isinstance(shown, HelpScreen)
        title = paper.seen(shown._visit.page.title)
        assert any(title in row for row in rows[seen[-1] + 1 :]), rows
        for choice in shown._visit.page.choices:
            assert any(
                {str(choice.number), f"▌{choice.number}", f"{choice.number}▐"} & set(row.split())
                for row in rows[seen[-1] + 1 :]
            ), rows
        await press(pilot, "9")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        assert screen._visit.page.place == PERSON
