"""The first page as a screen words it: somebody who reads none of the office's first language knows what to do too."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len

from kiosk.guides.page import BETWEEN_NAMES, Page
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.layout import Layout


def in_several_languages(page: Page, languages: OfferedLanguages, width: int) -> Page:
    """The choice of a language with its title in as many languages as one line of ``width`` cells holds."""
    titles = [page.title]
    for code in languages.codes:
        if code == page.language:
            continue
        title = languages[code].text("language/title", "Choose your language")
        if cell_len(BETWEEN_NAMES.join((*titles, title))) > width:
            break
        titles.append(title)
    return replace(page, title=BETWEEN_NAMES.join(titles))


def with_line(layout: Layout, text: str) -> Layout:
    """A text where the second row of keys is on other pages: before somebody begins there is no use for them."""
    last = (len(layout.key_lines) + 1) // 2
    lines = list(layout.key_lines)
    lines[last] = layout.paper.aligned(layout.paper.seen(text), "flat-label")
    return replace(layout, key_lines=tuple(lines))
