"""The one screen of the kiosk: it shows a page and hands back what was pressed or written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.keys import Keys

from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.terminal.text_size.steps import TextSize
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.keys import MOVES, SIDE, VOICE, Action, Digit, Letter, Meaning, meaning_of, meaning_while_writing
from kiosk.tui.notices import dead_key, search_hint
from kiosk.tui.office_bar import OfficeBar
from kiosk.tui.page_screen import PageScreen
from kiosk.tui.page_view import EMPTY, PageView
from kiosk.tui.presses import TYPING_GAP, PressGuard, TypedNumber, Verdict
from kiosk.tui.visit import Visit

if TYPE_CHECKING:
    from kiosk.tui.search_field import SearchField
    from kiosk.tui.touch_keyboard import TouchKeyboard


class HelpScreen(PageScreen, inherit_bindings=False):
    """The page on the screen, and what each press means there."""

    def __init__(
        self,
        visit: Visit,
        languages: OfferedLanguages,
        office: OfficeSettings,
        clock: Callable[[], float],
        *,
        switch_theme: Callable[[], Callable[[], None]],
        text: TextSize | None,
        forget: Callable[[], None],
    ) -> None:
        """``switch_theme`` shows the next theme, and gives what takes that back. ``text`` changes the size of the text,
        where the terminal can. ``forget`` wipes everything of this visitor; it calls ``wipe`` among the rest."""
        super().__init__(visit, languages, office, sizes_text=text is not None)
        self._text = text
        self._clock = clock
        self._switch_theme = switch_theme
        self._forget = forget
        self._presses = PressGuard(office.press_pause / 1000)
        self._digits: TypedNumber[Conversation] = TypedNumber()
        self._undo: Callable[[], None] | None = None
        self._begun = ("", 0.0)

    def take_key(self, event: events.Key) -> None:
        """A key was pressed. Called in the order of the keys, each when the one before it has done its work."""
        if self._layout is EMPTY or event.key == Keys.Ignore:
            return
        made = self._made(event.time)
        if self._presses.too_early(made):
            return
        if self._writing and self._write(event):
            return
        meaning = (
            meaning_while_writing(event.key)
            if self._writing
            else meaning_of(event.key, event.character, self._settings.keyboard)
        )
        verdict = self._presses.judge(event.key, made)
        if self._dial(meaning, made):
            return
        if isinstance(meaning, Action) and meaning in MOVES:
            # A held arrow runs over the choices and chooses nothing.
            if self._presses.settled(made):
                self.query_one(PageView).move(MOVES[meaning])
        elif verdict is Verdict.TAKEN:
            self._begun = (event.character or "", made)
            self._act(meaning)
        elif verdict is Verdict.TAKEN_BACK and self._undo is not None:
            self._undo()
        elif isinstance(meaning, Letter):
            self._go_on_with_word(meaning.letter, made)

    def _write(self, event: events.Key) -> bool:
        """Whether a key wrote something, or changed what was written. Each letter is said, after a change the whole."""
        field = self._desk.field
        if not field.take(event):
            return False
        if self._asked is None:
            self._note("")
        if self.voice is not None:
            said = event.character if event.is_printable else field.value
            self.voice.type(said or "", self._visit.page.language, hidden=field.password)
        return True

    @on(PageView.Pointed)
    def say_choice(self, event: PageView.Pointed) -> None:
        """The highlight moved: say where it is."""
        if self.voice is not None and event.layout is self._layout:
            self.voice.point(event.key, self._visit.page)

    @on(PageView.Chosen)
    def choose(self, event: PageView.Chosen) -> None:
        """A choice was tapped. A tap too early, or on a page that is no longer shown, does nothing."""
        if self._presses.tap(self._made(event.made)) and event.layout is self._layout:
            self._act(Digit(event.key))
            if event.then is not None:
                # Two digits lead to what was touched: the one of the next part, and the one that it has there.
                self._act(Digit(event.then))

    @on(KeyBar.Pressed)
    def press_key(self, event: KeyBar.Pressed) -> None:
        """A key of the bar was tapped, under the same rules. The search key sends what was written to search for."""
        if self._presses.tap(self._made(event.made)) and event.layout is self._layout:
            self._act(Action.CHOOSE if self._writing and event.command is Command.SEARCH else event.command)

    def on_search_field_sent(self, event: SearchField.Sent) -> None:
        """The button beside the field was tapped: it does what its key does."""
        if self._writing and self._presses.tap(self._made(event.made)):
            self._act(Action.CHOOSE)

    def on_touch_keyboard_pressed(self, event: TouchKeyboard.Pressed) -> None:
        """A key of the keyboard on the screen was tapped: it is a key like any other. Found by its name, so that
        nothing of that keyboard is imported before it is there."""
        self.take_key(events.Key(event.name, None))

    def answered_warning(self, *, finish: bool) -> None:
        """The page is in sight again after the warning: what comes at once was meant for the warning."""
        self._presses.turned(self._clock())
        if finish:
            self._act(Command.END)

    def wipe(self) -> None:
        """Forget this visitor and show the first page."""
        self._desk.clear()
        self._asked = None
        self._let_go()
        page = self._visit.wipe()
        if self._layout is EMPTY:
            self._show_too_small()
        else:
            self._show(page)

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
                self._undo = self._switch_theme()
                return
            case Action.LARGER | Action.SMALLER if self._resize_text(1 if meaning is Action.LARGER else -1):
                return
            case Action() if meaning in VOICE and self._press_voice(meaning):
                return
            case Action() if meaning in SIDE and not ended:
                self._undo = self._press_side(meaning)
                return
            case Action.CHOOSE if self._writing:
                self._ask(self._desk.field.empty())
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
                self._tell(search_hint(words) if self._writing else dead_key(words))
        if ended and self._visit.untouched:
            self._forget()
        elif self._visit.ended:
            self._let_go()

    @on(OfficeBar.Pressed)
    def touch_sign(self, event: OfficeBar.Pressed) -> None:
        """A sign at the top was tapped."""
        if self._presses.tap(self._made(event.made)):
            self._act(event.action)

    def _press_voice(self, action: Action) -> bool:
        """Whether a key changed how the page is read aloud. Held down too long, it changed nothing."""
        if (voice := self.voice) is None:
            return False
        before = voice.state
        self._undo = lambda: voice.restore(before)
        return voice.press(action, self._visit.page)

    def _resize_text(self, by: int) -> bool:
        """Whether the text became larger or smaller. The page stays, and is laid out anew when the window tells its new
        size."""
        return self._text is not None and self._text.step(by, *self.size)

    def _let_go(self) -> None:
        """Keep no way back to where the visitor was."""
        self._undo = None
        self._begun = ("", 0.0)
        self._digits.broken_off()

    def _begin_word(self, letters: str) -> None:
        """Search, with what was typed of a word already in the field."""
        self._show(self._visit.press(Command.SEARCH))
        if self._writing:
            self._desk.field.write(letters)

    def _go_on_with_word(self, letter: str, made: float) -> None:
        """ "Menu" and "lost" begin with the letter of a command. Who types on at once was writing a word."""
        first, begun = self._begun
        if first.isalpha() and made - begun < TYPING_GAP and self._undo is not None:
            self._undo()
            self._begin_word(first + letter)

    def _offered(self, command: Command) -> bool:
        return command in (key.command for key in self._layout.keys)

    def _show(self, page: Page, *, again: bool = False) -> None:
        super()._show(page, again=again)
        self._presses.turned(self._clock())
        self.call_after_refresh(lambda: self._presses.painted(self._clock()))
