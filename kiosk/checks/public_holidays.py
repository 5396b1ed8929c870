"""Writes the public holidays into the content: ``make holidays``.

They come from a library, which is much larger than what it says of one country: the kiosk reads the dates alone.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Final

from kiosk.wiring import CONTENT

COUNTRY: Final = "BE"
YEARS: Final = range(2026, 2047)

HEAD: Final = """\
#:schema ../schemas/public_holidays.json
# The public holidays of Belgium, when many lines are closed. Written by `make holidays` from the package `holidays`.
"""


def write_public_holidays(path: Path) -> None:
    """Every public holiday of these years, a line a year."""
    from holidays import country_holidays

    days = groupby(sorted(country_holidays(COUNTRY, years=YEARS)), lambda day: day.year)
    lines = "".join(f"  {', '.join(map(str, of_a_year))},\n" for _, of_a_year in days)
    path.write_text(f"{HEAD}days = [\n{lines}]\n", encoding="utf-8")


if __name__ == "__main__":
    write_public_holidays(CONTENT / "public_holidays.toml")
