"""Rules about how difficult a guide is, by the formula that its language has. The syllables come from pyphen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyphen import Pyphen

from kiosk.checks.easy_language import easy_language, sentences_of, words_of
from kiosk.checks.shown import Shown, shown_texts
from kiosk.checks.subject import Finding, Subject
from kiosk.language.easy import Formula


def unreadable(subject: Subject, language: str) -> Iterator[Finding]:
    """Guides that the language's formula finds too difficult."""
    formula = subject.languages[language].facts.easy.formula
    if formula is None or formula.target is None:
        return
    for guide, (score, excepted) in readability(subject, language).items():
        if score < formula.target and not excepted:
            what = f"{score:.0f} by {formula.name}; at least {formula.target:.0f}: use shorter words and sentences"
            yield Finding(f"{language}, guides/{guide}.toml", what)


def readability(subject: Subject, language: str) -> dict[str, tuple[float, str]]:
    """The score of every guide that is long enough to have one, and the exception beside its goal."""
    limits, facts = easy_language().limits, subject.languages[language].facts
    formula = facts.easy.formula
    if formula is None:
        return {}
    texts: dict[str, list[Shown]] = {}
    for shown in shown_texts(subject, language):
        if shown.field in ("goal", "text"):
            texts.setdefault(shown.context.split("/", 1)[0], []).append(shown)
    scores = {}
    for guide, parts in texts.items():
        sentences = [sentence for shown in parts for sentence in sentences_of(shown.text, facts.sentence_ends)]
        words = [word for sentence in sentences for word in words_of(sentence)]
        if len(words) >= limits.scored_words:
            syllables = sum(_syllables(formula, word) for word in words)
            excepted = next((shown.exception for shown in parts if shown.field == "goal"), "")
            scores[guide] = formula.score(len(sentences), len(words), syllables), excepted
    return scores


def _syllables(formula: Formula, word: str) -> int:
    """How many syllables a word has; at least one."""
    if formula.vowels:
        return max(1, sum(map(word.lower().count, formula.vowels)))
    return len(_dictionary(formula.hyphenation).positions(word.strip(".,;:!?\"'").lower())) + 1


@cache
def _dictionary(hyphenation: str) -> Pyphen:
    # One letter may stand alone: this asks for syllables, not for where a line may break.
    return Pyphen(lang=hyphenation, left=1, right=1)
