"""A question in writing and the answer to it, as the core sees them: what is asked for, what came of it, and the pages.

Where questions are kept is not known here. A turn says what is to be done (``Turn.request``); a channel has it done
with ``carried`` and shows the page that comes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.guides import remarks
from kiosk.guides.kinds.question import AGAIN, ANSWER, SENT, WAITING, code_line
from kiosk.guides.moves import Turn

if TYPE_CHECKING:
    from kiosk.guides.conversation import Conversation
    from kiosk.guides.moves import Moves, Remark
    from kiosk.guides.parts import Channel
    from kiosk.guides.place import Place

LONGEST: Final = 500
"""Characters of a question, and of an answer."""

FIRST_CODE: Final = 120_000
LAST_CODE: Final = 999_999
"""No code begins with 11: 112, the European numbers 116000 to 116123, and 112 typed twice are never one."""

_CODE: Final = re.compile(r"\s*(\d{3})[\s.‐-―-]?(\d{3})\s*")


@dataclass(frozen=True, slots=True)
class Asks:
    """A question to be kept. It is in no conversation and on no page."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Reads:
    """A code was said: its answer is to be looked for."""

    code: int


Request = Asks | Reads


class Outcome(Enum):
    """What became of a code that somebody wrote."""

    ANSWERED = auto()
    WAITING = auto()
    WRONG = auto()
    SLOW = auto()
    UNREACHABLE = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code led to; ``language`` is that of the question, where there is an answer."""

    outcome: Outcome
    language: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """An answer as it was written, and the language of the question."""

    text: str
    language: str


class Letters(Protocol):
    """Where questions are kept. None of it raises."""

    def put(self, text: str, language: str, once: str = "") -> int | None:
        """Keep a question: its code, or None where that cannot be done now."""

    def read(self, code: int, asker: str, once: str = "") -> Reading:
        """Look a code up. Wrong ones are counted of the asker; the same ``once`` is the same try."""

    def opened(self, code: int) -> Letter | None:
        """The answer behind a code that was right."""

    def forget(self) -> None:
        """Whoever read an answer has gone: it does not stay in memory."""


def is_code(number: int) -> bool:
    """Whether a number can be the code of a question."""
    return FIRST_CODE <= number <= LAST_CODE


def code_in(said: str) -> int | None:
    """The code that a text is: six digits of any alphabet, in one piece or in two; None for any other text."""
    written = _CODE.fullmatch(said)
    if written is None:
        return None
    number = int(written[1] + written[2])
    return number if is_code(number) else None


def asked(conversation: Conversation, said: str, remark: Remark | None, engine: Moves, channel: Channel) -> Turn:
    """A question was written. ``remark`` offers help, where it may tell of a crisis: it stands above the code."""
    if len(said.strip()) > LONGEST:
        return engine.again(conversation, channel, remarks.too_long)
    turn = Turn(conversation, engine.show(conversation, channel))
    if remark is not None:
        turn = engine.again(conversation, channel, remark)
    return replace(turn, request=Asks(said.strip(), conversation.language or engine.home_language))


def in_crisis(conversation: Conversation, there: Place, said: str, engine: Moves, channel: Channel) -> Turn:
    """A question tells of a crisis. It is answered at once, and not kept: ``0`` leads to where it is asked for once
    more. There it is answered again, and kept."""
    if conversation.place != AGAIN or len(said.strip()) > LONGEST:
        return engine.go(replace(conversation, place=AGAIN), there, (1,), channel)
    turn = engine.go(conversation.back(), there, (), channel)
    return replace(turn, request=Asks(said.strip(), conversation.language or engine.home_language)) if said else turn


def carried(turn: Turn, engine: Moves, channel: Channel, asker: str = "", once: str = "") -> Turn:
    """The turn after what it asks for was done. It may wait for a database, and raises nothing. ``asker`` is whose
    wrong codes are counted together, ``once`` a mark of what was said that is the same when it is thought out anew."""
    letters, request = engine.letters, turn.request
    if letters is None or request is None:
        return turn
    if isinstance(request, Reads):
        return _read(letters.read(request.code, asker, once), request.code, turn, engine, channel)
    code = letters.put(request.text, request.language, once)
    if code is None:
        return engine.again(turn.conversation, channel, remarks.no_letters)
    if turn.conversation.place.tells_of_a_crisis:
        # The help stays where it is: the code stands above it, in one line.
        return engine.again(turn.conversation, channel, lambda words: code_line(code, words))
    # The way back does not lead to where the question is asked for: it is sent.
    sent = engine.go(turn.conversation.back(), SENT, (code,), channel)
    return replace(sent, page=sent.page.noticing(turn.page.notice))


def _read(reading: Reading, code: int, turn: Turn, engine: Moves, channel: Channel) -> Turn:
    conversation = turn.conversation
    match reading.outcome:
        case Outcome.ANSWERED:
            if conversation.language is None and reading.language in engine.languages.codes:
                conversation = conversation.speaking(reading.language)
            return engine.go(conversation, ANSWER, (code,), channel)
        case Outcome.WAITING:
            return engine.go(conversation, WAITING, (), channel)
        case Outcome.WRONG:
            return engine.again(conversation, channel, remarks.no_such_question)
        case Outcome.SLOW:
            return engine.again(conversation, channel, remarks.too_many_codes)
    return engine.again(conversation, channel, remarks.no_letters)
