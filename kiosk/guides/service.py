"""Services: the organisations that a visitor is referred to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from kiosk.guides.guide import CONTENT_FILE
from kiosk.guides.hours import OFFICE_HOURS, Answering, Hours, Moment


@dataclass(frozen=True, slots=True)
class Chat:
    """Where somebody can write instead of calling. ``certain`` tells whether the hours were confirmed."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    address: str
    hours: tuple[Hours, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    """A referral: who answers, for what, when and at what cost.

    ``number`` is a phone number or an e-mail address. ``certain`` tells whether the number was found in a source, and
    ``address`` where: a number without one is not certain. ``hours`` is None when they are not known;
    ``hours_certain`` tells whether they were confirmed. ``takes_over`` is the line, open day and night, to which calls
    go outside the hours. ``second`` is the service to try when nobody answers. ``together`` is a line that must be
    named with this one, because this one cannot answer every call. After ``expires`` the entry must be checked again.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    name: str
    number: str
    use: str
    search: str
    certain: bool
    checked: date
    expires: date
    address: str = ""
    hours: Literal["always"] | tuple[Hours, ...] | None = None
    hours_certain: bool = True
    takes_over: str | None = None
    second: str | None = None
    together: str | None = None
    cost: Literal["free", "normal"] | None = None
    languages: tuple[str, ...] = ()
    chat: Chat | None = None
    anonymous: bool = False

    @property
    def by_phone(self) -> bool:
        """Whether the number is one to call."""
        return "@" not in self.number

    def is_open(self, moment: Moment) -> bool | None:
        """Whether somebody answers for sure; None when the hours are not known or not confirmed."""
        if self.hours is None or not self.hours_certain:
            return None
        return self.takes_over is not None or self._by_hours(moment)

    def answering(self, moment: Moment, language: str | None = None) -> Answering:
        """How far one may count on an answer: hours that are not known count as those of an office.

        Hours that nobody confirmed are worth a try for somebody who speaks the line's ``language``.
        """
        known = self.is_open(moment)
        if known is not None:
            return Answering.YES if known else Answering.NO
        by_hours = None if self.hours is None else self._by_hours(moment)
        if by_hours is False:
            return Answering.NO
        if OFFICE_HOURS.contain(moment):
            return Answering.YES
        return Answering.LIKELY if by_hours and language in self.languages else Answering.NO

    def _by_hours(self, moment: Moment) -> bool:
        return self.hours == "always" or any(hours.contain(moment) for hours in self.hours or ())


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
