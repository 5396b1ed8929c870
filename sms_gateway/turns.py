"""What one message comes to for what is kept of its sender: the next page, or a limit's one sentence, or silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from kiosk.channels.messages import notices
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import kind_of
from kiosk.guides.moves import Turn
from kiosk.guides.outcomes import Seen, seen
from kiosk.guides.wording import Wording
from kiosk.understanding.crisis.recognition import Recognised
from sms_gateway.kept.senders import Sender
from sms_gateway.kept.thinking import Answer
from sms_gateway.limits import Limit, Limits, Verdict
from sms_gateway.message import Message
from sms_gateway.opt_out import OptOut, everyday_words, opt_out
from sms_gateway.refusals import Refusals
from sms_gateway.replies import Replies
from sms_gateway.visit import Visit, mark_of

NO_ANSWER: Final = ""
"""For a message that Twilio answers itself, and for what is over a limit."""

BRIEF_FROM: Final = 5
"""From this crisis answer to one number within an hour on, the answer is one segment: the line to call, and 112."""

_SENTENCES: Final[dict[Limit, Callable[[Wording], str]]] = {
    Limit.HOUR: notices.too_many,
    Limit.LOOP: notices.same_again,
    Limit.DAY: notices.day_full,
    Limit.COUNTRY: notices.other_country,
}


class Asked(Protocol):
    """A message and its sender, with what was understood of it."""

    @property
    def message(self) -> Message:
        """The message."""

    @property
    def sender(self) -> Sender:
        """Who sent it."""

    @property
    def crisis(self) -> Recognised | None:
        """The crisis that the message tells of."""

    @property
    def offer(self) -> bool:
        """Whether the message may tell of a crisis: then help is offered."""

    @property
    def opt_out(self) -> OptOut | None:
        """What becomes of a message that says that somebody wants no more of them."""


class Turns:
    """Thinks out what messages come to. Touches neither a database nor a network."""

    def __init__(
        self,
        engine: Engine,
        replies: Replies,
        limits: Limits,
        refusals: Refusals,
        clock: Callable[[], float],
        count: Callable[[str, Seen], None] | None = None,
    ) -> None:
        """``clock`` gives seconds since 1970; ``count`` counts what is used on a channel, where the office wants
        figures."""
        self._engine = engine
        self._replies = replies
        self._limits = limits
        self._refusals = refusals
        self._clock = clock
        self._count = count
        self._unsubscribe = everyday_words(engine.languages)

    def crisis_in(self, said: str) -> Recognised | None:
        """The crisis that a text tells of, or may tell of. Never raises: what cannot be thought about is none."""
        if said.strip().isdecimal():
            return None
        try:
            return self._engine.recognise(said)
        except Exception as error:
            self._refusals.count("thinking", error)
            return None

    def opt_out_of(self, message: Message) -> OptOut | None:
        """Whether a message says that somebody wants no more messages."""
        return opt_out(message.body, message.opt_out_type, self._replies.channel(message).taken, self._unsubscribe)

    def answer(self, turn: Asked, visit: Visit | None, spent: int) -> Judged:
        """What a message comes to. A crisis comes before everything, also before the words that Twilio takes."""
        message, sender = turn.message, turn.sender
        if turn.crisis is not None:
            return Judged(self.crisis_answer(turn.crisis, visit, message, sender))
        match turn.opt_out:
            case None:
                return self._everyday_answer(visit, message, sender, spent, offer=turn.offer)
            case OptOut.MENU:
                return self._everyday_answer(visit, replace(message, body=Command.MENU.value), sender, spent)
            case OptOut.ANSWERED:
                return Judged(Answer(visit.to_json() if visit else "", NO_ANSWER, kept=False))
            case outcome:
                return self._parted(outcome, visit, message, sender, spent)

    def crisis_answer(self, crisis: Recognised, visit: Visit | None, message: Message, sender: Sender) -> Answer:
        """The same answer each time: no limit counts it, and neither it nor its kind is kept."""
        before = visit.conversation if visit else Conversation()
        turn = self._engine.answer_crisis(crisis, before, self._replies.channel(message), message.body)
        return self._kept(self._carried(turn, message, sender), message, sender)

    def apology(self, message: Message, *, read: bool) -> str:
        """What is said when nothing else works: in the language of the message, or unread in that of the office."""
        language = self._engine.languages.language_of(message.body) if read else None
        return self._replies.sentence(notices.cannot_answer, language, message)

    def stuck(self, error: Exception) -> None:
        """What is kept of somebody cannot be gone on with."""
        self._refusals.count("state", error)

    def sent(self, turn: Asked, judged: Judged) -> None:
        """An answer is stored and on its way: the limits and the operator's counts have it."""
        if turn.crisis is None and turn.opt_out is not None:
            self._refusals.count(f"opt-out {turn.opt_out.value}")
        if self._limits.warning(judged.spent, judged.spent + judged.answer.segments):
            self._refusals.count("budget")
        if judged.unanswered:
            self._refusals.count("no-guide")
        if self._count is not None and judged.seen is not None:
            self._count(self._replies.channel(turn.message).name, judged.seen)
        if judged.verdict is not None:
            self._limits.sent(turn.sender.name, turn.message.body, judged.answer.reply, judged.verdict)
            if judged.verdict.cause is not None:
                self._refusals.count(judged.verdict.cause.value)

    def forget_old(self) -> None:
        """Forget what the limits remember of senders to whom nothing went out for a day."""
        self._limits.forget_old()

    def _everyday_answer(
        self, visit: Visit | None, message: Message, sender: Sender, spent: int, *, offer: bool = False
    ) -> Judged:
        """The answer with the page to which a message leads, or what a limit leaves of it."""
        if visit is not None and visit.heard_already(message.body, self._clock()):
            return Judged(Answer(visit.to_json(), visit.reply), spent)
        turn = self._carried(self._turn(visit, message, offer=offer), message, sender)
        answer = self._kept(turn, message, sender)
        before = visit.conversation if visit else Conversation()
        happened = seen(before, turn)
        if kind_of(turn.page.place).never_limited:
            return Judged(answer, spent, unanswered=turn.unanswered, seen=happened)
        judged = self._limited(answer, turn.conversation.language, visit, message, sender, spent)
        told = judged.verdict is not None and judged.verdict.send
        return replace(judged, unanswered=turn.unanswered, seen=happened if told else None)

    def _parted(self, outcome: OptOut, visit: Visit | None, message: Message, sender: Sender, spent: int) -> Judged:
        """Everything is forgotten; where nobody else says a word about it, one sentence does."""
        if outcome is OptOut.STOPPED:
            return Judged(Answer("", NO_ANSWER, kept=False))
        said = notices.how_to_stop if outcome is OptOut.HOW_TO else notices.messages_stopped
        language = visit.conversation.language if visit else self._engine.languages.language_of(message.body)
        reply = self._replies.sentence(said, language, message)
        answer = Answer("", reply, segments=self._replies.segments(reply, message))
        return self._limited(answer, language, visit, message, sender, spent)

    def _limited(
        self, answer: Answer, language: str | None, visit: Visit | None, message: Message, sender: Sender, spent: int
    ) -> Judged:
        """An answer, or the one sentence of a limit in its place, or silence."""
        number = self._replies.channel(message).number(message.sender)
        verdict = self._limits.judge(sender.name, number, message.body, answer.reply, spent)
        if verdict.send:
            return Judged(answer, spent, verdict)
        reply = (
            NO_ANSWER if verdict.limit is None else self._replies.sentence(_SENTENCES[verdict.limit], language, message)
        )
        # Nothing moves, so that what was printed last still works when the limit is over; but a goodbye forgets.
        still = (visit or Visit(Conversation())).to_json() if answer.visit else ""
        return Judged(Answer(still, reply, segments=self._replies.segments(reply, message)), spent, verdict)

    def _turn(self, visit: Visit | None, message: Message, *, offer: bool) -> Turn:
        """Where a message leads, and the page there."""
        channel = self._replies.channel(message)
        if message.pictures and not message.body.strip():
            conversation = visit.conversation if visit else Conversation()
            words = self._engine.languages[conversation.language or self._engine.home_language]
            return Turn(conversation, self._engine.show(conversation, channel, notices.no_pictures(words)))
        if visit is None:
            return self._engine.greet(message.body, channel, offer=offer)
        return self._engine.answer_everyday(visit.conversation, message.body, channel, offer=offer)

    def _carried(self, turn: Turn, message: Message, sender: Sender) -> Turn:
        """The turn after what it asks of the desk was done. That opens the questions, which stand in a database of
        their own; it is done once, however often the message is thought out."""
        if turn.request is None:
            return turn
        # Imported here: most offices answer no questions.
        from kiosk.guides.letters import carried

        return carried(turn, self._engine, self._replies.channel(message), sender.name, message.sid)

    def _kept(self, turn: Turn, message: Message, sender: Sender) -> Answer:
        """What is kept of a turn: nothing of somebody who said goodbye, and nothing that tells of a crisis.

        The answer to a crisis need not be kept to be given again: the same words, and the same number on the menu of
        Help now, lead to it again.
        """
        conversation = turn.conversation
        if conversation.place.tells_of_a_crisis:
            reply = self._crisis_reply(turn, message, sender)
            stored = Visit(conversation.without_crisis()).to_json()
            return Answer(stored, reply, kept=False, segments=self._replies.segments(reply, message))
        reply = self._replies.channel(message).body(turn.page)
        visit = Visit(conversation.without_crisis(), mark_of(message.body), self._clock(), reply)
        return Answer(
            "" if conversation.ended else visit.to_json(), reply, segments=self._replies.segments(reply, message)
        )

    def _crisis_reply(self, turn: Turn, message: Message, sender: Sender) -> str:
        channel = self._replies.channel(message)
        if self._limits.crisis(sender.name, message.sid) < BRIEF_FROM or turn.page.notice:
            return channel.body(turn.page)
        language, (crisis,) = turn.page.language, turn.page.place.ids
        return channel.spelled(self._engine.crisis_in_brief(crisis, language), language)


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, the segments that were spent today before it, and what the limits said; None where none asks.
    ``unanswered``: the message was a question that no guide is about; ``seen``: what the figures count of it."""

    answer: Answer
    spent: int = 0
    verdict: Verdict | None = None
    unanswered: bool = False
    seen: Seen | None = None
