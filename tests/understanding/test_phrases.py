"""The crisis phrases of the languages: short enough for a reader, plain sentences caught, nothing caught by chance."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kiosk.guides.engine import Engine
from kiosk.language.facts import LanguageFolder, load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.understanding.crisis.phrases import PhraseError, said_by_chance, take_apart
from kiosk.understanding.crisis.recognition import Recogniser
from kiosk.understanding.words import CrisisPhrases

CODES = tuple(load_facts(locales_folder()))
PLAIN = tomllib.loads((Path(__file__).parent / "plain_sentences.toml").read_text(encoding="utf-8"))
SITUATIONS = [
    pytest.param(code, kind, said, id=f"{code}-{said}")
    for code, kinds in PLAIN.items()
    for kind, sentences in kinds.items()
    for said in sentences
]


@pytest.fixture(scope="module")
def recogniser(engine: Engine, languages: OfferedLanguages) -> Recogniser:
    """The phrases of all languages, without a second opinion."""
    crises = sorted(engine.catalogue.content.crises, key=lambda crisis: -crisis.weight)
    return Recogniser(
        {code: languages[code].phrases for code in CODES},
        [crisis.id for crisis in crises],
        (word for code in CODES for word in languages[code].words.common),
        languages.likely,
        (word for code in CODES for word in languages[code].conjunctions),
        {code: languages[code].manner for code in CODES},
    )


@pytest.mark.parametrize(("code", "kind", "said"), SITUATIONS)
def test_a_plain_sentence_is_caught_by_a_strong_phrase(recogniser: Recogniser, code: str, kind: str, said: str) -> None:
    for language in (code, None):
        found = recogniser.recognise(said, language)
        assert found is not None, f"no phrase catches it with the language {language}"
        assert (found.kind, found.strong) == (kind, True)


def test_each_language_has_a_plain_sentence_for_each_kind() -> None:
    kinds = {"suicide", "violence", "sexual", "child", "danger", "poison"}
    assert {code: set(sentences) for code, sentences in PLAIN.items()} == dict.fromkeys(CODES, kinds)


@pytest.mark.parametrize("code", CODES)
def test_a_native_writer_can_read_the_phrases(locales: Path, code: str) -> None:
    crisis = LanguageFolder(locales / code).crisis()
    assert sum(map(len, crisis.phrases.values())) <= 200
    assert len(crisis.everyday) <= 45
    assert sum(len(words.split("/")) for words in crisis.lists.values()) <= 460
    head = (locales / code / "crisis" / "phrases.toml").read_text(encoding="utf-8").partition("\n\n")[0]
    assert len(head.splitlines()) <= 12


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_is_made_of_common_words_alone(languages: OfferedLanguages, code: str) -> None:
    table = languages[code].phrases
    found = [(other, *chance) for other in CODES for chance in said_by_chance(table, languages[other].manner.small)]
    assert found == []


def test_common_words_are_found_in_whatever_place_of_a_phrase() -> None:
    table = take_apart(CrisisPhrases({"suicide": ("i/we want/hope die/go", "want suicide")}, everyday=("i go",)))
    assert list(said_by_chance(table, {"i", "want", "go"})) == [("suicide", "i want go")]
    assert list(said_by_chance(table, {"i", "want"})) == []


@pytest.mark.parametrize("phrase", ["ab* me", "<nobody> me"])
def test_a_phrase_that_cannot_be_meant_so_is_a_mistake(phrase: str) -> None:
    with pytest.raises(PhraseError):
        take_apart(CrisisPhrases({"suicide": (phrase,)}))


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("mi papa trabaja en la papeleria", "es"),
        ("vivo en un piso sin techo propio y busco trabajo", "es"),
        ("je voudrais en finir avec ce formulaire", "fr"),
        ("sytuacja bez wyjścia, formularz nie działa", "pl"),
        ("не могу больше ждать, сайт не работает", "ru"),
        ("pazar günü açık mısınız", "tr"),
        ("pora na lekarstwo", "pl"),
        ("se mișcă încet", "ro"),
    ],
)
def test_words_of_one_language_are_no_crisis_of_another(engine: Engine, said: str, language: str) -> None:
    for chosen in (language, None):
        found = engine.recognise(said, chosen)
        assert found is None or found.offered
