"""The process of one visitor, as the server sees it: what the page says goes in, cells come out, and it surely ends."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Final

from textual_serve.app_service import AppService

COMMAND: Final = (sys.executable, "-m", "kiosk.browser")

ENDS_WITHIN: Final = 5.0
"""Seconds for an end in order, after the browser has gone."""

MOST_CELLS: Final = (500, 200)
"""Columns and rows: more than any display shows in text that somebody can read. The screen takes memory for each."""


class VisitorProcess(AppService):
    """Textual's service for one visitor, started without a shell, and ended whatever happens in it."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        columns, rows = _within(width, height)
        self._process = process = await asyncio.create_subprocess_exec(
            *COMMAND, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=self._build_environment(columns, rows)
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Hand on what is shown until the process ends, and then let the page know: it begins anew."""
        await super().run()
        await self.remote_close()

    async def take(self, said: str) -> None:
        """Pass on what the page said: keys, a size, whether it is looked at. Raises ValueError for anything else."""
        match json.loads(said):
            case ["stdin", str(keys)]:
                await self.send_bytes(keys.encode("utf-8", errors="replace"))
            case ["resize", {"width": int(columns), "height": int(rows)}]:
                await self.set_terminal_size(*_within(columns, rows))
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
            case ["ping", _]:
                return
            case _:
                raise ValueError("no page of ours says this")

    async def stop(self) -> None:
        """End the process, and wait until it has ended."""
        process = self._process
        if process is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(ENDS_WITHIN):
                await super().stop()
                await process.wait()
        if process.returncode is None:
            process.kill()
            await process.wait()


def _within(columns: int, rows: int) -> tuple[int, int]:
    """A size that a screen may have."""
    return min(max(columns, 1), MOST_CELLS[0]), min(max(rows, 1), MOST_CELLS[1])
