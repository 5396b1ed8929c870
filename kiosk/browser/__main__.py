"""The screen of one visitor, as `kiosk serve` starts it: its keys come in by standard input, its cells go out."""

import sys

from kiosk.browser.session import run

sys.exit(run())
