"""What somebody waits for at a printer, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.printed import REFUSED, TAKEN
from kiosk.guides.place import PRINTED
from kiosk.guides.sheet import Sheet


def to_print(conversation: Conversation, engine: Engine) -> tuple[Sheet, ...]:
    """The paper, in each of its languages; none where nobody waits for one."""
    if not waits(conversation):
        return ()
    codes = (conversation.language or engine.home_language, engine.home_language)
    places = conversation.trail[-1:]
    sheets = (engine.sheet(place, code) for place in places for code in codes[: conversation.state[0]])
    return tuple(sheet for sheet in sheets if sheet is not None)


def waits(conversation: Conversation) -> bool:
    """Whether somebody waits for a paper."""
    return conversation.place == PRINTED and conversation.state not in (TAKEN, REFUSED)


def printed(conversation: Conversation, *, works: bool) -> Conversation:
    """The conversation of somebody who waits, when the printer has the paper, or does not work."""
    return replace(conversation, state=TAKEN if works else REFUSED)
