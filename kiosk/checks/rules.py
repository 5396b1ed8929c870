"""The rules of ``kiosk check``. The list grows; each rule is one function that yields what falls short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.checks import (
    crisis,
    curriculum,
    english,
    finding,
    glossary,
    graph,
    messages,
    numbers,
    readability,
    reviews,
    screen,
    sent,
    sentences,
    signs,
    translations,
    whole,
    words,
)
from kiosk.checks.subject import Finding, Subject


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its name in the report. ``find`` looks at one language, or at everything when that is None."""

    name: str
    find: Callable[[Subject, str], Iterator[Finding]]


WHOLE: Final = Rule("every language is whole", whole.lacking)
"""The rule before all others: they look only at a language of which nothing is missing."""

RULES: Final = (
    WHOLE,
    Rule("every page can be reached", graph.unreachable),
    Rule("no dead ends", graph.dead_ends),
    Rule("at most seven choices", graph.choices),
    Rule("every text is translated", translations.incomplete),
    Rule("placeholders are intact", translations.placeholders),
    Rule("keys are named as they are printed", translations.keys),
    Rule("the English can be translated", english.untranslatable),
    Rule("every page fits the screen", screen.cut_off),
    Rule("messages keep to their segments", messages.too_long),
    Rule("no words that Twilio takes", messages.taken_words),
    Rule("no word is spoiled when it is sent", sent.spoiled),
    Rule("words to say are complete", words.incomplete),
    Rule("numbers are up to date", numbers.outdated),
    Rule("public holidays are known", numbers.calendar),
    Rule("what is signed off is there", reviews.unknown_parts),
    Rule("no number or address is invented", numbers.invented),
    Rule("sentences are short", sentences.long_sentences),
    Rule("a step is one action", sentences.long_steps),
    Rule("the privacy page is short", sentences.long_privacy),
    Rule("no difficult signs", signs.difficult_signs),
    Rule("guides are easy to read", readability.unreadable),
    Rule("one word for one thing", glossary.other_words),
    Rule("what people ask is found", finding.not_found),
    Rule("every competence is taught", curriculum.uncovered),
    Rule("a crisis is recognised", crisis.unrecognised),
    Rule("nothing is a crisis by chance", crisis.said_by_chance),
    Rule("nothing of ours is a crisis", crisis.shipped),
    Rule("crisis answers say what they must", crisis.unsaid),
)
