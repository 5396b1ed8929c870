"""The part of the screen that is seen: it paints a page, the field for words and the keys, and knows no press."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.geometry import Offset

from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.tui.attendants import AttendedScreen
from kiosk.tui.band import bar
from kiosk.tui.first_page import with_line
from kiosk.tui.idle import END_SECONDS
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.keys import Action, asks_for_words
from kiosk.tui.layout import Layout, holds_a_page, margin, paper_of
from kiosk.tui.lines import BLANK
from kiosk.tui.notice_line import NoticeLine
from kiosk.tui.notices import (
    colours,
    one_moment,
    read_aloud,
    soon_anew,
    too_small,
    wiped_when_left,
)
from kiosk.tui.office_bar import OfficeBar
from kiosk.tui.page_view import EMPTY, PageView
from kiosk.tui.two_sided import opening
from kiosk.tui.visit import Visit
from kiosk.tui.writing_desk import WritingDesk

if TYPE_CHECKING:
    from kiosk.channels.speech import Shown
    from kiosk.speech.speaker import Speaker
    from kiosk.tui.read_aloud import ReadAloud


class PageScreen(AttendedScreen, inherit_bindings=False):
    """Office, page, choices and keys, as they stand there for one page after the other."""

    AUTO_FOCUS = None
    ALLOW_SELECT = False

    def __init__(self, visit: Visit, languages: OfferedLanguages, office: OfficeSettings, *, sizes_text: bool) -> None:
        """Empty, until the size of the window is known. ``sizes_text``: the size of the text can be changed here."""
        super().__init__(visit, languages, office)
        self._sizes_text = sizes_text
        self._desk = WritingDesk(self)
        self._writing = False
        self._touching = office.onscreen_keyboard
        self._asked: str | None = None
        self.voice: ReadAloud | None = None

    def compose(self) -> ComposeResult:
        yield OfficeBar(sizes_text=self._sizes_text)
        yield PageView()
        yield KeyBar()
        yield NoticeLine()

    def on_resize(self) -> None:
        if self.side is not None:
            self.side.resized(*self.size)
        small = not holds_a_page(*self.size)
        self.set_class(small and self.size.height < 4, "flat")
        if small:
            self._show_too_small()
            return
        if self.side is None:
            self._visit.channel = self._visit.channel.resized(*self.size)
        self._show(self._visit.page, again=True)

    def caret(self) -> Offset:
        """The cell for the terminal's cursor: in the field where words are written, else on the page. Where there is
        nothing to choose, on the line about the last press: it is the first line."""
        view = self.query_one(PageView)
        if self._writing:
            return self._desk.field.caret()
        return self.query_one(NoticeLine).caret() if view.highlighted is None and self.noticed else view.caret()

    @property
    def noticed(self) -> bool:
        """Whether a line stands there about somebody's press."""
        return self.query_one(NoticeLine).display

    def show_time(self) -> None:
        """Keep the clock at the top right."""
        held = holds_a_page(*self.size)
        columns = self._visit.channel.columns if held else self.size.width
        paper = paper_of(columns, right_to_left=self._layout.paper.right_to_left)
        words, name = self._visit.language, self._settings.name
        spare = opening(words, writing=self._writing)
        keys: Mapping[Action, str] = {Action.THEME: colours(words)} | (
            {} if self.voice is None else {Action.READ: read_aloud(words)}
        )
        if not held:
            keys = spare = {}  # No key means anything there, and the name of the office has its room.
        elif self.side is not None and self.side.turned:
            name, keys, spare = self.side.bar()
        self.query_one(OfficeBar).show_time(name, self._settings.now(), paper, margin(columns), keys, spare)

    def speak(self, speaker: Speaker) -> None:
        """Read aloud with this from now on."""
        # Imported here: the first page does not wait for it.
        from kiosk.tui.read_aloud import ReadAloud

        self.voice = ReadAloud(
            speaker,
            self._languages,
            self._settings,
            later=self.call_later,
            mark=self._mark,
            note=self._note,
        )
        self.show_time()

    def _ask(self, words: str) -> None:
        """Answer free words, as soon as what understands them is loaded."""
        if self._visit.words_ready:
            self._show(self._visit.say(words))
        else:
            self._asked = words
            self._tell(one_moment(self._languages[self._visit.page.language]))

    async def _load_words(self) -> None:
        """Load what understands free words while somebody writes them; then answer who was quicker."""
        await asyncio.to_thread(self._visit.prepare_words)
        if self._asked is not None and self._layout is not EMPTY:
            self._show(self._visit.say(self._asked))

    def _show(self, page: Page, *, again: bool = False) -> None:
        """Put a page on the screen; ``again`` when it is the same page in another size."""
        page = self._minded(page)
        channel, first = self._visit.channel, self._layout is EMPTY
        layout = self._laid_out(page, again=again, touching=self._touches(page))
        if self._visit.untouched:
            layout = with_line(layout, wiped_when_left(self._languages[page.language]))
        self._layout = layout
        view = self.query_one(PageView)
        view.show_page(layout, margin(channel.columns), keep=again)
        if self.side is not None:
            view.show_below(self.side.below)
        self.query_one(KeyBar).show_keys(layout, margin(channel.columns))
        self._let_write(page, again=again)
        if self._visit.ended:
            self.count_down(END_SECONDS)
        self.set_focus(self._desk.field if self._writing else view)
        waits = self._asked is not None or self._visit.wants is not None
        notice = one_moment(self._languages[page.language]) if waits else self._visit.notice
        self._note(notice)
        if self.voice is not None and not again:
            self.voice.show(page, notice)
        if first:
            # The page does not wait for the clock: what knows the time zone is loaded behind it.
            self.call_after_refresh(self.show_time)
        else:
            self.show_time()

    def _let_write(self, page: Page, *, again: bool) -> None:
        """Show the field on the page that asks for words, and nowhere else."""
        self._writing = asks_for_words(page)
        self.set_class(self._writing, "searching")
        if not again:
            self._desk.clear()
            self._asked = None
        if not self._writing:
            self._touching = self._settings.onscreen_keyboard
            return
        self._desk.place(
            page,
            self._of_the_visitor,
            self._languages[page.language],
            margin(self._visit.channel.columns),
            touching=self._touches(page),
        )
        if self._asked is not None or not self._visit.words_ready:
            # The function and not its coroutine: one that ends before it began would never be awaited.
            load: Callable[[], Awaitable[None]] = self._load_words
            self.run_worker(load, exclusive=True)

    def on_search_field_touched(self) -> None:
        """Somebody touched the field: there may be no keys. Found by its name, as nothing of the field is imported
        before it is there."""
        self._touch(True)

    def on_touch_keyboard_closed(self) -> None:
        """Nobody wants to touch keys any more."""
        self._touch(False)

    def _touch(self, touching: bool) -> None:
        if self._writing and touching != self._touching:
            self._touching = touching
            self._show(self._visit.page, again=True)

    def _touches(self, page: Page) -> bool:
        """Whether the keyboard stands on a page; a draft of a language may have none."""
        return self._touching and asks_for_words(page) and bool(self._languages[page.language].facts.keyboard)

    def count_down(self, seconds: int) -> None:
        """Under the goodbye: how long it stays, as a line that grows shorter and in words."""
        page, paper = self._visit.page, self._layout.paper
        words = paper.wrapped(soon_anew(self._languages[page.language], seconds))
        text = (paper.aligned(line, "text") for line in words)
        self.query_one(PageView).show_below((BLANK, bar(seconds, END_SECONDS, paper, "time-"), *text))

    def _note(self, notice: str) -> None:
        missing = self.query_one(NoticeLine).show_notice(
            notice, self._of_the_visitor, margin(self._visit.channel.columns)
        )
        self.query_one(PageView).styles.padding = (missing, 0, 0, 0)
        # Of a page that fills the screen the last row of keys gives way until the next press: they still work.
        spare = self.size.height - self._layout.rows + self._layout.free
        self.query_one(KeyBar).without_last(max(0, missing - spare))

    @property
    def _of_the_visitor(self) -> Layout:
        """The layout, for what is said to the visitor and written by them, also over a page that is turned over."""
        paper = self._layout.paper._replace(right_to_left=self._visit.language.facts.right_to_left)
        return replace(self._layout, paper=paper)

    def _tell(self, notice: str) -> None:
        """Show a line, and say it."""
        self._note(notice)
        if self.voice is not None:
            self.voice.tell(notice, self._visit.page.language)

    def _mark(self, shown: Shown | None) -> None:
        self.query_one(PageView).mark(self._visit.page, shown)

    def _show_too_small(self) -> None:
        """Say that no page can be shown here. No page is made for it, and no key means anything."""
        self._minded(self._visit.page)
        self._layout = EMPTY
        self._writing = False
        self.remove_class("searching", "touching")
        words = self._visit.language
        paper = paper_of(self.size.width, right_to_left=words.facts.right_to_left)
        view = self.query_one(PageView)
        view.show_text(tuple(paper.written(too_small(words), "notice")), margin(self.size.width))
        self.query_one(KeyBar).show_lines(())
        self.query_one(NoticeLine).display = False
        self.set_focus(view)
