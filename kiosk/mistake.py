"""What somebody who writes, translates or installs can mend."""

from __future__ import annotations


class Mistake(Exception):
    """A mistake in a file: the message says which one, where in it, and what to write. A command ends with 2."""


class OfficeError(Mistake):
    """``office.toml`` cannot be used; the message says which file and field, and what to write."""


def to_install(extra: str) -> str:
    """What installs an extra of ours: out of its folder, for on PyPI the name belongs to somebody else."""
    return f"pip install '.[{extra}]' in the folder of the kiosk"
