"""Where a program of ours keeps what is its own: in the folder that systemd gives it; else with the user's data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def users_folder(environment: Mapping[str, str]) -> Path:
    """With the user's own data, as the XDG Base Directory Specification says."""
    data = environment.get("XDG_DATA_HOME") or Path(environment.get("HOME") or Path.home(), ".local", "share")
    return Path(data, "kiosk")


def own_folder(environment: Mapping[str, str]) -> Path:
    """The folder that systemd gives a service (``StateDirectory=``); else that of the user."""
    given = environment.get("STATE_DIRECTORY")
    return Path(given.split(":")[0]) if given else users_folder(environment)
