"""Reads lines from a file while somebody else counts the seconds."""

from __future__ import annotations

import codecs
import os
import threading
from queue import Empty, Queue
from typing import Final

_CHUNK: Final = 65536


class LineReader:
    """Hands over lines one by one, and says when none comes in time. A thread reads, so that nothing has to poll.

    It reads the file and not Python's buffer of it: a thread that waits with that buffer in its hand would end the
    program with an error.
    """

    def __init__(self, file: int, encoding: str = "utf-8") -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        # One line waits at most: a pipe that never ends must not fill the memory.
        self._lines: Queue[str] = Queue(maxsize=1)
        threading.Thread(target=self._read, name="line-reader", daemon=True).start()

    def next_line(self, seconds: float | None) -> str | None:
        """The next line with its end; "" when there are no more; None when nothing comes within these seconds."""
        try:
            return self._lines.get(timeout=seconds)
        except Empty:
            return None

    def _read(self) -> None:
        left = ""
        while chunk := self._chunk():
            *lines, left = (left + self._decoder.decode(chunk)).split("\n")
            for line in lines:
                self._lines.put(f"{line}\n")
        if left := left + self._decoder.decode(b"", final=True):
            self._lines.put(left)
        self._lines.put("")

    def _chunk(self) -> bytes:
        try:
            return os.read(self._file, _CHUNK)
        except OSError:
            # The terminal is gone, or nothing was ever open: there are no more lines.
            return b""
