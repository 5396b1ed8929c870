"""Keeps what a visitor wrote within the process: none of its memory reaches a file or another program."""

from __future__ import annotations

import resource
import sys
from typing import Final

_SET_DUMPABLE: Final = 4
"""PR_SET_DUMPABLE of prctl(2)."""


def keep_no_core() -> None:
    """Leave no file with the memory when this program, or one that it starts or becomes, is broken off."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def keep_memory_private() -> None:
    """No core dump, not even through a program that takes them; and no other program of this user looks in (ptrace,
    /proc). It holds until this process becomes another program; Linux alone can do it."""
    keep_no_core()
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
