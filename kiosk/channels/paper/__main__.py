"""A paper, its families and folders of fonts, and for a receipt its roll, as JSON on standard input; on standard output
its PDF, or the picture of the receipt."""

from __future__ import annotations

import json
import sys
from typing import Any

from kiosk.channels.paper.pdf import NotSet, pdf
from kiosk.channels.paper.rolls import ROLLS


def main() -> int:
    """Exit code 1 when it cannot be set."""
    try:
        made = _made(**json.load(sys.stdin.buffer))
    except NotSet as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.buffer.write(made)
    return 0


def _made(paper: Any, families: Any, folders: Any, roll: str | None = None) -> bytes:
    if roll is None:
        return pdf(paper, families, folders)
    # Imported here: A4 needs nothing that draws.
    from kiosk.channels.paper.strip import strip

    return strip(paper, families, folders, ROLLS[roll])


if __name__ == "__main__":
    sys.exit(main())
