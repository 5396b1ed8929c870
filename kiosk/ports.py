"""Where programs listen on a machine."""

from __future__ import annotations

from typing import Final

LAST_PORT: Final = 65535
"""Ports count up to it."""
