"""What the voice says: the lines about itself, in the visitor's language, and what is said of the first page."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.channels.speech import Sentence, sentences
from kiosk.channels.spoken import closed
from kiosk.guides.assembly import fill
from kiosk.guides.page import Page
from kiosk.guides.place import LANGUAGE
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.keys import AGAIN, LOUDER, READ, SLOWER, foot
from kiosk.tui.notices import read_aloud


def script(page: Page, languages: OfferedLanguages) -> Iterator[Sentence]:
    """All that is said of a page. The first page says in each language, in its own voice, which key reads aloud."""
    keys = ((key.name, key.label) for key in foot(page))
    for sentence in sentences(page, languages.facts, keys):
        yield sentence
        if page.place == LANGUAGE and sentence.shown is not None and sentence.shown.kind == "choice":
            words = languages[sentence.language]
            yield Sentence(closed(f"{READ}: {read_aloud(words)}", words.facts), sentence.language)


def voice_keys(words: Wording) -> str:
    """What the keys of the voice do: shown and said when it begins."""
    text = words.text(
        "notice/speech/keys", "{read}: stop the voice. {again}: say again. {slower}: slower. {louder}: louder."
    )
    return fill(text, {"read": READ, "again": AGAIN, "slower": SLOWER, "louder": LOUDER})


def voice_off(words: Wording) -> str:
    """When the voice was stopped for good."""
    return words.text("notice/speech/off", "The voice is off.")


def speed(words: Wording, step: int, steps: int) -> str:
    """How fast the voice speaks now, counted from the slowest."""
    text = words.text("notice/speech/speed", "Speed {step} of {steps}.")
    return fill(text, {"step": str(step), "steps": str(steps)})


def volume(words: Wording, step: int, steps: int) -> str:
    """How loud the voice speaks now, counted from the quietest."""
    text = words.text("notice/speech/volume", "Volume {step} of {steps}.")
    return fill(text, {"step": str(step), "steps": str(steps)})


def no_voice(words: Wording) -> str:
    """In a language that nothing on this machine speaks."""
    return words.text(
        "notice/speech/no-voice", "The kiosk cannot read this language aloud. Ask the person at the desk."
    )


def no_sound(words: Wording) -> str:
    """When what speaks made no sound."""
    return words.text("notice/speech/no-sound", "The voice makes no sound now. Ask the person at the desk.")
