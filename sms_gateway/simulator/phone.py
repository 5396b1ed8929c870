"""The phone: a conversation of text messages, with what each answer costs."""

from __future__ import annotations

import asyncio
import signal
import textwrap
import threading
from typing import ClassVar

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from kiosk.channels.sms.segments import measure
from kiosk.language.visual import reordered, shaped
from sms_gateway.simulator.sender import GatewayError, Sender
from sms_gateway.simulator.themes import THEME


class Phone(App[None]):
    """Write a message, press Enter, read the answer. Ctrl+Q leaves."""

    CSS_PATH = "phone.tcss"
    TITLE = "A phone"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q,ctrl+c", "quit", priority=True)]

    def __init__(self, sender: Sender) -> None:
        super().__init__()
        self._sender = sender
        self._messages = 0
        self._segments = 0
        self.register_theme(THEME)
        self.theme = THEME.name

    def compose(self) -> ComposeResult:
        yield VerticalScroll(id="conversation", can_focus=False)
        yield Static("0 answers, 0 segments", id="sum", markup=False)
        yield Input(placeholder="Write a text message, then press Enter. Ctrl+Q leaves.", id="message", max_length=1600)

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        if threading.current_thread() is threading.main_thread():
            # An end from outside leaves the terminal as it was.
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self.exit)

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        """Send what was written, and show the answer when it comes: the next can be written meanwhile."""
        event.input.clear()
        self._say(event.value, "sent")
        self._exchange(event.value)

    @work(exclusive=False, group="exchange")
    async def _exchange(self, body: str) -> None:
        try:
            reply = await self._sender.send(body)
        except GatewayError as error:
            self._add(Static(str(error), classes="trouble", markup=False))
            return
        if not reply:
            self._add(Static("(no answer: Twilio answers this itself, or the limit is reached)", classes="cost"))
            return
        size = measure(reply)
        self._messages += 1
        self._segments += size.segments
        self._say(reply, "received")
        cost = f"{size.encoding} · {size.units} · {size.segments} segment{'s' * (size.segments != 1)}"
        self._add(Static(cost, classes="cost", markup=False))
        self.query_one("#sum", Static).update(f"{self._messages} answers, {self._segments} segments")

    def _say(self, text: str, side: str) -> None:
        """A bubble; Arabic is shown as a phone shows it."""
        width = self.size.width * 3 // 4
        shown = "\n".join(seen for line in text.splitlines() for seen in _as_on_a_phone(line, width))
        bubble = Static(shown, classes=side, markup=False)
        self._add(Horizontal(bubble, classes="row mine") if side == "sent" else bubble)

    def _add(self, widget: Static | Horizontal) -> None:
        conversation = self.query_one("#conversation", VerticalScroll)
        conversation.mount(widget)
        conversation.scroll_end(animate=False)


def _as_on_a_phone(line: str, width: int) -> list[str]:
    """A line wrapped in logical order; its first letter tells the direction, as on a phone (UAX 9, rule P2)."""
    first = next((character for character in line if character.isalpha()), "")
    right_to_left = "\u0590" <= first <= "\u08ff"
    return [reordered(part, right_to_left=right_to_left) for part in textwrap.wrap(shaped(line), width)] or [""]
