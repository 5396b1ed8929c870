"""What a monitor asks: is the gateway alive, and can it answer a message."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kiosk.version import version
from sms_gateway.answering import Answering
from sms_gateway.kept.diagnosis import explained
from sms_gateway.refusals import Refusals


class Health:
    """Answers the two addresses that only this machine should reach: the proxy does not pass them on."""

    def __init__(self, answering: Answering, refusals: Refusals) -> None:
        self._answering = answering
        self._refusals = refusals
        self._last: datetime | None = None

    def message_came(self) -> None:
        """A message with a good signature came in. Only the time of the last one is known, in memory."""
        self._last = datetime.now(UTC)

    async def alive(self, request: Request) -> Response:
        """``GET /healthz``: always 200. It asks nothing of the store: a process is not restarted for a full disk."""
        return Response("ok\n", media_type="text/plain")

    async def ready(self, request: Request) -> Response:
        """``GET /readyz``: 200 when a message can be answered now, else 503 with the cause and what to do."""
        said: dict[str, Any] = {"ready": True}
        try:
            await self._answering.ready()
        except Exception as error:
            found = explained(error)
            said = {"ready": False, "reason": found.name, "cause": found.cause, "remedy": found.remedy}
        said |= {
            "version": version(),
            "started": _written(self._refusals.started),
            "last_signed": _written(self._last),
            "counts": self._refusals.counts,
        }
        return JSONResponse(said, status_code=200 if said["ready"] else 503)

    async def tell_at_start(self) -> None:
        """Tell in the log when no message could be answered, before the first one comes."""
        try:
            await self._answering.ready()
        except Exception as error:
            self._refusals.not_ready(error)


def _written(time: datetime | None) -> str | None:
    return time.isoformat(timespec="seconds") if time else None
