"""What was refused or went wrong: counted by reason, and told in the log with its likely cause and what to do.

The first of each reason is told at once, then at most one a minute: a gateway that refuses everybody fills no disk, and
one that refuses a single message is still seen. No line holds a secret, a number or a text.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sms_gateway.kept.diagnosis import diagnose, explained
from sms_gateway.logs import kind_and_place

logger = logging.getLogger(__name__)

QUIET: Final = 60.0
"""Seconds between two lines of the same reason."""


@dataclass(frozen=True, slots=True)
class _Reason:
    """How a reason is told: its level, its likely cause, and what an operator does. ``{about}`` is what was seen."""

    level: int
    cause: str
    remedy: str


_WARNING, _INFO, _ERROR = logging.WARNING, logging.INFO, logging.ERROR

REASONS: Final = {
    "signature": _Reason(
        _WARNING,
        "The signature of a message does not fit {about}: TWILIO_AUTH_TOKEN is not the token of the account that sent "
        "it, or SMS_GATEWAY_PUBLIC_URL is not the address in the Twilio console, or the proxy changes the path.",
        "Compare both with the console, then run `sms-gateway check`.",
    ),
    "address": _Reason(
        _WARNING,
        "The token is right, but {about}.",
        "Set SMS_GATEWAY_PUBLIC_URL to the address in the Twilio console, without /sms, and restart.",
    ),
    "unsigned": _Reason(
        _WARNING,
        "A request came without X-Twilio-Signature: somebody other than Twilio, or a proxy that takes the header away.",
        "When texts are answered, let it be. When none is, let the proxy pass every header on.",
    ),
    "account": _Reason(
        _WARNING,
        "A message came from another Twilio account than TWILIO_ACCOUNT_SID.",
        "Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to the account (or subaccount) that owns the number.",
    ),
    "method": _Reason(
        _WARNING,
        "A request with another method than POST.",
        "Set the webhook in the Twilio console to HTTP POST. A browser or a search engine does this too.",
    ),
    "path": _Reason(
        _WARNING,
        "A signed request for an address that the gateway does not have.",
        "The webhook in the Twilio console ends with /sms, the status callback with /status; the proxy keeps both.",
    ),
    "form": _Reason(
        _WARNING,
        "A request that holds no form.",
        "Set the webhook to HTTP POST with a form, as Twilio sends it; let the proxy leave the body as it is.",
    ),
    "fields": _Reason(
        _WARNING,
        "A signed request without a usable MessageSid or From.",
        "See that the webhook stands under messaging in the Twilio console, not under voice.",
    ),
    "too-large": _Reason(
        _WARNING, "A request far larger than a text message.", "It is not from Twilio; a proxy can refuse it earlier."
    ),
    "slow-body": _Reason(
        _WARNING,
        "A request that did not arrive in time.",
        "Let the proxy read the whole request first (nginx does); see docs/gateway.md.",
    ),
    "gone": _Reason(
        _INFO, "Somebody hung up in the middle of a request.", "Nothing, unless it comes often: look at the network."
    ),
    "clean-up": _Reason(
        _ERROR,
        "What is past its time could not be deleted: {about}.",
        "It is tried again within ten minutes; /readyz says what is wrong with the store.",
    ),
    "state": _Reason(
        _WARNING,
        "A stored conversation could not be read; that person begins anew.",
        "Nothing, after an update. Otherwise see whether two versions share one database.",
    ),
    "thinking": _Reason(
        _ERROR,
        "A message could not be answered, and its sender was told so: {about}.",
        "Tell the makers this line; it holds nothing of a visitor.",
    ),
    "deadline": _Reason(
        _ERROR,
        "A message could not be answered in time, and its sender was told so.",
        "See what slows this machine or the database down; look at /readyz.",
    ),
    "budget": _Reason(
        _WARNING,
        "80 % of the segments of today are used.",
        "See in the Twilio console who sends so much, or raise segments_a_day in office.toml.",
    ),
    "limit-hour": _Reason(
        _INFO,
        "One number sent more messages in an hour than the office allows.",
        "messages_an_hour in office.toml is how many.",
    ),
    "limit-loop": _Reason(
        _INFO, "One number gets the same answer again and again: an answering machine, perhaps.", "Nothing."
    ),
    "limit-day": _Reason(
        _ERROR,
        "The segments of today are used up: only crises and help are answered.",
        "Raise segments_a_day in office.toml, or look in the Twilio console at who sends so much.",
    ),
    "limit-country": _Reason(
        _INFO, "A number of a country to which the office does not send.", "See countries in office.toml."
    ),
    "limit-sender": _Reason(_INFO, "A sender that cannot receive a text message.", "Nothing."),
    "no-guide": _Reason(
        _INFO,
        "Somebody asked for what no guide is about, and was told so.",
        "Nothing. When there are many, ask visitors what they look for: no question is kept.",
    ),
}
"""What is counted, beside the failures of the store (``diagnosis.py``). docs/gateway.md explains each."""

_OTHERS: Final = (
    (
        "undelivered ",
        _Reason(
            _WARNING,
            "A reply was not delivered: error {rest}.",
            "Twilio says why: https://www.twilio.com/docs/api/errors/{rest}",
        ),
    ),
    ("opt-out ", _Reason(_INFO, "Somebody wrote STOP, START, HELP or the like: {rest}.", "Nothing.")),
    ("", _Reason(_WARNING, "{reason}.", "See docs/gateway.md.")),
)
"""Reasons with something behind them: by how they begin."""


class Refusals:
    """Counts, and tells. Any thread may call it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds; only their difference counts."""
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._told: dict[str, tuple[float, int]] = {}
        self.started = datetime.now(UTC)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each reason since the start."""
        with self._lock:
            return dict(sorted(self._counts.items()))

    def count(self, reason: str, error: BaseException | None = None, about: str = "") -> None:
        """One more of a reason.

        A failure of the store is counted by what its ``error`` says is wrong there (``store-full``). ``about`` says
        what was seen: an address of ours, never anything of a visitor.
        """
        if reason == "store" and error is not None:
            if (found := diagnose(error)) is not None:
                self._count(found.name, _Reason(_ERROR, found.cause, found.remedy))
                return
            # What came up on the way to the store and is no failure of it.
            reason = "thinking"
        if error is not None:
            about = kind_and_place(error)
        told = _told_as(reason)
        rest = reason.partition(" ")[2]
        cause, remedy = (said.format(about=about, rest=rest, reason=reason) for said in (told.cause, told.remedy))
        self._count(reason, _Reason(told.level, cause, remedy))

    def not_ready(self, error: BaseException) -> None:
        """Tell why the gateway cannot answer at its start. Nobody was refused yet: it is not counted."""
        found = explained(error)
        logger.error("The gateway is not ready. %s %s", found.cause, found.remedy, extra={"reason": found.name})

    def summary(self) -> None:
        """Tell every count: the last minute of a reason may have had no line."""
        if counts := self.counts:
            logger.info("counts since the start", extra={name.replace(" ", "-"): n for name, n in counts.items()})

    def _count(self, reason: str, told: _Reason) -> None:
        now = self._clock()
        with self._lock:
            self._counts[reason] += 1
            total = self._counts[reason]
            last, told_of = self._told.get(reason, (-math.inf, 0))
            if now - last < QUIET:
                return
            self._told[reason] = (now, total)
        # "new" counts those since the last line, this one included.
        extra = {"reason": reason, "new": total - told_of, "total": total}
        logger.log(told.level, "%s %s", told.cause, told.remedy, extra=extra)


def _told_as(reason: str) -> _Reason:
    return REASONS.get(reason) or next(told for start, told in _OTHERS if reason.startswith(start))
