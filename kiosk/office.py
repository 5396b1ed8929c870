"""The office's settings: ``office.toml``, read and validated once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, ClassVar, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from annotated_types import Interval, MinLen

SETTING: Final = "KIOSK_OFFICE"
"""The environment variable with the path of ``office.toml``."""


class OfficeError(Exception):
    """``office.toml`` cannot be used; the message says which file and field, and what to write."""


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """One site. Every field has a value that works, so that a kiosk runs without an ``office.toml``.

    ``languages`` are codes in menu order; empty means all. ``phone`` is where a person answers. ``idle_seconds`` is
    how long an untouched screen stays before the warning.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    name: Annotated[str, MinLen(1)] = "Digital help"
    languages: tuple[str, ...] = ()
    phone: str = ""
    timezone: str = "Europe/Brussels"
    idle_seconds: Annotated[int, Interval(ge=20, le=3600)] = 120
    theme: Literal["light", "dark"] = "light"

    def now(self) -> datetime:
        """The local time at the office."""
        return datetime.now(ZoneInfo(self.timezone)).replace(tzinfo=None)


def load_office(environment: Mapping[str, str] = os.environ) -> OfficeSettings:
    """The settings of this office; the defaults when none are named. Raises OfficeError."""
    path = environment.get(SETTING)
    return read_office(Path(path)) if path else OfficeSettings()


def read_office(path: Path) -> OfficeSettings:
    """The settings in one file. Raises OfficeError."""
    from pydantic import TypeAdapter, ValidationError

    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        office = TypeAdapter(OfficeSettings).validate_python(raw)
        ZoneInfo(office.timezone)
    except OSError as error:
        raise OfficeError(f"{path}: {error.strerror}. {SETTING} must be the path of office.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OfficeError(f"{path}: this is not TOML: {error}") from error
    except ValidationError as error:
        problems = (f"{path}: `{'.'.join(map(str, e['loc']))}`: {e['msg']}" for e in error.errors())
        raise OfficeError("\n".join(problems)) from error
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise OfficeError(f"{path}: `timezone` is unknown; write one like Europe/Brussels") from error
    return office
