"""How somebody is answered: on which channel, in which letters, and for how many segments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from kiosk.channels.messages.channel import MOST_KEPT, MessageChannel, channel_of
from kiosk.guides.wording import Languages, Wording
from sms_gateway.message import Message


class Replies:
    """The gateway's own sentences, and what each reply costs, on the channel by which a message came."""

    def __init__(self, channels: Sequence[MessageChannel], languages: Languages) -> None:
        self._channels = {channel.prefix: channel for channel in channels}
        self._languages = languages

    def channel(self, message: Message) -> MessageChannel:
        """The channel by which a message came, and its answer goes."""
        return channel_of(message.sender, self._channels)

    def sentence(self, of: Callable[[Wording], str], language: str | None, message: Message) -> str:
        """A sentence in a language that the office offers; in its first one when that is none of them."""
        code = language if language in self._languages.codes else self._languages.codes[0]
        return self.channel(message).spelled(of(self._languages[code]), code)

    def segments(self, reply: str, message: Message) -> int:
        """What a reply costs. On a channel without segments a message is paid for as one."""
        return _segments(self.channel(message), reply) if reply else 0


@lru_cache(MOST_KEPT)
def _segments(channel: MessageChannel, reply: str) -> int:
    """The same few hundred replies go to everybody; they hold no word of a visitor."""
    size = channel.size(reply)
    return 1 if size is None else size.segments
