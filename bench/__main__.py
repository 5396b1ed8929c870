"""``python -m bench [--rounds N] [NAME ...]``: a line a measurement; exit 1 when one is missed."""

from __future__ import annotations

import argparse
import sys

from bench import growth, hostile, neighbour, ready, speech, start, understanding, webhook

BENCHES = {
    "webhook": webhook.measure,
    "ready": ready.measure,
    "neighbour": neighbour.measure,
    "hostile": hostile.measure,
    "understanding": understanding.measure,
    "start": start.measure,
    "speech": speech.measure,
    "growth": growth.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHES)}; default: all")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'':<42} {'ours: median (spread)':>26} {'baseline':>26} {'unit':<7} {'ratio':>6}   target")
    missed = 0
    for name in options.names or BENCHES:
        for result in BENCHES[name](options.rounds):
            print(result.row(), flush=True)
            missed += not result.holds
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
