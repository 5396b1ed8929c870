"""The office's settings: ``office.toml``, read and validated once."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Final, Literal

from kiosk.mistake import OfficeError
from kiosk.ports import LAST_PORT
from kiosk.records import RecordError, read_record
from kiosk.sms_limits import SmsLimits
from kiosk.themes import THEMES

SETTING: Final = "KIOSK_OFFICE"
"""The environment variable with the path of ``office.toml``."""

BRUSSELS: Final = "Europe/Brussels"

SHORTEST_IDLE: Final = 20
LONGEST_IDLE: Final = 3600
"""Seconds: a shorter time is over before somebody has read a page."""

LONGEST_PAUSE: Final = 2000
"""Milliseconds: longer, and a screen seems dead."""

CLOSEST: Final = 30
FARTHEST: Final = 150
"""Centimetres between eyes and screen."""

NARROWEST: Final = 100
WIDEST: Final = 2000
"""Millimetres of a picture."""

SLOWEST: Final = 80
FASTEST: Final = 300
"""Words a minute of a voice: slower falls apart, faster is for those who have listened for years."""

LONGEST_NAME: Final = 60
"""Letters of what a kiosk is called at the desk."""

_QUEUE: Final = re.compile(r"[^\s/#-][^\s/#]{0,126}")
_DESK: Final = re.compile(r"http://(?!-)[a-z0-9.-]{1,253}:([1-9][0-9]{0,4})")
_PUBLIC_KEY: Final = re.compile(r"[0-9a-f]{64}")
_SMS_NUMBER: Final = re.compile(r"\+?[0-9](?: ?[0-9]){2,14}")
"""Digits with single spaces between them: three for a short number, fifteen at most (ITU-T E.164)."""


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """One site. Every field has a value that works, so that a kiosk runs without an ``office.toml``.

    ``languages`` are codes in order; empty: all but drafts. ``phone`` is where a person answers, ``sms_number`` the
    number of the gateway, to which people text. ``idle_seconds`` is how long an untouched screen stays before the
    warning. ``keyboard`` is the layout of the keys; "auto" takes every character of an AZERTY digit row for its digit.
    ``onscreen_keyboard``: there are no keys, and letters to touch stand on the screen where words are written; else a
    touch on the field brings them. ``press_pause`` is how many milliseconds a new page takes no press, so that a double
    press does not walk on; 0 switches that off, and what is done about held keys.
    ``viewing_distance`` is how far from the screen people stand, in centimetres, and ``screen_width`` how wide the
    picture is, in millimetres (0: as the display says): `kiosk launch` makes the text as large as that asks for.
    ``speech`` says when a page is read aloud: when the key for it is pressed, from the first press on, or never; and
    ``speech_rate`` how fast, in words a minute.
    ``printer`` is what prints what visitors choose: a queue of CUPS, or the address of a receipt printer, whose
    paper is ``receipt_paper``; without one nothing is printed.
    ``figures``: what is used is counted, for funders, and the privacy page says so.
    ``desk`` is the address of `kiosk desk` on the office's network: visitors can ask somebody to come, and
    ``kiosk_name`` is what this kiosk is called there; without one, it is called as the office is.
    ``questions`` is the public key of the desk that answers questions in writing; without one, nobody can ask so.
    ``region`` is the id of a region of the pack in which the visitors live; without one, guides that differ ask.
    ``packs`` are the packs of content, that of the country first: the name of one that ships, or the path of a folder.
    ``sms`` is what text messages may cost. ``volunteer_language`` is the language of the volunteer's side, one that the
    office offers; "" is its first. Raises OfficeError for values that cannot be.
    """

    name: str = "Digital help"
    languages: tuple[str, ...] = ()
    phone: str = ""
    sms_number: str = ""
    timezone: str = BRUSSELS
    idle_seconds: int = 120
    theme: str = next(iter(THEMES))
    keyboard: Literal["auto", "be", "fr", "us"] = "auto"
    onscreen_keyboard: bool = False
    press_pause: int = 400
    viewing_distance: int = 60
    screen_width: int = 0
    speech: Literal["key", "on", "off"] = "key"
    speech_rate: int = 150
    packs: tuple[str, ...] = ("belgium",)
    printer: str = ""
    receipt_paper: Literal["80 mm", "80 mm, 180 dpi", "58 mm"] = "80 mm"
    figures: bool = False
    desk: str = ""
    kiosk_name: str = ""
    questions: str = ""
    region: str = ""
    sms: SmsLimits = field(default_factory=SmsLimits)
    volunteer_language: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise OfficeError("`name` is empty; write the name of the office")
        if self.sms_number and _SMS_NUMBER.fullmatch(self.sms_number) is None:
            raise OfficeError(f'`sms_number` is {self.sms_number!r}; write it as people dial it, like "0460 20 12 34"')
        if not SHORTEST_IDLE <= self.idle_seconds <= LONGEST_IDLE:
            raise OfficeError(f"`idle_seconds` is {self.idle_seconds}; write {SHORTEST_IDLE} to {LONGEST_IDLE}")
        if not 0 <= self.press_pause <= LONGEST_PAUSE:
            raise OfficeError(f"`press_pause` is {self.press_pause}; write 0 to {LONGEST_PAUSE} milliseconds")
        if not CLOSEST <= self.viewing_distance <= FARTHEST:
            raise OfficeError(
                f"`viewing_distance` is {self.viewing_distance}; write {CLOSEST} to {FARTHEST} centimetres"
            )
        if self.screen_width and not NARROWEST <= self.screen_width <= WIDEST:
            raise OfficeError(
                f"`screen_width` is {self.screen_width}; write {NARROWEST} to {WIDEST} millimetres, or 0 for what the "
                "display says"
            )
        if not SLOWEST <= self.speech_rate <= FASTEST:
            raise OfficeError(f"`speech_rate` is {self.speech_rate}; write {SLOWEST} to {FASTEST} words a minute")
        if self.printer and not self.prints_receipts and _QUEUE.fullmatch(self.printer) is None:
            raise OfficeError(
                f"`printer` is {self.printer!r}; write the name of a queue of CUPS, as `lpstat -e` says it, or the "
                'address of a receipt printer, like "tcp:192.168.1.50:9100"'
            )
        if self.desk and ((desk := _DESK.fullmatch(self.desk)) is None or int(desk[1]) > LAST_PORT):
            raise OfficeError(f'`desk` is {self.desk!r}; write its address like "http://192.168.1.20:8765"')
        if len(self.kiosk_name) > LONGEST_NAME:
            raise OfficeError(f"`kiosk_name` has {len(self.kiosk_name)} letters; write at most {LONGEST_NAME}")
        if self.questions and _PUBLIC_KEY.fullmatch(self.questions) is None:
            raise OfficeError(
                f"`questions` is {self.questions!r}; write the line of 64 signs that `kiosk questions key` prints"
            )
        if not self.packs:
            raise OfficeError('`packs` is empty; write the pack of the country first, like ["belgium"]')
        if self.theme not in THEMES:
            raise OfficeError(f"`theme` is {self.theme!r}; write one of {', '.join(THEMES)}")
        if self.timezone != BRUSSELS:
            self._zone()
        if self.volunteer_language and self.volunteer_language not in self._offered():
            raise OfficeError(
                f"`volunteer_language` is {self.volunteer_language!r}; write one that the office offers: "
                f"{', '.join(self._offered())}"
            )

    @property
    def prints_receipts(self) -> bool:
        """Whether its printer is a receipt printer."""
        if not self.printer:
            return False
        # Imported here: most offices have no such printer, and the first page waits for none.
        from kiosk.receipt_addresses import NoAddress, receipt_address

        try:
            return receipt_address(self.printer) is not None
        except NoAddress as error:
            raise OfficeError(f"`printer` is {self.printer!r}; {error}") from error

    def now(self) -> datetime:
        """The local time at the office."""
        return datetime.now(self._zone()).replace(tzinfo=None)

    def day_of(self, moment: float) -> str:
        """The day at the office, as 2026-11-29, of a moment in seconds since 1970."""
        return datetime.fromtimestamp(moment, self._zone()).date().isoformat()

    def _offered(self) -> tuple[str, ...]:
        """The codes of its languages."""
        if self.languages:
            return self.languages
        # Imported here: an office that names its languages, or none for its volunteers, does not wait for it.
        from kiosk.language.facts import load_facts, locales_folder

        return tuple(load_facts(locales_folder()))

    def _zone(self) -> tzinfo:
        # Imported here: the first page tells no time.
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise OfficeError(f"`timezone` is {self.timezone!r}; write one like {BRUSSELS}") from error


def load_office(environment: Mapping[str, str] = os.environ) -> OfficeSettings:
    """The settings of this office; the defaults when none are named. Raises OfficeError."""
    path = environment.get(SETTING)
    return read_office(Path(path)) if path else OfficeSettings()


def read_office(path: Path) -> OfficeSettings:
    """The settings in one file. Raises OfficeError."""
    try:
        settings = read_record(OfficeSettings, tomllib.loads(path.read_text(encoding="utf-8")))
        return replace(settings, packs=tuple(_from(path.parent, pack) for pack in settings.packs))
    except OSError as error:
        raise OfficeError(f"{path}: {error.strerror}. {SETTING} must be the path of office.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OfficeError(f"{path}: this is not TOML: {error}") from error
    except RecordError as error:
        raise OfficeError("\n".join(f"{path}: {problem}" for problem in error.problems)) from error
    except OfficeError as error:
        raise OfficeError(f"{path}: {error}") from error


def _from(folder: Path, pack: str) -> str:
    """A pack as ``office.toml`` in this folder names it; a path with a slash leads from there."""
    return str(folder.absolute() / pack) if "/" in pack else pack
