"""How well people are understood is counted on what is kept back, and the figures may not get worse."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from kiosk.checks import recall
from kiosk.checks.recall import Bound, Bounds, Share, beside, measured, share_of, together, worse_together
from kiosk.checks.subject import Subject
from kiosk.documents.recall import origin, write_recall
from kiosk.guides.engine import Engine
from kiosk.language.facts import load_facts
from kiosk.language.sentences import Question, Sentence
from tests.conftest import TODAY


def kept_back(*texts: str) -> Sequence[str]:
    """These texts as they can be told from others, each with as many dots as put it into what is kept back."""
    found = []
    for text in texts:
        said = text
        while not Sentence(said, "-", "talk", "me").kept_back:
            said += "."
        found.append(said)
    return found


DIE, FINE, PRINTER, OVEN = kept_back("i want to die", "the sun shines today", "i lost my bank card", "xqzxq")


def test_each_figure_counts_what_a_visitor_gets(engine: Engine) -> None:
    learned_from = "everybody may learn from this"
    while Sentence(learned_from, "-", "talk", "me").kept_back:
        learned_from += "."
    sentences = [
        Sentence(DIE, "suicide", "direct", "me"),
        Sentence(DIE, "violence", "oblique", "me"),
        Sentence(FINE, "suicide", "direct", "me"),
        Sentence(FINE, "-", "talk", "me"),
        Sentence(DIE, "-", "news", "me"),
        Sentence(learned_from, "suicide", "typo", "me"),
        Sentence(DIE, "suicide", "said", "me"),
    ]
    questions = [Question(PRINTER, "lost-or-scammed", "me"), Question(PRINTER, "cv-letter", "me")]
    questions += [Question(OVEN, "-", "me"), Question(PRINTER, "-", "me"), Question(OVEN, "cv-letter", "me")]
    found = measured(engine, "en", sentences, questions)
    assert {figure: (share.count, share.all) for (figure, part), share in found.items() if part == ""} == {
        "answered": (2, 3),
        "answered or offered": (2, 3),
        "right kind": (1, 2),
        "false alarms": (1, 2),
        "offered every day": (0, 2),
        "found": (1, 3),
        "honest no": (1, 2),
        "refused": (1, 3),
        "language": (6, 8),
    }
    assert share_of(found, "answered, direct") == Share(1, 2)
    assert share_of(found, "answered, suicide") == Share(1, 2)
    assert share_of(found, "answered, typo") == Share(), "what is learned from is not measured"
    assert share_of(found, "false alarms, news").percent == 100


def test_languages_together_weigh_by_their_rows() -> None:
    whole = together([{("found", ""): Share(1, 1)}, {("found", ""): Share(0, 3)}, {}])
    assert share_of(whole, "found") == Share(1, 4)


@pytest.mark.parametrize(
    ("figure", "share", "said"),
    [
        ("found", Share(9, 10), []),
        ("found", Share(8, 10), ["all languages: found: 80.0 % of 10, and it was at least 90; `kiosk check --recall`"]),
        ("refused", Share(0, 10), []),
        (
            "refused",
            Share(2, 10),
            ["all languages: refused: 20.0 % of 10, and it was at most 10; `kiosk check --recall`"],
        ),
    ],
)
def test_a_figure_that_gets_worse_is_named(
    monkeypatch: pytest.MonkeyPatch, figure: str, share: Share, said: list[str]
) -> None:
    bound = Bound(together=90.0 if figure == "found" else 10.0, each=0.0)
    held = Bounds(1, {figure: bound}, {}) if figure == "found" else Bounds(1, {}, {figure: bound})
    monkeypatch.setattr(recall, "bounds", lambda: held)
    assert [str(finding).removesuffix(" shows all") for finding in worse_together([{(figure, ""): share}])] == said


def test_fewer_languages_are_not_held_to_the_figures_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "bounds", lambda: Bounds(2, {"found": Bound(90.0, 0.0)}, {}))
    assert [*worse_together([{("found", ""): Share(0, 10)}, {}])] == []


@pytest.fixture
def two(locales: Path, tmp_path: Path) -> Path:
    """Two languages: with all of them it would take a minute."""
    copied = Path(shutil.copytree(locales, tmp_path / "locales"))
    for code in load_facts(copied).keys() - {"nl", "en"}:
        shutil.rmtree(copied / code)
    return copied


def test_the_report_holds_every_language_and_second_opinion(
    content: Path, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "installed", lambda: False)  # By meaning it would take minutes.
    subject = Subject(content, two, TODAY)
    out = StringIO()
    code = write_recall(subject, out)
    text = out.getvalue()
    names = list(beside())
    assert names == ["letters", "phrases alone"]
    for language in (*subject.languages.codes, "all"):
        for name in names:
            assert text.count(f"\n| {language} | {name} | ") == 5
    assert "read by no native speaker" in origin(subject)
    assert origin(subject) in text
    assert code == 0, text[-500:]
