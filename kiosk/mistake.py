"""What somebody who writes, translates or installs can mend."""

from __future__ import annotations


class Mistake(Exception):
    """A mistake in a file: the message says which one, where in it, and what to write. A command ends with 2."""
