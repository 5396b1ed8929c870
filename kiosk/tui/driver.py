"""Reads the keyboard, and goes on reading when bytes come that are no text; leaves the terminal's cursor to be seen."""

from __future__ import annotations

from typing import Final

from textual.drivers.linux_driver import LinuxDriver

SHOW_CURSOR: Final = "\x1b[?25h\x1b[4 q"
"""Seen, and a line under the digit that does not blink (DECSCUSR): a Braille line and a screen reader look where the
cursor is, and take a hidden one for none."""

USUAL_CURSOR: Final = "\x1b[0 q"


class SteadyDriver(LinuxDriver):
    """Textual's driver ends the app at the first byte that is not UTF-8: a stuck cable would close the kiosk. And it
    hides the cursor."""

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(SHOW_CURSOR)
        self.flush()

    def stop_application_mode(self) -> None:
        if self._writer_thread is not None:
            self.write(USUAL_CURSOR)
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
