"""Runs another program for a moment. It may be missing, fail or hang: nobody waits for it long."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

LIMIT: Final = 5.0
"""Seconds that a program may take to tell something."""


def said_by(command: Sequence[str], environment: Mapping[str, str], seconds: float = LIMIT) -> str | None:
    """What a program writes; None where it is not there, fails, or is not done in so many seconds."""
    made = made_by(command, environment, seconds)
    return None if made is None else made.decode("utf-8", "replace")


def made_by(
    command: Sequence[str], environment: Mapping[str, str], seconds: float = LIMIT, given: bytes = b""
) -> bytes | None:
    """The same of one that writes no text. ``given`` is what it reads."""
    try:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE if given else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A group of its own: what it has started ends with it. It stays in our session: `setfont` may change the
            # font of the console only where that is its terminal.
            process_group=0,
        )
    except OSError:
        return None
    with process:
        try:
            made, _ = process.communicate(given or None, timeout=seconds)
        except subprocess.TimeoutExpired:
            made = None
        finally:
            # Also when it is done: what it left behind may hold the pipe open.
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
    return made if process.returncode == 0 else None
