"""python-escpos, without what it brings to a program that only draws and cuts.

It reads the tables of a hundred printers when it is imported, which takes longer than a receipt, and keeps a copy in a
new folder of the temporary files each time, which nobody removes. Our pictures need neither: one profile is enough.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PROFILE: Final = Path(__file__).with_name("profile.json")

with TemporaryDirectory() as _folder:
    os.environ["ESCPOS_CAPABILITIES_FILE"] = str(PROFILE)
    os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = _folder
    from escpos.constants import RT_STATUS_PAPER
    from escpos.escpos import Escpos
    from escpos.printer import Dummy, File, Network, Usb

__all__ = ["RT_STATUS_PAPER", "Dummy", "Escpos", "File", "Network", "Usb"]
