"""Opens the questions of an office, where all that they need is there."""

from __future__ import annotations

import time
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from kiosk.mistake import to_install
from kiosk.questions.settings import QuestionsError, settings_of

if TYPE_CHECKING:
    from kiosk.questions.mailbox import Mailbox

_NEEDED: Final = ("nacl", "sqlalchemy", "psycopg")


def need_packages() -> None:
    """Raises QuestionsError where what questions need is not installed."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise QuestionsError(f"kiosk: {', '.join(missing)} is not installed; run: {to_install('questions')}")


def open_mailbox(public: str, environment: Mapping[str, str]) -> Mailbox:
    """The questions of an office with this public key. Raises QuestionsError."""
    settings = settings_of(environment)
    need_packages()
    from kiosk.questions.mailbox import Mailbox
    from kiosk.questions.sealing import public_key
    from kiosk.questions.store import Store

    return Mailbox(Store(settings.url, time.time), settings.key, public_key(public), time.time)
