"""What the SMS gateway needs: only whether it is set. A terminal needs none of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.doctor.finding import Finding, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site

NEEDED: Final = ("TWILIO_AUTH_TOKEN", "SMS_GATEWAY_PUBLIC_URL", "SMS_GATEWAY_HASH_KEY")
OPTIONAL: Final = ("TWILIO_ACCOUNT_SID",)
DATABASE: Final = "KIOSK_DATABASE_URL"
_CLOSER: Final = "`sms-gateway check` looks closer"


def look(machine: Machine, _: Site) -> Iterator[Finding]:
    """Twilio and the database. No value is read aloud: some of them are secrets."""
    unset = [name for name in NEEDED if not machine.environment.get(name)]
    if unset and len(unset) < len(NEEDED):
        yield note("twilio", f"{' and '.join(unset)} not set: the gateway does not start", f"Set it; {_CLOSER}")
    elif unset:
        yield ok("twilio", "not set here; a terminal needs none of it")
    else:
        account = "" if machine.environment.get(OPTIONAL[0]) else f" but {OPTIONAL[0]}, which may be left out"
        yield ok("twilio", f"all is set{account}; {_CLOSER}")
    if machine.environment.get(DATABASE):
        yield ok("database", f"{DATABASE} is set; {_CLOSER}")
    else:
        yield ok("database", f"{DATABASE} is not set: the gateway, where one runs, makes a file of its own")
