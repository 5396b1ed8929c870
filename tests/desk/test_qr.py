"""The square code of a terminal reads back as the address in it."""

from __future__ import annotations

import re

import numpy as np
import zxingcpp

from kiosk.desk.qr import for_terminal, pairing_address

HALVES = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}
"""What each half block paints in white on black: its upper half, and its lower."""


def test_a_phone_reads_the_code_from_the_terminal() -> None:
    address = pairing_address("http://192.168.1.20:8765", "t0ken_-" * 6)
    lines = for_terminal(address).splitlines()
    assert all(line.startswith("\x1b[97;40m") and line.endswith("\x1b[0m") for line in lines)
    cells = [[HALVES[cell] for cell in re.sub(r"\x1b\[[0-9;]*m", "", line)] for line in lines if line]
    widest = max(map(len, cells))
    rows = [[cell[half] for cell in row] + [255] * (widest - len(row)) for row in cells for half in (0, 1)]
    picture = np.kron(np.array(rows, dtype=np.uint8), np.ones((8, 8), dtype=np.uint8))
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == address
