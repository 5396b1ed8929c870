"""The name of the office at the top: whole, or as many of its words as have room."""

from __future__ import annotations

from itertools import accumulate

import pytest

from kiosk.tui.office_bar import OfficeBar
from kiosk.tui.page_view import PageView
from tests.tui.screens import Kiosk

NAMES = ("Digital help", "OCMW Sint-Jans-Molenbeek, loket Zwarte Vijvers", "مركز المساعدة الرقمية في بروكسل")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)])
@pytest.mark.parametrize("language", ["1", "4"])
async def test_no_word_of_the_name_is_cut(kiosk: Kiosk, name: str, size: tuple[int, int], language: str) -> None:
    async with kiosk(language, size=size, name=name) as pilot:
        (line,) = pilot.app.screen.query_one(OfficeBar).lines
        paper = pilot.app.screen.query_one(PageView)._page.paper
        shown = [span.text.strip() for span in line if span.role == "office" and span.text.strip()]
        whole = [paper.seen(words) for words in accumulate(name.split(), "{} {}".format)]
        assert "".join(shown) in whole
