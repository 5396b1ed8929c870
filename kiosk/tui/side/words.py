"""The lines that the volunteer's side says about itself."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.guides.assembly import fill
from kiosk.guides.page import BETWEEN_NAMES
from kiosk.guides.place import Place
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages


def whose(words: Wording) -> str:
    """The title of the side: whose it is."""
    return words.text("side/title", "For the volunteer")


def whose_and_language(words: Wording) -> str:
    """The same, and in which language it is."""
    return f"{whose(words)}{BETWEEN_NAMES}{words.name}"


def note_title(words: Wording) -> str:
    """Above a note."""
    return words.text("side/note", "Note")


def standing_note(words: Wording, place: Place) -> str:
    """The note of a page that has none of its own: what holds everywhere, and what holds in a crisis."""
    if place.tells_of_a_crisis:
        return words.text(
            "side/crisis", "Stay with the visitor. Call together. Promise no secret that you cannot keep."
        )
    return words.text("side/always", "The visitor does it. You help. Ask first. Look away at passwords and codes.")


def close(words: Wording) -> str:
    """What the key of the side does while both pages are in sight."""
    return words.text("side/close", "Close")


def own_page(words: Wording) -> str:
    """The same where the page is turned over, for a visitor who reads nothing else there."""
    return words.text("side/own-page", "My page")


def more(words: Wording) -> str:
    """What the key for the leaves behind the page does."""
    return words.text("key/more", "More")


def here_title(words: Wording) -> str:
    """The title of what can be done with the page that is seen."""
    return words.text("side/here", "This page")


def here(words: Wording, code: str | None) -> tuple[str, ...]:
    """How both come back to this page, which has a ``code`` or none; and who else can help."""
    again = words.text("side/again", "Come back later? Search for {code}, on any kiosk.")
    refer = words.text("side/refer", "Does somebody else know more? Press 9 for the desk and for services.")
    return (refer,) if code is None else (fill(again, {"code": words.quoted(code)}), refer)


def scam_title(words: Wording) -> str:
    """The title of a scam that goes round."""
    return words.text("side/scam", "The scam of this week")


def refusals(words: Wording) -> tuple[str, ...]:
    """How a volunteer says no, kindly."""
    return (
        words.text("side/no-password", "I may not type your password. You can do it. I look away."),
        words.text("side/no-keeping", "I may not keep your code or your card. They stay with you."),
        words.text("side/no-signing", "I may not log in or sign for you. We do each step together."),
        words.text("side/not-known", "I do not know that. We ask a person who knows."),
    )


def refusals_title(words: Wording) -> str:
    """The title of those."""
    return words.text("side/no", "Words to say no with")


def at_the_end(words: Wording) -> tuple[str, ...]:
    """What both look after before they part."""
    return (
        words.text("side/end-log-out", "Log out on every site."),
        words.text("side/end-take", "Take your papers, your card and your phone."),
        words.text("side/end-press", "Then press End. The kiosk forgets everything."),
    )


def review_title(words: Wording) -> str:
    """The title of what is known of the translations."""
    return words.text("side/languages", "The languages")


def reviewed(words: Wording, languages: OfferedLanguages) -> Iterator[str]:
    """In which languages a person who speaks them has read every page, and in which nobody has."""
    reviews = {code: facts.review for code, facts in languages.facts.items()}
    drafts = [code for code, review in reviews.items() if review == "draft"]
    if read := [code for code, review in reviews.items() if review not in ("draft", "source")]:
        text = words.text("side/read", "Read by a person who speaks the language: {languages}.")
        yield fill(text, {"languages": words.names_of(read)})
    if drafts:
        text = words.text("side/unread", "Not yet read by a person who speaks the language: {languages}.")
        yield fill(text, {"languages": words.names_of(drafts)})


def at_the_end_title(words: Wording) -> str:
    """The title of those."""
    return words.text("side/end", "Stop together")
