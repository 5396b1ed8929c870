"""Reads the keyboard, and goes on reading when bytes come that are no text."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class SteadyDriver(LinuxDriver):
    """Textual's driver ends the app at the first byte that is not UTF-8: a stuck cable would close the kiosk."""

    def run_input_thread(self) -> None:
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
