"""What a text message is answered with."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine, Turn
from kiosk.guides.notices import too_many
from kiosk.guides.recognition import Recognised
from sms_gateway.opt_out import opt_out
from sms_gateway.rendering import SmsChannel
from sms_gateway.spelling import spell
from sms_gateway.store import Answer, Incoming, Store
from sms_gateway.writer import Writer

logger = logging.getLogger(__name__)

NO_ANSWER: Final = ""
"""For a message that Twilio answers itself, and for a number over its limit."""

_STORED_WITHIN: Final = 1.0
"""Seconds that a crisis waits for the store, which knows the language and keeps the way on. It is answered without
that too."""

NEVER_LIMITED: Final = ("crisis", "person", "services", "service")
"""Kinds of places that are shown however many messages came: Help now, a person, and what they lead to."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text message as it came in. Kept nowhere."""

    sid: str
    sender: str
    body: str
    opt_out_type: str = ""


class Answering:
    """Answers messages: a crisis at once and from memory, everything else by the stored conversation."""

    def __init__(self, engine: Engine, channel: SmsChannel, store: Store, hash_key: str, hourly_limit: int) -> None:
        self._engine = engine
        self._channel = channel
        self._store = store
        self._writer = Writer(store)
        self._key = hash_key.encode()
        self._limit = hourly_limit

    def start(self) -> None:
        self._engine.prepare()
        self._engine.prepare_words()

    async def stop(self) -> None:
        await self._writer.stop()
        self._store.close()

    async def reply(self, message: Message) -> str:
        """The reply to a message. Raises what the store raises, but never for a crisis."""
        if opt_out(message.body, message.opt_out_type, "sms", frozenset()) is not None:
            if message.opt_out_type:
                logger.info("opt-out handled by Twilio: %s", message.opt_out_type[:10])
            return NO_ANSWER
        sender = self._hashed(message.sender)
        if (crisis := self._engine.recognise(message.body)) is not None:
            return await self._crisis_reply(crisis, message.sid, sender)
        return await self._writer.answer(Incoming(message.sid, sender, self._turn(message.body)))

    async def check(self) -> None:
        """Raises when the store does not answer."""
        await asyncio.to_thread(self._store.check)

    def _hashed(self, number: str) -> str:
        """A phone number that cannot be guessed back without the key (HMAC-SHA-256)."""
        return hmac.new(self._key, number.encode(), "sha256").hexdigest()

    def _turn(self, said: str) -> Callable[[str, int], Answer]:
        def turn(stored: str, count: int) -> Answer:
            conversation = _restored(stored)
            if conversation is None:
                answered = self._engine.greet(said, self._channel)
            else:
                answered = self._engine.answer_everyday(conversation, said, self._channel)
            if count > self._limit and answered.page.place.kind not in NEVER_LIMITED:
                first_over = count == self._limit + 1
                return Answer(stored, self._limit_reply(conversation) if first_over else NO_ANSWER)
            return self._answer(answered)

        return turn

    def _limit_reply(self, conversation: Conversation | None) -> str:
        code = (conversation.language if conversation else None) or self._engine.home_language
        return spell(too_many(self._engine.languages[code]), self._channel.spelling(code))

    def _answer(self, turn: Turn) -> Answer:
        """What is kept of a turn: nothing of somebody who said goodbye, and nothing that tells of a crisis.

        The answer to a crisis need not be kept to be given again: the same words, and the same number on the menu of
        Help now, lead to it again.
        """
        conversation = turn.conversation
        state = "" if conversation.ended else conversation.without_crisis().to_json()
        return Answer(state, self._channel.body(turn.page), kept=not conversation.place.tells_of_a_crisis)

    async def _crisis_reply(self, crisis: Recognised, sid: str, sender: str) -> str:
        """The same answer each time: no limit counts it, and neither it nor its kind is stored or logged.

        The store gives the language that was chosen and keeps that the keys of the answer work in the next message.
        Without it the answer comes all the same, in the language in which the crisis was said.
        """

        def turn(stored: str, _: int) -> Answer:
            conversation = _restored(stored) or Conversation()
            return self._answer(self._engine.answer_crisis(crisis, conversation, self._channel))

        try:
            return await asyncio.wait_for(self._writer.answer(Incoming(sid, sender, turn)), _STORED_WITHIN)
        except Exception as error:
            logger.warning("the store does not answer: %s", type(error).__name__)
            return turn("", 0).reply


def _restored(state: str) -> Conversation | None:
    """The stored conversation; None for somebody new, and for a state that an older version wrote."""
    try:
        return Conversation.from_json(state) if state else None
    except (ValueError, KeyError, TypeError):
        return None
