"""``kiosk understand``: what sentences lead to, one a line. Who writes a language or a guide sees what a visitor gets.

Each sentence is said to the engine by somebody else: at the main menu of a language, or as the first words of somebody
new. Nothing here understands anything by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import BinaryIO, Final, TextIO

from kiosk.channels.plain import PlainLines
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.search import ResultsPlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.moves import Turn
from kiosk.guides.place import MENU, Place
from kiosk.guides.remarks import all_seen, in_danger
from kiosk.understanding.crisis.recognition import Recognised

LONGEST_LINE: Final = 1 << 22
"""Bytes that are read of a line; the rest of it is left out. A pipe that never ends a line must not fill the memory."""

_LINE_ENDS: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""What JSON leaves as it is and some readers take for the end of a line."""

CRISIS: Final = "crisis"
OFFER: Final = "offer"
PAGE: Final = "page"
SEARCH: Final = "search"
NONE: Final = "none"
"""What an answer can be."""

_CHANNEL: Final = PlainLines()


@dataclass(frozen=True, slots=True)
class Understood:
    """What one sentence leads to: the keys of a line of JSON, in their order.

    ``language`` is the chosen one, or the one that the words of somebody new show; None when they leave it open.
    ``answer`` is "crisis"; "offer" of help on top of a page; "page"; "search" that found something; or "none".
    ``kind`` is that of the crisis or the offer. ``place`` is where the visitor is then, as places are written. ``hits``
    are ids of guides and services, best first; a page that is found and is neither is written as a place. ``decided``
    is what decided on a crisis or an offer: "phrases", or the name of a second opinion.
    """

    said: str
    language: str | None
    answer: str
    kind: str | None
    place: str
    hits: tuple[str, ...]
    decided: str | None
    milliseconds: float


def understand(engine: Engine, said: str, language: str | None) -> Understood:
    """What somebody gets who says this at the main menu of a language; or, without one, as first words."""
    begun = perf_counter()
    conversation = Conversation() if language is None else Conversation(language, MENU)
    crisis = engine.recognise(said, language)
    if crisis is not None and not crisis.offered:
        turn = engine.answer_crisis(crisis, conversation, _CHANNEL)
    else:
        turn = engine.answer_everyday(conversation, said, _CHANNEL, offer=crisis is not None)
    milliseconds = (perf_counter() - begun) * 1000
    hits = _hits(turn)
    answer = _answer(engine, turn, crisis, hits)
    told = crisis if answer in (CRISIS, OFFER) else None
    return Understood(
        said=said,
        language=turn.conversation.language,
        answer=answer,
        kind=None if told is None else told.kind,
        place=str(turn.conversation.place),
        hits=hits,
        decided=None if told is None else told.decided,
        milliseconds=round(milliseconds, 3),
    )


def _answer(engine: Engine, turn: Turn, crisis: Recognised | None, hits: Sequence[str]) -> str:
    if crisis is not None and not crisis.offered:
        return CRISIS
    words = engine.languages[turn.page.language]
    notice = turn.page.notice
    if notice and in_danger(words) in notice:
        return OFFER
    if notice and notice != all_seen(words):
        return NONE
    return SEARCH if hits else PAGE


def _hits(turn: Turn) -> tuple[str, ...]:
    """What a search found. Where the language is open it waits behind the choice of one."""
    conversation = turn.conversation
    for place in (conversation.place, *(conversation.trail[-1:] if conversation.language is None else ())):
        if isinstance(place, ResultsPlace):
            return tuple(map(_id, place.hits))
    return ()


def _id(place: Place) -> str:
    match place:
        case GuidePlace(guide=id) | ServicePlace(service=id):
            return id
        case _:
            return str(place)


def answer_lines(engine: Engine, language: str | None, form: str, lines: BinaryIO, out: TextIO) -> None:
    """A line out for each line in. Each is answered before the next one is read."""
    write = _json if form == "json" else _text
    ascii_alone = (out.encoding or "utf-8").lower().replace("-", "") != "utf8"
    for said in sentences(lines):
        out.write(f"{write(understand(engine, said, language), ascii_alone)}\n")
        out.flush()


def sentences(lines: BinaryIO) -> Iterator[str]:
    """The lines of a file without their ends; what is no UTF-8 in them is replaced."""
    first = True
    while line := lines.readline(LONGEST_LINE):
        rest = line
        while not rest.endswith(b"\n") and (rest := lines.readline(LONGEST_LINE)):
            pass
        said = line.decode("utf-8", errors="replace").removesuffix("\n").removesuffix("\r")
        # Editors of Windows begin a file with this sign.
        yield said.removeprefix("\ufeff") if first else said
        first = False


def _json(understood: Understood, ascii_alone: bool) -> str:
    return json.dumps(asdict(understood), ensure_ascii=ascii_alone).translate(_LINE_ENDS)


def _text(understood: Understood, ascii_alone: bool) -> str:
    """To be read by a person: the answer, the language, where it leads, and the sentence."""
    answer = " ".join(filter(None, (understood.answer, understood.kind)))
    by = f" by {understood.decided}" if understood.decided else ""
    leads = ", ".join(understood.hits) or understood.place
    # A sign that moves the cursor would spoil the line.
    said = "".join(sign if sign.isprintable() else " " for sign in understood.said)
    return f"{answer}{by} | {understood.language or '-'} | {leads} | {said}"
