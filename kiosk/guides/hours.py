"""When a service answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import IntEnum
from typing import ClassVar, Final, Literal

from kiosk.guides.guide import CONTENT_FILE

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

MIDNIGHT: Final = time(0)
UNREAD_CLOSING: Final = time(22)
"""Where only the opening hour was read: nobody is sent to such a line at night."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time at the office, and whether that day is a public holiday there."""

    at: datetime
    holiday: bool = False


class Answering(IntEnum):
    """Whether somebody answers at a moment. ``LIKELY`` by hours that nobody has confirmed."""

    NO = 0
    LIKELY = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Hours:
    """From one weekday to a later one, open between two times of the day (local time of the office).

    ``closes`` is 00:00 for midnight, and None where nobody read it. Hours of all seven days hold on a public holiday;
    others do not.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    first: Weekday
    last: Weekday
    opens: time
    closes: time | None = None

    def contain(self, moment: Moment) -> bool:
        """Whether the service is open at this moment."""
        if moment.holiday and (self.first, self.last) != ("mon", "sun"):
            return False
        in_days = WEEKDAYS.index(self.first) <= moment.at.weekday() <= WEEKDAYS.index(self.last)
        closes = UNREAD_CLOSING if self.closes is None else self.closes
        return in_days and self.opens <= moment.at.time() and (closes == MIDNIGHT or moment.at.time() < closes)


OFFICE_HOURS: Final = Hours("mon", "fri", time(9), time(17))
"""When a service whose hours are not known is taken to answer."""
