"""The lines that the core itself says about what was just said, on every channel."""

from __future__ import annotations

from kiosk.guides.assembly import fill
from kiosk.guides.wording import Wording


def not_understood(words: Wording) -> str:
    """The answer to words that mean nothing to the kiosk."""
    return words.text("notice/unknown", "I do not understand. Choose a number or write 1 word.")


def no_guide(words: Wording) -> str:
    """The answer to a question that no guide and no service is about."""
    return words.text("notice/no-guide", "I have no guide for this. A person can help: choose 9.")


def no_such_code(words: Wording) -> str:
    """The answer to a place code that no guide has."""
    return words.text("notice/code", "I do not know this page. Look at the letters again.")


def no_such_question(words: Wording) -> str:
    """The answer to a code of six digits that no question has."""
    return words.text("notice/question-code", "I do not know this code. Look at the code again.")


def too_many_codes(words: Wording) -> str:
    """The answer to who tries many codes."""
    return words.text("notice/codes", "These were many wrong codes. Wait 10 minutes. Then write the code again.")


def no_letters(words: Wording) -> str:
    """Where questions in writing cannot be reached now."""
    return words.text(
        "notice/no-letters", "This does not work now. Nothing was sent. Try again later, or ask at the desk."
    )


def too_long(words: Wording) -> str:
    """The answer to a question that nobody can keep."""
    return words.text("notice/too-long", "This text is too long. Write at most 500 letters.")


def in_danger(words: Wording) -> str:
    """The offer of help on top of an everyday page, when a text may tell of a crisis."""
    return words.text("notice/offer", "In danger or very sad? Choose 9.")


def all_seen(words: Wording) -> str:
    """The answer to "more" where there is no more."""
    return words.text("notice/all", "You have seen everything on this page.")


def crisis_again(words: Wording, number: str) -> str:
    """The whole answer to a crisis that was answered in full many times: the line that answers now, and 112."""
    return fill(words.text("notice/crisis", "Call {number} now. In danger now? Call 112."), {"number": number})


def crisis_again_112(words: Wording) -> str:
    """The same where 112 itself is the line."""
    return words.text("notice/crisis-112", "Call 112 now. A text message does not work.")
