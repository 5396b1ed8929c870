"""What a batch of messages comes to, thought out on what was known before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sms_gateway.kept.senders import Sender, Unreadable


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of a message. ``visit`` is what is known of the sender from now on: "" forgets at once.

    ``reply`` may be one that must not be kept; ``segments`` is what it costs.
    """

    visit: str
    reply: str
    kept: bool = True
    segments: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message to answer: its id, its sender, and what answers it.

    ``turn`` is given the stored visit ("" for somebody new) and the segments that were spent today. It may be asked
    more than once, and only its last answer counts.
    """

    message_sid: str
    sender: Sender
    turn: Callable[[str, int], Answer]


@dataclass(frozen=True, slots=True)
class Known:
    """What the database knew of the senders and the messages of a batch, still sealed."""

    visits: dict[str, bytes]
    bodies: dict[str, bytes]
    spent: int

    def same_as(self, other: Known) -> bool:
        """Whether what was thought out with the other still holds. What was spent may be a little old."""
        return self.visits == other.visits and self.bodies == other.bodies


@dataclass(slots=True)
class Thoughts:
    """What a batch comes to, message by message, before anything is written."""

    known: Known
    unreadable: Callable[[], None]
    changed: dict[str, tuple[Sender, str]] = field(default_factory=dict)
    forgotten: list[Sender] = field(default_factory=list)
    renamed: list[Sender] = field(default_factory=list)
    replies: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    segments: int = 0
    _said: dict[str, str] = field(default_factory=dict)
    _visits: dict[str, str] = field(default_factory=dict)

    def outcome(self, message: Incoming) -> str | Exception:
        """The reply to a message: the one it got before, or a new one; or the error of its turn."""
        try:
            said = self._said.get(message.message_sid)
            return self._replied(message) if said is None else said
        except Exception as error:
            return error

    def _replied(self, message: Incoming) -> str:
        sender = message.sender
        if (before := self._before(message)) is not None:
            return before
        answer = message.turn(self._visit(sender), self.known.spent + self.segments)
        self._said[message.message_sid] = answer.reply
        self._visits[sender.name] = answer.visit
        self.segments += answer.segments
        if answer.visit:
            self.changed[sender.name] = (sender, answer.visit)
            if len(sender.names) > 1 and not self.known.visits.keys().isdisjoint(sender.names[1:]):
                self.renamed.append(sender)
        else:
            self.changed.pop(sender.name, None)
            self.forgotten.append(sender)
            self.replies = {sid: kept for sid, kept in self.replies.items() if kept[0] != sender.name}
        if answer.kept:
            # A reply to somebody who is forgotten is kept for a retry of the same message, and names nobody.
            self.replies[message.message_sid] = (sender.name if answer.visit else "", sender.seal(answer.reply))
        return answer.reply

    def _before(self, message: Incoming) -> str | None:
        """The reply that the message got before; None when it is new, or when no key opens that reply any more."""
        body = self.known.bodies.get(message.message_sid)
        try:
            return None if body is None else message.sender.unseal(body)
        except Unreadable:
            return None

    def _visit(self, sender: Sender) -> str:
        if (visit := self._visits.get(sender.name)) is not None:
            return visit
        sealed = next((self.known.visits[name] for name in sender.names if name in self.known.visits), None)
        try:
            return "" if sealed is None else sender.unseal(sealed)
        except Unreadable:
            self.unreadable()
            return ""
