"""The public holidays of the country whose services the content names: then many lines are closed."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holidays import HolidayBase

COUNTRY: Final = "BE"
"""The country of the services in ``kiosk/content``."""


@lru_cache(8)
def is_public_holiday(day: date) -> bool:
    """Whether offices in the country are closed on this day by law."""
    return day in _holidays()


@cache
def _holidays() -> HolidayBase:
    # Imported on first use: the first page of the screen does not wait for it.
    from holidays import country_holidays

    return country_holidays(COUNTRY)
