"""What text messages may cost an office: the table ``[sms]`` of ``office.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kiosk.mistake import OfficeError

MOST_AN_HOUR: Final = 1000
MOST_SAME_ANSWERS: Final = 100
MOST_SEGMENTS: Final = 1_000_000

_PREFIX: Final = re.compile(r"\+[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class SmsLimits:
    """What text messages may cost an office. Help in a crisis, help now and a person stand outside all of it.

    ``messages_an_hour`` is how many answers one number gets in an hour. ``same_answers`` is how often one number gets
    the same answer in a row within a day: more than that is an answering machine. ``segments_a_day`` is what all
    answers of a day of the office may cost together, in segments, which is what is paid for. ``countries`` are the
    first digits of the numbers that are answered; empty means all. Raises OfficeError for values that cannot be.
    """

    messages_an_hour: int = 120
    same_answers: int = 5
    segments_a_day: int = 2000
    countries: tuple[str, ...] = ("+32", "+31", "+33", "+352", "+49", "+44", "+34", "+48", "+40", "+380")

    def __post_init__(self) -> None:
        for name, least, most in (
            ("messages_an_hour", 1, MOST_AN_HOUR),
            ("same_answers", 2, MOST_SAME_ANSWERS),
            ("segments_a_day", 1, MOST_SEGMENTS),
        ):
            if not least <= (value := getattr(self, name)) <= most:
                raise OfficeError(f"`sms.{name}` is {value}; write {least} to {most}")
        for prefix in self.countries:
            if _PREFIX.fullmatch(prefix) is None:
                raise OfficeError(
                    f'`sms.countries` holds {prefix!r}; write how numbers of a country begin, like "+32", or [] for all'
                )
