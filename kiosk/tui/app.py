"""The Textual app. It only wires."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import Offset

from kiosk.guides.engine import Engine
from kiosk.language.offered import OfferedLanguages
from kiosk.mistake import Mistake
from kiosk.office import OfficeSettings
from kiosk.terminal.control import Terminal
from kiosk.themes import THEMES
from kiosk.tui.attendants import attendants
from kiosk.tui.caret import HOME, Readable
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.idle import IdleWatch
from kiosk.tui.signals import hold_signals
from kiosk.tui.terminal_app import TerminalApp
from kiosk.tui.themes import as_textual
from kiosk.tui.visit import ScreenChannel, Visit

if TYPE_CHECKING:
    from kiosk.calling.desk import Desk
    from kiosk.guides.outcomes import OnceAVisit
    from kiosk.printing.printer import Printer
    from kiosk.speech.speaker import Speaker
    from kiosk.terminal.watchdog import Watchdog
    from kiosk.tui.idle_warning import IdleWarning


class KioskApp(TerminalApp, inherit_bindings=False):
    """The terminal screen. Its result is the reason why it stopped, None for none."""

    CSS_PATH: ClassVar = "help_screen.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(
        self,
        engine: Engine,
        languages: OfferedLanguages,
        office: OfficeSettings,
        terminal: Terminal,
        *,
        printer: Printer | None = None,
        desk: Desk | None = None,
        counts: OnceAVisit | None = None,
        watchdog: Watchdog | None = None,
        with_exit: bool = False,
        keep_private: Callable[[], None] = lambda: None,
        open_speaker: Callable[[], Speaker | None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``printer`` prints what pages of ``engine`` offer, ``desk`` is called, ``counts`` counts what is used.
        ``watchdog`` starts a frozen screen again, ``with_exit`` lets Ctrl+Q leave. After the first page
        ``keep_private`` hides the memory from other programs, and ``open_speaker`` finds what reads aloud. ``clock``
        gives seconds that only go up."""
        super().__init__()
        self._languages = languages
        self._office = office
        self._terminal = terminal
        self._watchdog = watchdog
        self._visit = Visit(engine, languages, ScreenChannel(languages), counts)
        self._help = HelpScreen(
            self._visit,
            languages,
            office,
            clock,
            switch_theme=self._switch_theme,
            text=terminal.text,
            forget=self._wipe,
        )
        self._help.attendants = tuple(attendants(self._help, self._visit, clock, office, printer, desk))
        self._idle = IdleWatch(office.idle_seconds, clock)
        self._warning: IdleWarning | None = None
        for name, theme in THEMES.items():
            self.register_theme(as_textual(name, theme))
        # To set `theme` would read the style sheets twice.
        self.set_reactive(KioskApp.theme, office.theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self._keep_private = keep_private
        self._open_speaker = open_speaker
        self._exit_key = "ctrl+q" if with_exit else None

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor stands. Textual asks at every paint: so it is nowhere else, on no page."""
        return self.screen.caret() if isinstance(self.screen, Readable) else HOME

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Textual's own widgets would move it."""

    def get_default_screen(self) -> HelpScreen:
        return self._help

    def on_mount(self) -> None:
        hold_signals(self.exit)
        self.set_interval(1, self.mind_idle)
        self.call_after_refresh(self._prepare)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self._idle.touch()
            if (voice := self._help.voice) is not None:
                if isinstance(event, events.Key | events.MouseDown):
                    voice.interrupt()
                if self._visit.untouched:
                    voice.meet(self._visit.page)
        if isinstance(event, events.Key) and self.screen is self._help:
            # Here and not in the widgets: keys pressed quickly one after the other must not overtake a message.
            self.app_focus = True
            if event.key == self._exit_key:
                self.exit()
            else:
                self._help.take_key(event)
            return
        await super().on_event(event)

    def _switch_theme(self) -> Callable[[], None]:
        """The next theme; after the last one the first. What comes back takes that back."""
        before, names = self.theme, list(THEMES)
        self.theme = names[(names.index(before) + 1) % len(names)]
        return partial(setattr, self, "theme", before)

    def mind_idle(self) -> None:
        """Warn, count down and wipe when nobody touches the screen. Called every second."""
        if not self.is_running:  # while the app ends: the pages are gone, and the clock may tick once more
            return
        self._help.show_time()
        voice = self._help.voice
        if (voice is not None and voice.reading) or any(each.waited_for for each in self._help.attendants):
            # Whoever listens or waits is there.
            self._idle.touch()
        if self._visit.untouched:
            # Nothing of a visitor is there; but the next one finds the screen as the office has set it.
            changed = self.theme != self._office.theme or self._help.noticed or self._help.side_open
            changed = changed or (voice is not None and voice.changed)
            if self._idle.warning is not None and changed:
                self._wipe()
            return
        if self._visit.ended:
            if self._idle.left_after_end == 0:
                self._wipe()
            else:
                self._help.count_down(self._idle.left_after_end)
            return
        left = self._idle.warning
        if left == 0:
            self._wipe()
        elif left is not None:
            self._warn(left)
        elif self._warning is not None:
            self._warning.leave()

    def _warn(self, left: int) -> None:
        if self._warning is None:
            # Imported here: the first page does not wait for it.
            from kiosk.tui.idle_warning import IdleWarning

            self._warning = IdleWarning(self._languages[self._visit.page.language])
            self.push_screen(self._warning, self._answered)
            self.bell()
            if self._help.voice is not None:
                page = self._visit.page
                from kiosk.tui.notices import still_there

                self._help.voice.warn(still_there(self._languages[page.language], left), page.language)
        self._warning.show_seconds(left)

    def _answered(self, finish: bool | None) -> None:
        self._warning = None
        self._help.answered_warning(finish=bool(finish))
        if self._help.voice is not None and not self._visit.untouched:
            self._help.voice.show(self._visit.page)

    def _wipe(self) -> None:
        if self._warning is not None:
            self._warning.leave()
        self.theme = self._office.theme
        if self._help.voice is not None:
            self._help.voice.reset()
        if self._help.side is not None:
            self._help.side.close()
        self._help.wipe()
        self.refresh()  # What the mouse has marked stays marked in the terminal until it is drawn anew.
        self._terminal.wipe()

    def _prepare(self) -> None:
        """Load what the first key needs, behind the first page. In a thread, so that keys are answered meanwhile."""
        self._keep_private()
        if self._watchdog is not None:
            self._watchdog.ready()
            if self._watchdog.every is not None:
                self.set_interval(self._watchdog.every, lambda: self.call_later(self._beat, self._watchdog))
        threading.Thread(target=self._load, daemon=True).start()

    def _beat(self, watchdog: Watchdog) -> None:
        """The app takes its keys in turn: so does the screen, which paints, before it is said that both do."""
        self._help.call_later(watchdog.beat)

    def _load(self) -> None:
        try:
            self._visit.prepare()
        except Mistake as error:
            self.call_from_thread(self.exit, str(error), 2)
            return
        finally:
            gc.enable()
        if self._office.speech != "off" and (speaker := self._open_speaker()) is not None:
            self.call_from_thread(self._help.speak, speaker)

    def on_unmount(self) -> None:
        if self._help.voice is not None:
            self._help.voice.end()
