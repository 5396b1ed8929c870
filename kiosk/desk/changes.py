"""Who shows the desk now, and waits for a change."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Changes:
    """Tells all who watch that something is not as it was."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Event] = set()
        self.closed = False

    @contextmanager
    def watched(self) -> Iterator[asyncio.Event]:
        """What is set at each change."""
        changed = asyncio.Event()
        self._watchers.add(changed)
        try:
            yield changed
        finally:
            self._watchers.discard(changed)

    def tell(self) -> None:
        """Something changed."""
        for watcher in self._watchers:
            watcher.set()

    def close(self) -> None:
        """The desk ends: nobody need wait for a change any more."""
        self.closed = True
        self.tell()

    @property
    def watchers(self) -> int:
        """How many watch now."""
        return len(self._watchers)
