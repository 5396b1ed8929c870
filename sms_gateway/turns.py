"""What one message comes to for what is kept of its sender: the next page, or a limit's one sentence, or silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from kiosk.guides import notices
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine, Turn
from kiosk.guides.recognition import Recognised
from kiosk.guides.wording import Wording
from sms_gateway.limits import Limit, Limits, Verdict
from sms_gateway.opt_out import OptOut, opt_out
from sms_gateway.refusals import Refusals
from sms_gateway.rendering import SmsChannel
from sms_gateway.segments import measure
from sms_gateway.senders import Sender
from sms_gateway.spelling import spell
from sms_gateway.thinking import Answer
from sms_gateway.visit import Visit, mark_of

NO_ANSWER: Final = ""
"""For a message that Twilio answers itself, and for what is over a limit."""

NEVER_LIMITED: Final = ("crisis", "person", "services", "service")
"""Kinds of places that are shown however many messages came: Help now, a person, and what they lead to."""

BRIEF_FROM: Final = 5
"""From this crisis answer to one number within an hour on, the answer is one segment: the line to call, and 112."""

_SENTENCES: Final[dict[Limit, Callable[[Wording], str]]] = {
    Limit.HOUR: notices.too_many,
    Limit.LOOP: notices.same_again,
    Limit.DAY: notices.day_full,
    Limit.COUNTRY: notices.other_country,
}


@dataclass(frozen=True, slots=True)
class Message:
    """A text message as it came in. Kept nowhere. ``pictures``: whether it holds any."""

    sid: str
    sender: str
    body: str
    opt_out_type: str = ""
    channel: Literal["sms", "whatsapp"] = "sms"
    pictures: bool = False


class Turns:
    """Thinks out what messages come to. Touches neither a database nor a network."""

    def __init__(
        self, engine: Engine, channel: SmsChannel, limits: Limits, refusals: Refusals, clock: Callable[[], float]
    ) -> None:
        """``clock`` gives seconds since 1970."""
        self._engine = engine
        self._channel = channel
        self._limits = limits
        self._refusals = refusals
        self._clock = clock

    def of(self, message: Message, sender: Sender) -> MessageTurn:
        """The turn of a message."""
        return MessageTurn(self, message, sender)

    def crisis_in(self, said: str) -> Recognised | None:
        """The crisis that a text tells of. Never raises: what cannot be thought about is none."""
        if said.strip().isdecimal():
            return None
        try:
            return self._engine.recognise(said)
        except Exception as error:
            self._refusals.count("thinking", error)
            return None

    def crisis_answer(self, crisis: Recognised, visit: Visit | None, message: Message, sender: Sender) -> Answer:
        """The same answer each time: no limit counts it, and neither it nor its kind is kept."""
        before = visit.conversation if visit else Conversation()
        return self._kept(self._engine.answer_crisis(crisis, before, self._channel), message, sender)

    def everyday_answer(self, visit: Visit | None, message: Message, sender: Sender, spent: int) -> Judged:
        """The answer with the page to which a message leads, or what a limit leaves of it."""
        if visit is not None and visit.heard_already(message.body, self._clock()):
            return Judged(Answer(visit.to_json(), visit.reply))
        turn = self._turn(visit, message)
        answer = self._kept(turn, message, sender)
        if turn.page.place.kind in NEVER_LIMITED:
            return Judged(answer)
        verdict = self._limits.judge(sender.name, message.sender, answer.reply, spent)
        if verdict.send:
            return Judged(answer, verdict)
        reply = NO_ANSWER
        if verdict.limit is not None:
            reply = self.sentence(_SENTENCES[verdict.limit], turn.conversation.language)
        # Nothing moves: what was printed last still works when the limit is over.
        still = (visit or Visit(Conversation())).to_json()
        return Judged(Answer(still, reply, segments=_segments(reply)), verdict)

    def sentence(self, of: Callable[[Wording], str], language: str | None) -> str:
        """One of the channel's own sentences, spelled for text messages."""
        code = language if language in self._engine.languages.codes else self._engine.home_language
        return spell(of(self._engine.languages[code]), self._channel.spelling(code))

    def apology(self, message: Message) -> str:
        """What is said when nothing else works, in the language of the message."""
        return self.sentence(notices.cannot_answer, self._engine.languages.language_of(message.body))

    def stuck(self, error: Exception) -> None:
        """What is kept of somebody cannot be gone on with."""
        self._refusals.count("state", error)

    def sent(self, sender: Sender, judged: Judged) -> None:
        """An answer is stored and on its way: the limits count it."""
        if judged.verdict is None:
            return
        self._limits.sent(sender.name, judged.answer.reply, judged.verdict)
        if judged.verdict.limit is not None:
            self._refusals.count(judged.verdict.limit.value)

    def _turn(self, visit: Visit | None, message: Message) -> Turn:
        """Where a message leads, and the page there."""
        if message.pictures and not message.body.strip():
            conversation = visit.conversation if visit else Conversation()
            words = self._engine.languages[conversation.language or self._engine.home_language]
            return Turn(conversation, self._engine.show(conversation, self._channel, notices.no_pictures(words)))
        if visit is None:
            return self._engine.greet(message.body, self._channel)
        return self._engine.answer_everyday(visit.conversation, message.body, self._channel)

    def _kept(self, turn: Turn, message: Message, sender: Sender) -> Answer:
        """What is kept of a turn: nothing of somebody who said goodbye, and nothing that tells of a crisis.

        The answer to a crisis need not be kept to be given again: the same words, and the same number on the menu of
        Help now, lead to it again.
        """
        conversation = turn.conversation
        if conversation.place.tells_of_a_crisis:
            reply = self._crisis_reply(turn, message, sender)
            return Answer(Visit(conversation.without_crisis()).to_json(), reply, kept=False, segments=_segments(reply))
        reply = self._channel.body(turn.page)
        visit = Visit(conversation.without_crisis(), mark_of(message.body), self._clock(), reply)
        return Answer("" if conversation.ended else visit.to_json(), reply, segments=_segments(reply))

    def _crisis_reply(self, turn: Turn, message: Message, sender: Sender) -> str:
        if self._limits.crisis(sender.name, message.sid) < BRIEF_FROM:
            return self._channel.body(turn.page)
        language = turn.page.language
        return spell(self._engine.crisis_in_brief(turn.page.place.name, language), self._channel.spelling(language))


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, and what the limits said of it; None where none asks."""

    answer: Answer
    verdict: Verdict | None = None


class MessageTurn:
    """One message, thought out for whatever is kept of its sender. It may be asked again, and the last time counts."""

    def __init__(self, turns: Turns, message: Message, sender: Sender) -> None:
        self._turns = turns
        self._message = message
        self._sender = sender
        self._judged: Judged | None = None

    @cached_property
    def crisis(self) -> Recognised | None:
        """The crisis that the message tells of. It comes before everything, also before the words that Twilio takes."""
        return self._turns.crisis_in(self._message.body)

    @cached_property
    def opt_out(self) -> OptOut | None:
        return opt_out(self._message.body, self._message.opt_out_type, self._message.channel)

    def __call__(self, stored: str, spent: int) -> Answer:
        visit = Visit.from_json(stored) if stored else None
        try:
            self._judged = self._thought(visit, spent)
        except Exception as error:
            if not stored:
                raise
            # What is kept cannot be gone on with, or it would fail for ever: this sender begins anew.
            self._turns.stuck(error)
            self._judged = self._thought(None, spent)
        return self._judged.answer

    def sent(self) -> None:
        """The answer is stored: from now on it counts. A retry that got its old answer does not."""
        if self._judged is not None:
            self._turns.sent(self._sender, self._judged)

    def without_store(self) -> str:
        """What can be answered from memory alone."""
        if self.crisis is not None:
            return self._turns.crisis_answer(self.crisis, None, self._message, self._sender).reply
        return NO_ANSWER if self.opt_out is not None else self._turns.apology(self._message)

    def _thought(self, visit: Visit | None, spent: int) -> Judged:
        if self.crisis is not None:
            return Judged(self._turns.crisis_answer(self.crisis, visit, self._message, self._sender))
        if self.opt_out is not None:
            return Judged(Answer("", NO_ANSWER, kept=False))
        return self._turns.everyday_answer(visit, self._message, self._sender, spent)


def _segments(reply: str) -> int:
    return measure(reply).segments if reply else 0
