"""A paper, its families and folders of fonts as JSON on standard input; its PDF on standard output."""

from __future__ import annotations

import json
import sys

from kiosk.channels.paper.pdf import NotSet, pdf


def main() -> int:
    """Exit code 1 when it cannot be set."""
    asked = json.load(sys.stdin.buffer)
    try:
        made = pdf(asked["paper"], asked["families"], asked["folders"])
    except NotSet as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
