"""What a step says in a region: its own words there, else those for everybody."""

from __future__ import annotations

from kiosk.guides.guide import Step
from kiosk.guides.wording import Wording


def context_of(guide: str, step: str, name: str, region: str = "") -> str:
    """The context under which a field of a step is translated; in a region, that of its own words there."""
    return "/".join((guide, step, *filter(None, (region,)), name))


def said(guide: str, step: Step, name: str, region: str, words: Wording) -> str:
    """The text of a field of a step in a region; "" where it has none."""
    own = step.regions.get(region)
    # What is short for everybody says nothing of the region.
    if own is None or not (getattr(own, name) or (name == "sms" and own.text)):
        region, own = "", None
    text = getattr(own or step, name)
    return words.text(context_of(guide, step.id, name, region), text) if text else ""
