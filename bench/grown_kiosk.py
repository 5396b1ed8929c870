"""The kiosk on content and locales of other folders: ``python -m bench.grown_kiosk CONTENT LOCALES``."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.office import OfficeSettings
from kiosk.terminal.control import EscapeTerminal
from kiosk.tui.app import KioskApp
from kiosk.wiring import offered_languages, open_engine

if __name__ == "__main__":
    office = OfficeSettings(packs=(sys.argv[1],))
    languages = offered_languages(office, Path(sys.argv[2]))
    engine = open_engine(office, languages)
    with EscapeTerminal(sys.stderr) as terminal:
        KioskApp(engine, languages, office, terminal).run()
