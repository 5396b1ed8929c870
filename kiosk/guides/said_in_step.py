"""What a step says in a region: its own words there, else those for everybody."""

from __future__ import annotations

from kiosk.guides.guide import Step
from kiosk.guides.wording import Wording


def said(guide: str, step: Step, name: str, region: str, words: Wording) -> str:
    """The text of a field of a step in a region; "" where it has none."""
    context, text, own = f"{guide}/{step.id}", getattr(step, name), step.regions.get(region)
    if own is not None and (getattr(own, name) or (name == "sms" and own.text)):
        # What is short for everybody says nothing of the region.
        context, text = f"{context}/{region}", getattr(own, name)
    return words.text(f"{context}/{name}", text) if text else ""
