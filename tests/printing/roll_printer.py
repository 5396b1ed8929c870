"""A receipt printer as its cable shows it: it understands the commands that we send, and nothing else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from PIL import Image

FORGET: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_RASTER: Final = b"\x1dv0\x00"
_LENGTHS: Final = {b"\x1b@": 2, b"\x1da": 3, b"\x1dr": 3, b"\x1bd": 3, b"\x1dV": 3, b"\x10\x04": 3, b"\x10\x14": 10}


class RollPrinter:
    """Draws lines of dots, cuts, and says how it is. A test says what befalls it."""

    def __init__(self) -> None:
        self.papers: list[Image.Image] = []
        """What was cut off."""
        self.bands: list[Image.Image] = []
        """What hangs out of it."""
        self.forgot = False
        self.silent = False
        self.says_when_drawn = True
        self.paper = True
        self.paper_low = False
        self.cover_open = False
        self.bands_of_paper = 1_000_000
        self.chatter = b""
        self._held = b""

    def take(self, given: bytes) -> bytes:
        """What it answers."""
        self._held += given
        answers = b""
        while command := self._command():
            if not self.silent:
                answers += self._do(command)
        return answers

    @property
    def picture(self) -> Image.Image:
        """The one paper that was cut off."""
        (paper,) = self.papers
        return paper

    def _command(self) -> bytes:
        """The next command; nothing when it is not here as a whole."""
        if len(self._held) < 3:
            return b""
        length = self._length()
        if len(self._held) < length:
            return b""
        command, self._held = self._held[:length], self._held[length:]
        self._draw(command)
        return command

    def _length(self) -> int:
        if self._held.startswith(b"\x1b@"):
            return 2
        if not self._held.startswith(_RASTER):
            assert self._held[:2] in _LENGTHS, f"no printer understands {self._held[:8]!r}"
            return _LENGTHS[self._held[:2]]
        if len(self._held) < 8:
            return 8
        across, lines = self._held[4] + 256 * self._held[5], self._held[6] + 256 * self._held[7]
        return 8 + across * lines

    def _draw(self, command: bytes) -> None:
        if command.startswith(_RASTER):
            across, lines = command[4] + 256 * command[5], command[6] + 256 * command[7]
            black = Image.frombytes("1", (across * 8, lines), command[8:])
            self.bands.append(black.point(lambda dot: 255 - dot))
            self.paper = self.paper and len(self.bands) < self.bands_of_paper
        elif command.startswith(b"\x1dV"):
            self.papers.append(_below_one_another(self.bands))
            self.bands = []
        elif command.startswith(b"\x10\x14"):
            assert command == FORGET
            self.forgot = True

    def _do(self, command: bytes) -> bytes:
        if command == b"\x10\x04\x04":
            return self.chatter + bytes([0x12 | (0 if self.paper else 0x60) | (0x0C if self.paper_low else 0)])
        if command == b"\x10\x04\x01":
            return self.chatter + bytes([0x12 | (0x08 if self.cover_open else 0)])
        if command == b"\x1dr\x01" and self.says_when_drawn and self.paper:
            return b"\x00"
        return b""


def _below_one_another(bands: list[Image.Image]) -> Image.Image:
    whole = Image.new("1", (bands[0].width, sum(band.height for band in bands)), 1)
    top = 0
    for band in bands:
        whole.paste(band, (0, top))
        top += band.height
    return whole


class OnSocket:
    """The same behind a socket of this machine."""

    def __init__(self, printer: RollPrinter, server: socket.socket) -> None:
        self.printer = printer
        self.takes_bands = 1_000_000
        """Then it takes no more, and says nothing."""
        self.closes = False
        """It goes away then."""
        self.done = threading.Event()
        self._server = server
        self.port: int = server.getsockname()[1]
        self.address = f"tcp:127.0.0.1:{self.port}"

    def serve(self) -> None:
        """Until the server is closed."""
        with suppress(OSError):
            while True:
                line, _ = self._server.accept()
                with line, suppress(OSError):
                    self._speak(line)
                self.done.set()

    def _speak(self, line: socket.socket) -> None:
        while given := line.recv(4096):
            if answers := self.printer.take(given):
                line.sendall(answers)
            if len(self.printer.bands) >= self.takes_bands:
                if not self.closes:
                    self._stop.wait()
                return

    _stop = threading.Event()


@contextmanager
def on_socket(printer: RollPrinter) -> Iterator[OnSocket]:
    """Listens on a free port."""
    with socket.socket() as server:
        # Small: what stands in the memory of the machine would pass for printed.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server.bind(("127.0.0.1", 0))
        server.listen()
        there = OnSocket(printer, server)
        there._stop = threading.Event()
        thread = threading.Thread(target=there.serve, daemon=True)
        thread.start()
        try:
            yield there
        finally:
            there._stop.set()
            server.shutdown(socket.SHUT_RDWR)
    thread.join(10)
