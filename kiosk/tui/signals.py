"""Signals end the screen in order, or do nothing: no suspended program, no core dump, no traceback."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable


def hold_signals(end: Callable[[], object]) -> None:
    """``end`` ends the screen. Called in its loop; where that runs in no main thread, a test has the signals."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end)
    for number in (signal.SIGTSTP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
