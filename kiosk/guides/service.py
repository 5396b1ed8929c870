"""Services: the organisations that a visitor is referred to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar, Final, Literal

from kiosk.guides.guide import CONTENT_FILE

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@dataclass(frozen=True, slots=True)
class Hours:
    """From one weekday to a later one, open between two times of the day (local time of the office)."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    first: Weekday
    last: Weekday
    opens: time
    closes: time

    def contain(self, now: datetime) -> bool:
        """Whether the service is open at a local time."""
        in_days = WEEKDAYS.index(self.first) <= now.weekday() <= WEEKDAYS.index(self.last)
        return in_days and self.opens <= now.time() < self.closes


@dataclass(frozen=True, slots=True)
class Service:
    """A referral: who answers, for what, when and at what cost.

    ``number`` is a phone number or an e-mail address. ``certain`` tells whether the number was found in a source.
    ``hours`` is None unless they are certain. ``second`` is the service to try when nobody answers. After
    ``expires`` the entry must be checked again.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    name: str
    number: str
    use: str
    search: str
    certain: bool
    second: str
    checked: date
    expires: date
    source: str
    hours: Literal["always"] | tuple[Hours, ...] | None = None
    cost: Literal["free", "normal"] | None = None
    languages: tuple[str, ...] = ()
    chat: bool = False
    anonymous: bool = False

    @property
    def by_phone(self) -> bool:
        """Whether the number is one to call."""
        return "@" not in self.number

    def is_open(self, now: datetime) -> bool | None:
        """Whether somebody answers at a local time; None when the hours are not known."""
        if self.hours is None:
            return None
        return self.hours == "always" or any(hours.contain(now) for hours in self.hours)


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """The services for one kind of need. ``order`` is its place in the list of groups."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    order: int
    title: str
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    """A number that no longer works and must not be shown. ``instead`` is the service to name."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    number: str
    instead: str
