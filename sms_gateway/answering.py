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
from sms_gateway.opt_out import is_taken
from sms_gateway.rendering import SmsChannel
from sms_gateway.spelling import spell
from sms_gateway.store import Incoming, Store
from sms_gateway.writer import Writer

logger = logging.getLogger(__name__)

NO_ANSWER: Final = ""
"""For a message that Twilio answers itself, and for a number over its limit."""

_LANGUAGE_WITHIN: Final = 1.0
"""Seconds that a crisis waits for the store to tell the language. It is answered without that too."""


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
        if is_taken(message.body, message.opt_out_type):
            if message.opt_out_type:
                logger.info("opt-out handled by Twilio: %s", message.opt_out_type[:10])
            return NO_ANSWER
        sender = self._hashed(message.sender)
        if (crisis := self._engine.recognise(message.body)) is not None:
            return await self._crisis_reply(crisis, sender)
        return await self._writer.answer(Incoming(message.sid, sender, self._turn(message.body)))

    async def check(self) -> None:
        """Raises when the store does not answer."""
        await asyncio.to_thread(self._store.check)

    def _hashed(self, number: str) -> str:
        """A phone number that cannot be guessed back without the key (HMAC-SHA-256)."""
        return hmac.new(self._key, number.encode(), "sha256").hexdigest()

    def _turn(self, said: str) -> Callable[[str, int], tuple[str, str]]:
        def turn(stored: str, count: int) -> tuple[str, str]:
            conversation = _restored(stored)
            if count > self._limit:
                return stored, self._limit_reply(conversation) if count == self._limit + 1 else NO_ANSWER
            if conversation is None:
                answered = self._engine.greet(said, self._channel)
            else:
                answered = self._engine.answer_everyday(conversation, said, self._channel)
            return self._stored(answered), self._channel.body(answered.page)

        return turn

    def _stored(self, turn: Turn) -> str:
        return turn.conversation.without_crisis().to_json()

    def _limit_reply(self, conversation: Conversation | None) -> str:
        code = (conversation.language if conversation else None) or self._engine.home_language
        return spell(too_many(self._engine.languages[code]), self._channel.spelling(code))

    async def _crisis_reply(self, crisis: Recognised, sender: str) -> str:
        """The same answer each time, from memory: no limit counts it, nothing of it is stored or logged."""
        conversation = Conversation()
        if len(crisis.languages) > 1:
            conversation = await self._conversation(sender) or conversation
        turn = self._engine.answer_crisis(crisis, conversation, self._channel)
        return self._channel.body(turn.page)

    async def _conversation(self, sender: str) -> Conversation | None:
        try:
            state = await asyncio.wait_for(asyncio.to_thread(self._store.state, sender), _LANGUAGE_WITHIN)
        except Exception as error:
            logger.warning("the store does not answer: %s", type(error).__name__)
            return None
        return _restored(state)


def _restored(state: str) -> Conversation | None:
    """The stored conversation; None for somebody new, and for a state that an older version wrote."""
    try:
        return Conversation.from_json(state) if state else None
    except (ValueError, KeyError, TypeError):
        return None
