"""Rules about the length of sentences and steps. An exception beside a text lifts them; the report counts it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.checks.easy_language import easy_language, sentences_of, words_of
from kiosk.checks.shown import READ_BY_VISITORS, Shown, shown_texts
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import PRIVACY


def long_sentences(subject: Subject, language: str) -> Iterator[Finding]:
    """Sentences with too many words or commas, and texts whose sentences are long on average."""
    limits = easy_language().limits
    facts = subject.languages[language].facts
    longest = facts.easy.longest_sentence or limits.longest_sentence
    for shown in _sentences_to_read(subject, language):
        sentences = sentences_of(shown.text, facts.sentence_ends)
        lengths = [len(words_of(sentence)) for sentence in sentences]
        mean = sum(lengths) / len(lengths) if lengths else 0
        if mean > limits.mean_sentence:
            what = f"{mean:.1f} words a sentence; at most {limits.mean_sentence} on average: make more, shorter ones"
            yield Finding(shown.where, what)
        for sentence, length in zip(sentences, lengths, strict=True):
            if length > longest:
                yield Finding(shown.where, f"{sentence!r} has {length} words; at most {longest}: make 2 sentences")
            elif length > limits.long_sentence:
                what = f"{sentence!r} has {length} words; {limits.long_sentence} read better"
                yield Finding(shown.where, what, advice=True)
            if sum(map(sentence.count, facts.commas)) > limits.commas:
                yield Finding(shown.where, f"{sentence!r} has more than {limits.commas} comma: make 2 sentences")


def long_steps(subject: Subject, language: str) -> Iterator[Finding]:
    """Steps that hold more than one action's worth of words, and pages that hold too many in all."""
    limits, ends = easy_language().limits, subject.languages[language].facts.sentence_ends
    for shown in _lengths_to_read(subject, language):
        if shown.field not in ("text", "sms"):
            continue
        words, sentences = len(words_of(shown.text)), len(sentences_of(shown.text, ends))
        if words > limits.step_words:
            yield Finding(shown.where, f"{words} words; at most {limits.step_words}: keep to one action")
        if sentences > limits.step_sentences:
            yield Finding(shown.where, f"{sentences} sentences; at most {limits.step_sentences}: keep to one action")
    for stop in subject.whole(language):
        if isinstance(stop.place, GuidePlace | StepPlace):
            page = stop.parts[0]
            labels = " ".join(choice.label for choice in page.choices)
            words = len(words_of(f"{page.title} {page.text} {labels}"))
            if words > limits.page_words:
                yield Finding(f"{language}, {stop.place}", f"{words} words; at most {limits.page_words}: cut the text")


def long_privacy(subject: Subject, language: str) -> Iterator[Finding]:
    """A privacy page that nobody reads to its end."""
    limits = easy_language().limits
    facts = subject.languages[language].facts
    longest = facts.easy.longest_sentence or limits.longest_sentence
    page = subject.engine.page(PRIVACY, language)
    words = len(words_of(" ".join((page.title, page.text, *(choice.label for choice in page.choices)))))
    where = f"{language}, {page.place}"
    if words > limits.privacy_words:
        yield Finding(where, f"{words} words; at most {limits.privacy_words}: cut the text")
    for sentence in sentences_of(f"{page.text}\n{page.in_brief().text}", facts.sentence_ends):
        if (length := len(words_of(sentence))) > longest:
            yield Finding(where, f"{sentence!r} has {length} words; at most {longest}: make 2 sentences")


def exceptions(subject: Subject, language: str) -> Iterator[str]:
    """The exceptions of a language, each with its reason."""
    return (f"{shown.where}: {shown.exception}" for shown in shown_texts(subject, language) if shown.exception)


def _lengths_to_read(subject: Subject, language: str) -> Iterator[Shown]:
    return (shown for shown in shown_texts(subject, language) if not shown.exception)


def _sentences_to_read(subject: Subject, language: str) -> Iterator[Shown]:
    return (shown for shown in _lengths_to_read(subject, language) if shown.field in READ_BY_VISITORS)
