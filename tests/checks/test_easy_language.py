"""Easy language is counted as its sources say, and an exception is seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.checks.easy_language import sentences_of, words_of
from kiosk.checks.readability import readability
from kiosk.checks.report import check
from kiosk.checks.rules import RULES
from kiosk.checks.sentences import exceptions, long_steps
from kiosk.checks.subject import Subject
from kiosk.language.catalogues import catalogue_path, compile_catalogues
from kiosk.language.facts import load_facts, locales_folder
from tests.conftest import TODAY

FACTS = load_facts(locales_folder())


def test_a_number_that_is_filled_in_is_one_word() -> None:
    assert words_of("Call Card Stop: {card-stop} - now.") == ["Call", "Card", "Stop:", "0", "now."]


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        (".!?", "Stop. Look! Who is it?"),
        (".!?؟", "توقف. انظر! من هذا؟"),
        (".!?", "Halt… Wer? Ja."),
        ("।?", "रुको। देखो। कौन?"),
    ],
)
def test_a_sentence_ends_with_the_signs_of_its_language(ends: str, text: str) -> None:
    assert len(sentences_of(text, ends)) == 3


@pytest.mark.parametrize(
    ("language", "sentences", "words", "syllables", "score"),
    [
        # Worked by hand from the published formulas, for 100 words in 10 sentences.
        ("en", 10, 100, 150, 206.835 - 10.15 - 126.9),
        ("nl", 10, 100, 150, 206.835 - 9.3 - 115.5),
        ("fr", 10, 100, 150, 207 - 10.15 - 110.4),
        ("de", 10, 100, 150, 180 - 10 - 87.75),
        ("es", 10, 100, 200, 206.84 - 10.2 - 120),
        ("ru", 10, 100, 200, 206.835 - 13 - 120.2),
        ("tr", 10, 100, 250, 198.825 - 26.1 - 100.4375),
    ],
)
def test_the_formulas_are_the_published_ones(
    language: str, sentences: int, words: int, syllables: int, score: float
) -> None:
    formula = FACTS[language].easy.formula
    assert formula is not None
    assert formula.score(sentences, words, syllables) == pytest.approx(score)


@pytest.mark.parametrize("code", FACTS)
def test_every_language_has_its_habits(code: str) -> None:
    habits = FACTS[code].easy
    assert habits.abbreviations
    assert habits.numbers


def test_every_long_guide_gets_a_score(content: Path, locales: Path) -> None:
    subject = Subject(content, locales, TODAY)
    scores = readability(subject, "en")
    assert len(scores) == len(subject.catalogue.content.guides)
    assert all(60 < score < 120 for score, _ in scores.values())
    assert readability(subject, "pl") == {}, "Polish has no formula"


def test_an_exception_lifts_the_length_and_is_counted(content: Path, locales: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(locales, tmp_path / "locales"))
    path = catalogue_path(copied, "nl", "belgium")
    text = path.read_text(encoding="utf-8")
    context = 'msgctxt "ticket/pay/text"\n'
    start = text.rindex("\n\n", 0, text.index(context)) + 2
    end = text.index("\n\n", start)
    entry = text[start:end]
    translation = entry[entry.index("msgstr") :]
    longer = entry.replace(translation, f'msgstr "{"Typ uw pincode bankkaart. " * 10}"')
    path.write_text(text.replace(entry, longer), encoding="utf-8")
    compile_catalogues(copied)
    assert any("40 words" in str(finding) for finding in long_steps(Subject(content, copied, TODAY), "nl"))
    path.write_text(text.replace(entry, f"# Exception: it must be so\n{longer}"), encoding="utf-8")
    subject = Subject(content, copied, TODAY)
    assert list(long_steps(subject, "nl")) == []
    assert "nl, guides/ticket.toml, step pay, text: it must be so" in list(exceptions(subject, "nl"))


def test_advice_is_shown_and_fails_nothing(content: Path, locales: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(content, tmp_path / "content"))
    guide = copied / "guides" / "ticket.toml"
    long = "Now take your card and your new ticket out of the machine here."
    guide.write_text(guide.read_text(encoding="utf-8").replace("Take your bank card and your ticket.", long))
    (rule,) = (rule for rule in RULES if rule.name == "sentences are short")
    (result,) = check(Subject(copied, locales, TODAY), [rule])
    assert result.findings == ()
    assert any(f"{long!r} has 13 words; 12 read better" in str(finding) for finding in result.advice)
