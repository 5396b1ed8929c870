"""Finds a text again when a page is split into other parts."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.guides.page import Page


def text_before(parts: Sequence[Page], part: int) -> int:
    """How much of a page stands before this part of it. Parts differ in where they end, not in what they hold."""
    return sum(_held(parts)[: min(part, len(parts) - 1)])


def part_at(parts: Sequence[Page], read: int) -> int:
    """The part that goes on where so much of the page was read."""
    held = _held(parts)
    starts = (sum(held[:part]) for part in range(len(parts)))
    return max((part for part, start in enumerate(starts) if start <= read), default=0)


def _held(parts: Sequence[Page]) -> list[int]:
    """What each part adds, in signs that are no space; a choice is one. What stands on every part is added once."""
    seen: set[object] = set()
    held = []
    for part in parts:
        added = [choice for choice in part.numbered if (choice.number, choice.place, choice.language) not in seen]
        seen |= {(choice.number, choice.place, choice.language) for choice in added}
        held.append(len(added) + sum(len("".join(paragraph.text.split())) for paragraph in part.paragraphs))
    return held
