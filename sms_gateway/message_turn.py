"""One message on its way to an answer: what was understood of it, and what it comes to, as often as it is asked."""

from __future__ import annotations

from functools import cached_property

from kiosk.understanding.crisis.recognition import Recognised
from sms_gateway.kept.senders import Sender
from sms_gateway.kept.thinking import Answer
from sms_gateway.message import Message
from sms_gateway.opt_out import OptOut
from sms_gateway.turns import NO_ANSWER, Judged, Turns
from sms_gateway.visit import Visit


class MessageTurn:
    """One message, thought out for whatever is kept of its sender. It may be asked again, and the last time counts."""

    def __init__(self, turns: Turns, message: Message, sender: Sender) -> None:
        self.message = message
        self.sender = sender
        self._turns = turns
        self._judged: Judged | None = None

    @cached_property
    def _recognised(self) -> Recognised | None:
        return self._turns.crisis_in(self.message.body)

    @property
    def crisis(self) -> Recognised | None:
        """The crisis that the message tells of."""
        return None if self.offer else self._recognised

    @property
    def offer(self) -> bool:
        """Whether the message may tell of a crisis: then help is offered."""
        return self._recognised is not None and self._recognised.offered

    @cached_property
    def opt_out(self) -> OptOut | None:
        """What becomes of a message that says that somebody wants no more of them."""
        return self._turns.opt_out_of(self.message)

    def __call__(self, stored: str, spent: int) -> Answer:
        visit = Visit.from_json(stored) if stored else None
        try:
            self._judged = self._turns.answer(self, visit, spent)
        except Exception as error:
            if not stored:
                raise
            # What is kept cannot be gone on with, or it would fail for ever: this sender begins anew.
            self._turns.stuck(error)
            self._judged = self._turns.answer(self, None, spent)
        return self._judged.answer

    def sent(self) -> None:
        """The answer is stored: from now on it counts. A retry that got its old answer does not."""
        if self._judged is not None:
            self._turns.sent(self, self._judged)

    def without_store(self) -> str:
        """What can be answered from memory alone. Never raises."""
        try:
            if self.crisis is not None:
                return self._turns.crisis_answer(self.crisis, None, self.message, self.sender).reply
            return self._turns.apology(self.message, read=True) if self.opt_out is None else NO_ANSWER
        except Exception as error:
            self._turns.stuck(error)
            return self._turns.apology(self.message, read=False)
