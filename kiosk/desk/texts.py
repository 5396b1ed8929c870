"""The words of the desk's pages, in the language of the office's volunteers."""

from __future__ import annotations

from kiosk.guides.assembly import fill
from kiosk.guides.wording import Wording


def calls(words: Wording) -> str:
    """The title of the list of calls."""
    return words.text("desk/calls", "Who asks for help")


def nobody_calls(words: Wording) -> str:
    """In place of an empty list."""
    return words.text("desk/none", "Nobody calls now.")


def ago(words: Wording, seconds: float) -> str:
    """How long somebody waits."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return words.text("desk/now", "Less than 1 minute ago")
    return words.plural("desk/ago", "{count} minute ago", "{count} minutes ago", minutes)


def step(words: Wording, step: int, steps: int) -> str:
    """Where in a guide somebody is."""
    label = words.text("step/progress", "step {step} of {steps}")
    return fill(label, {"step": str(step), "steps": str(steps)})


def help_now(words: Wording) -> str:
    """What is said of somebody who looked at help now; nothing else is."""
    return words.text("key/help", "Help now")


def i_come(words: Wording) -> str:
    """The button."""
    return words.text("desk/come", "I come")


def you_go(words: Wording) -> str:
    """To whoever pressed it."""
    return words.text("desk/you", "You go there now.")


def somebody_goes(words: Wording) -> str:
    """To the others."""
    return words.text("desk/other", "Somebody goes there already.")


def no_line(words: Wording) -> str:
    """While the page cannot reach the desk."""
    return words.text("desk/line", "No connection. This page tries again.")


def pair_title(words: Wording) -> str:
    """The page on which a device is paired."""
    return words.text("desk/pair", "Pair this device")


def pair_button(words: Wording) -> str:
    """Its button."""
    return words.text("desk/pair-button", "Yes, pair")


def pair_explained(words: Wording) -> str:
    """Beside that button."""
    return words.text("desk/pair-text", "Then you see here who asks for help.")


def not_paired(words: Wording) -> str:
    """To a device that is not paired, or with a code that is no longer good."""
    return words.text("desk/not-paired", "Scan a new square code at the desk. One code is for one device.")


def add_device(words: Wording) -> str:
    """The page that shows a code, and what leads there."""
    return words.text("desk/add", "Add a phone")


def scan(words: Wording) -> str:
    """Beside the code."""
    return words.text("desk/scan", "Scan this code with the phone. One code is for one phone, for 10 minutes.")
