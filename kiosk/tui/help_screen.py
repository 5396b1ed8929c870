"""The one screen of the kiosk: it shows a page and hands back what was pressed or written."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.keys import Keys
from textual.screen import Screen

from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.keys import Action, Digit, Letter, Meaning, asks_for_words, meaning_of, meaning_while_writing
from kiosk.tui.layout import Layout, holds_a_page, lay_out, margin, paper_of
from kiosk.tui.notice_line import NoticeLine
from kiosk.tui.notices import dead_key, one_moment, search_hint, too_small
from kiosk.tui.office_bar import OfficeBar
from kiosk.tui.page_view import EMPTY, PageView
from kiosk.tui.presses import TYPING_GAP, PressGuard, TypedNumber, Verdict
from kiosk.tui.search_field import SearchField
from kiosk.tui.visit import Visit

_MOVES: Final = {Action.NEXT: 1, Action.PREVIOUS: -1}


class HelpScreen(Screen[None], inherit_bindings=False):
    """Office, page, choices and keys."""

    AUTO_FOCUS = None
    ALLOW_SELECT = False

    def __init__(
        self,
        visit: Visit,
        languages: OfferedLanguages,
        office: OfficeSettings,
        clock: Callable[[], float],
        *,
        switch_theme: Callable[[], None],
        forget: Callable[[], None],
    ) -> None:
        """``forget`` wipes everything of this visitor; it calls ``wipe`` among the rest."""
        super().__init__()
        self._visit = visit
        self._languages = languages
        self._settings = office
        self._clock = clock
        self._switch_theme = switch_theme
        self._forget = forget
        self._presses = PressGuard(office.press_pause / 1000)
        self._digits: TypedNumber[Conversation] = TypedNumber()
        self._undo: Callable[[], None] | None = None
        self._begun = ("", Conversation(), 0.0)
        self._layout = EMPTY
        self._writing = False
        self._asked: str | None = None

    def compose(self) -> ComposeResult:
        yield OfficeBar()
        yield PageView()
        yield SearchField()
        yield KeyBar()
        yield NoticeLine()

    def on_resize(self) -> None:
        self.set_class(margin(self.size.width) == 1, "narrow")
        small = not holds_a_page(*self.size)
        self.set_class(small and self.size.height < 4, "flat")
        if small:
            self._show_too_small()
            return
        self._visit.channel = self._visit.channel.resized(*self.size)
        self._show(self._visit.page, again=True)

    def take_key(self, event: events.Key) -> None:
        """A key was pressed. Called in the order of the keys, each when the one before it has done its work."""
        if self._layout is EMPTY or event.key == Keys.Ignore:
            return
        made = self._made(event.time)
        if self._presses.too_early(made):
            return
        if self._writing and self.query_one(SearchField).take(event):
            if self._asked is None:
                self._note("")
            return
        meaning = (
            meaning_while_writing(event.key)
            if self._writing
            else meaning_of(event.key, event.character, self._settings.keyboard)
        )
        verdict = self._presses.judge(event.key, made)
        if self._dial(meaning, made):
            return
        if isinstance(meaning, Action) and meaning in _MOVES:
            # A held arrow runs over the choices and chooses nothing.
            if self._presses.settled(made):
                self.query_one(PageView).move(_MOVES[meaning])
        elif verdict is Verdict.TAKEN:
            self._begun = (event.character or "", self._visit.bookmark, made)
            self._act(meaning)
        elif verdict is Verdict.TAKEN_BACK and self._undo is not None:
            self._undo()
        elif isinstance(meaning, Letter):
            self._go_on_with_word(meaning.letter, made)

    @on(PageView.Chosen)
    def choose(self, event: PageView.Chosen) -> None:
        if self._presses.tap(self._made(event.made)) and event.layout is self._layout:
            self._act(Digit(event.key))

    @on(KeyBar.Pressed)
    def press_key(self, event: KeyBar.Pressed) -> None:
        if self._presses.tap(self._made(event.made)) and event.layout is self._layout:
            self._act(Action.CHOOSE if self._writing and event.command is Command.SEARCH else event.command)

    def answered_warning(self) -> None:
        """The page is in sight again after the warning: what comes at once was meant for the warning."""
        self._presses.turned(self._clock())

    def wipe(self) -> None:
        """Forget this visitor and show the first page."""
        self.query_one(SearchField).clear()
        self._asked = None
        self._let_go()
        page = self._visit.wipe()
        if self._layout is EMPTY:
            self._show_too_small()
        else:
            self._show(page)

    @property
    def noticed(self) -> bool:
        """Whether a line stands there about somebody's press."""
        return self.query_one(NoticeLine).display

    def show_time(self) -> None:
        """Keep the clock at the top right."""
        bar = self.query_one(OfficeBar)
        paper = paper_of(self.size.width, right_to_left=self._layout.paper.right_to_left)
        bar.show_time(self._settings.name, self._settings.now(), paper)

    def _made(self, read: float) -> float:
        """When a press was made: when it was read, not when its turn came."""
        return min(read, self._clock())

    def _dial(self, meaning: Meaning, made: float) -> bool:
        """Whether a digit completes a short phone number; then its card is shown, and no menu that its digits chose."""
        if not isinstance(meaning, Digit):
            self._digits.broken_off()
            return False
        whole = self._digits.whole(meaning.digit, made, self._visit.bookmark, self._visit.numbers)
        if whole is None:
            return False
        number, before = whole
        self._undo = None
        self._visit.return_to(before)
        self._show(self._visit.press_digit(number))
        return True

    def _act(self, meaning: Meaning) -> None:
        """Do what was pressed."""
        before, ended = self._visit.bookmark, self._visit.ended
        self._undo = lambda: self._show(self._visit.return_to(before))
        match meaning:
            case Action.THEME:
                self._undo = self._switch_theme
                self._switch_theme()
                return
            case Action.CHOOSE if self._writing:
                self._ask(self.query_one(SearchField).empty())
            case Action.CHOOSE if (highlighted := self.query_one(PageView).highlighted) is not None:
                self._show(self._visit.press_digit(highlighted))
            case Digit(digit):
                self._show(self._visit.press_digit(digit))
            case Command.END if ended:
                # A key that is still held down: the goodbye was said.
                return
            case Command() if not ended or self._offered(meaning):
                self._show(self._visit.press(meaning))
            case _ if ended:
                # The goodbye has nothing to choose: whoever presses there begins.
                self._forget()
                return
            case Letter(letter):
                self._begin_word(letter)
            case _:
                words = self._languages[self._visit.page.language]
                self._note(search_hint(words) if self._writing else dead_key(words))
        if ended and self._visit.untouched:
            self._forget()
        elif self._visit.ended:
            self._let_go()

    def _let_go(self) -> None:
        """Keep no way back to where the visitor was."""
        self._undo = None
        self._begun = ("", Conversation(), 0.0)
        self._digits.broken_off()

    def _begin_word(self, letters: str) -> None:
        """Search, with what was typed of a word already in the field."""
        self._show(self._visit.press(Command.SEARCH))
        if self._writing:
            self.query_one(SearchField).write(letters)

    def _go_on_with_word(self, letter: str, made: float) -> None:
        """ "Menu" and "lost" begin with the letter of a command. Who types on at once was writing a word."""
        first, before, begun = self._begun
        if first.isalpha() and made - begun < TYPING_GAP:
            self._visit.return_to(before)
            self._begin_word(first + letter)

    def _offered(self, command: Command) -> bool:
        return command in (key.command for key in self._layout.keys)

    def _ask(self, words: str) -> None:
        """Answer free words, as soon as what understands them is loaded."""
        if self._visit.words_ready:
            self._show(self._visit.say(words))
        else:
            self._asked = words
            self._note(one_moment(self._languages[self._visit.page.language]))

    async def _load_words(self) -> None:
        """Load what understands free words while somebody writes them; then answer who was quicker."""
        await asyncio.to_thread(self._visit.prepare_words)
        if self._asked is not None and self._layout is not EMPTY:
            self._show(self._visit.say(self._asked))

    def _show(self, page: Page, *, again: bool = False) -> None:
        """Put a page on the screen; ``again`` when it is the same page in another size."""
        channel = self._visit.channel
        layout = lay_out(page, channel.columns, channel.rows_for(page), right_to_left=channel.right_to_left(page))
        self._layout = layout
        view = self.query_one(PageView)
        view.show_page(layout, keep=again)
        self.query_one(KeyBar).show_keys(layout)
        self._let_write(page, layout, again=again)
        self.set_focus(self.query_one(SearchField) if self._writing else view)
        self._note(self._visit.notice if self._asked is None else one_moment(self._languages[page.language]))
        self.show_time()
        self._presses.turned(self._clock())
        self.call_after_refresh(lambda: self._presses.painted(self._clock()))

    def _let_write(self, page: Page, layout: Layout, *, again: bool) -> None:
        """Show the field on the page that asks for words, and nowhere else."""
        field = self.query_one(SearchField)
        self._writing = asks_for_words(page)
        self.set_class(self._writing, "searching")
        if not again:
            field.clear()
            self._asked = None
        if self._writing:
            field.placeholder = layout.paper.seen(search_hint(self._languages[page.language]))
            # The field stands over the page, a row below its text and the bar of the office.
            field.styles.offset = (0, len(layout.text) + 2)
            if self._asked is not None or not self._visit.words_ready:
                # The function and not its coroutine: one that ends before it began would never be awaited.
                load: Callable[[], Awaitable[None]] = self._load_words
                self.run_worker(load, exclusive=True)

    def _note(self, notice: str) -> None:
        self.query_one(NoticeLine).show_notice(notice, self._layout)

    def _show_too_small(self) -> None:
        """Say that no page can be shown here. No page is made for it, and no key means anything."""
        self._layout = EMPTY
        self._writing = False
        self.remove_class("searching")
        words = self._visit.language
        paper = paper_of(self.size.width, right_to_left=words.facts.right_to_left)
        view = self.query_one(PageView)
        view.show_text(tuple(paper.written(too_small(words), "notice")))
        self.query_one(KeyBar).show_lines(())
        self.query_one(NoticeLine).display = False
        self.set_focus(view)
