"""The one screen of the kiosk: it shows a page and hands back what was pressed or written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from kiosk.guides.commands import Command
from kiosk.guides.notices import search_hint, too_small
from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.layout import SMALLEST, lay_out, margin
from kiosk.tui.lines import Paper
from kiosk.tui.office_bar import OfficeBar
from kiosk.tui.page_view import PageView
from kiosk.tui.search_field import SearchField
from kiosk.tui.visit import Visit, asks_for_words


def _letters(command: Command) -> str:
    """The key of a command as Textual names it; a letter in both cases."""
    if command is Command.HELP_NOW:
        return "exclamation_mark"
    return f"{command.value},{command.value.upper()}" if len(command.value) == 1 else command.value


class HelpScreen(Screen[None], inherit_bindings=False):
    """Office, page, choices and keys."""

    AUTO_FOCUS = None
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(digit, f"say('{digit}')") for digit in "1234567"),
        *(Binding(_letters(command), f"press('{command.name}')") for command in Command),
        Binding("escape", f"press('{Command.BACK.name}')"),
        # Here and not in the list: keys pressed quickly one after the other must not overtake a message.
        Binding("enter,space", "choose"),
    ]

    def __init__(self, visit: Visit, languages: OfferedLanguages, office: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._visit = visit
        self._languages = languages
        self._office = office
        self._now = now

    def compose(self) -> ComposeResult:
        yield OfficeBar()
        yield PageView()
        yield SearchField()
        yield KeyBar()

    def on_resize(self) -> None:
        self._visit.channel = self._visit.channel.resized(*self.size)
        self.set_class(margin(self.size.width) == 1, "narrow")
        self._show(self._visit.page, again=True)

    def action_say(self, said: str) -> None:
        """A digit was pressed."""
        self._show(self._visit.say(said))

    def action_choose(self) -> None:
        """Enter was pressed: choose what is highlighted."""
        if (highlighted := self.query_one(PageView).highlighted) is not None:
            self._show(self._visit.say(highlighted))

    def action_press(self, command: str) -> None:
        """The key of a command was pressed."""
        self._show(self._visit.press(Command[command]))

    @on(PageView.Chosen)
    def choose(self, event: PageView.Chosen) -> None:
        self._show(self._visit.say(event.key))

    @on(KeyBar.Pressed)
    def press_key(self, event: KeyBar.Pressed) -> None:
        self._show(self._visit.press(event.command))

    @on(SearchField.Asked)
    def say_words(self, event: SearchField.Asked) -> None:
        self._show(self._visit.say(event.words))

    @on(SearchField.Left)
    def go_back(self) -> None:
        self._show(self._visit.press(Command.BACK))

    def wipe(self) -> None:
        """Forget this visitor and show the first page."""
        self.query_one(SearchField).clear()
        self._show(self._visit.wipe())

    def show_time(self) -> None:
        """Keep the clock at the top right."""
        right_to_left = self._visit.channel.right_to_left(self._visit.page)
        paper = Paper(self.size.width - 2 * margin(self.size.width), right_to_left)
        self.query_one(OfficeBar).show_time(self._office, self._now(), paper)

    def _show(self, page: Page, *, again: bool = False) -> None:
        """Put a page on the screen; ``again`` when it is the same page in another size."""
        columns, rows = self.size
        if columns < SMALLEST[0] or rows < SMALLEST[1]:
            self._show_too_small(page)
            return
        channel = self._visit.channel
        layout = lay_out(page, columns, channel.rows_for(page), right_to_left=channel.right_to_left(page))
        view = self.query_one(PageView)
        view.show_page(layout, keep=again)
        self.query_one(KeyBar).show_keys(layout)
        searching = asks_for_words(page)
        if searching and not self.has_class("searching"):
            self.run_worker(self._visit.prepare_words, thread=True, exclusive=True)
        self.set_class(searching, "searching")
        field = self.query_one(SearchField)
        if searching:
            field.placeholder = layout.paper.seen(search_hint(self._languages[page.language]))
            # The field stands over the page, a row below its text and the bar of the office.
            field.styles.offset = (0, len(layout.text) + 2)
        self.set_focus(field if searching else view)
        self.show_time()

    def _show_too_small(self, page: Page) -> None:
        paper = Paper(max(1, self.size.width - 2), self._visit.channel.right_to_left(page))
        self.query_one(PageView).show_text(tuple(paper.written(too_small(self._languages[page.language]), "notice")))
        self.query_one(KeyBar).show_lines(())
