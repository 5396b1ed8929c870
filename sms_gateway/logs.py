"""What the log looks like: one line an event as ``key=value`` (logfmt), with time and level, and nothing of a visitor.

Logfmter formats what goes through Python's own logging: the lines of uvicorn and of every other library look the same,
and no call of ours changes. (structlog does that too, but takes a tenth of a second of the start.)
"""

from __future__ import annotations

import logging
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from logfmter import Logfmter


class Lines(Logfmter):
    """Time in UTC, level, and where the line comes from; of an error only its kind and its place."""

    def __init__(self) -> None:
        super().__init__(
            keys=["time", "level", "from"],
            mapping={"time": "asctime", "level": "levelname", "from": "name"},
            datefmt="%Y-%m-%dT%H:%M:%SZ",
            # uvicorn gives its message once more with colours.
            ignored_keys=["color_message", "taskName"],
        )
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        if record.name == "asyncio":
            # It shows the error itself in its second line, and an error can hold what somebody wrote.
            record.msg, record.args = record.getMessage().partition("\n")[0], ()
        return super().format(record)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return kind_and_place(ei[1]) if ei[1] is not None else ""


def kind_and_place(error: BaseException) -> str:
    """The kind of an error and the line that it comes from. Its text is left out: it can hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    return f"{type(error).__name__} at {'/'.join(Path(last.filename).parts[-2:])}:{last.lineno}"


LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": Lines}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "sms_gateway": {"level": "INFO"},
        "uvicorn": {"level": "INFO"},
        # One line a request would tell when somebody asked for help.
        "uvicorn.access": {"level": "CRITICAL"},
    },
}
"""For ``logging.config.dictConfig``, which uvicorn calls with it."""
