"""A language is one folder: what it lacks is named, it is offered when it is asked for, and no other one changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from kiosk.channels.plain import PlainLines
from kiosk.checks.report import run_checks
from kiosk.checks.subject import Subject
from kiosk.checks.whole import lacking
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.place import LANGUAGE, MENU, PERSON
from kiosk.guides.site import Office
from kiosk.language.catalogues import compile_catalogues, update_catalogues
from kiosk.language.easy import Formula, Habits
from kiosk.language.facts import LanguageError, LanguageFacts, load_facts
from kiosk.language.learning import learn_languages
from kiosk.language.letters_learning import learn_letters
from kiosk.language.model import FILE
from kiosk.language.offered import OfferedLanguages
from kiosk.language.phrase_file import write_phrases
from kiosk.language.questions_learning import learn_questions
from sms_gateway.app import create_app
from tests.conftest import NOON, PACKAGE, TODAY
from tests.sms_gateway.phones import Phone, running, settings_for

ROOT = PACKAGE.parent

ITALIAN = """\
name = "Italiano"
greeting = "Benvenuti"
direction = "ltr"
locale = "it_IT"
plural = "nplurals=2; plural=(n != 1);"
sms = "fold"
segments = 1
voice = "it"
review = "draft"
"""

SENTENCES = "sentence\tkind\tstyle\twritten\n"
"""The first line of the file of sentences."""

pytestmark = pytest.mark.xdist_group("new language")
"""All of them look at one copy of the languages."""

TRANSLATED = {
    "menu/title": "Che cosa vuole fare?",
    "key/back": "Indietro",
    "key/menu": "Menu",
    "strong-password/title": "Fare una password forte",
    "topic/safe/title": "Al sicuro su Internet",
}


def translate(folder: Path, texts: dict[str, str]) -> None:
    """Write translations into the catalogues of a language, by context."""
    left = dict(texts)
    for path in sorted((folder / "LC_MESSAGES").glob("*.po")):
        entries = path.read_text(encoding="utf-8").split("\n\n")
        for index, entry in enumerate(entries):
            context = re.search(r'^msgctxt "(.+)"$', entry, re.MULTILINE)
            if context is not None and context[1] in left:
                assert entry.endswith('msgstr ""'), entry
                entries[index] = f'{entry[:-2]}"{left.pop(context[1])}"'
        path.write_text("\n\n".join(entries), encoding="utf-8")
    assert left == {}


@pytest.fixture(scope="session")
def with_italian(locales: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all languages, and the folder of Italian: its facts and five texts."""
    copied = Path(shutil.copytree(locales, tmp_path_factory.mktemp("new") / "locales"))
    (copied / "it").mkdir()
    (copied / "it" / "language.toml").write_text(ITALIAN, encoding="utf-8")
    update_catalogues(PACKAGE, copied)
    translate(copied / "it", TRANSLATED)
    compile_catalogues(copied)
    write_phrases(copied)
    return copied


@pytest.fixture(scope="session")
def beside_english(with_italian: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Italian beside English alone: a check of two languages does not take minutes."""
    copied = tmp_path_factory.mktemp("two")
    for code in ("en", "it"):
        shutil.copytree(with_italian / code, copied / code)
    for template in with_italian.glob("*.pot"):
        shutil.copy(template, copied)
    learn_languages(copied)
    learn_letters(copied)
    learn_questions(copied)
    return copied


def engine_of(catalogue: Catalogue, languages: OfferedLanguages, now: datetime = NOON) -> Engine:
    return Engine(catalogue, languages, Office("Digipunt Genk"), lambda: now)


def checked(content: Path, locales: Path) -> tuple[int, list[str]]:
    out = StringIO()
    code = run_checks(Subject(content, locales, TODAY), Console(file=out, width=200))
    return code, [line.strip(" ·") for line in out.getvalue().splitlines()]


def test_the_check_names_everything_that_is_missing(content: Path, beside_english: Path) -> None:
    code, lines = checked(content, beside_english)
    assert code == 1
    about = [line for line in lines if line.startswith("it")]
    crisis = ("crisis/phrases.toml", "crisis/sentences.tsv")
    files = ("words.toml", "glossary.toml", "queries.toml", *crisis, "questions.tsv")
    for file, line in zip(files, about, strict=False):
        assert line.startswith(f"it/{file}: this is missing; write "), line
    keyboard, easy, numbers, texts, others = about[len(files) :]
    assert keyboard.startswith("it/language.toml: `keyboard` is missing; write ")
    assert easy.startswith("it/language.toml: `easy.abbreviations` is missing; write ")
    assert numbers.startswith("it/language.toml: `easy.numbers` is missing; write ")
    open, wanted = map(int, re.findall(r"\d+", texts)[:2])
    assert (wanted - open, texts[:15]) == (len(TRANSLATED), "it/LC_MESSAGES:")
    assert others == "it/language.toml: the other rules look at it when all of this is there"


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("language.toml", None, "it/language.toml: this is missing; write what is known of the language"),
        ("language.toml", 'name = "Italiano"\n', "it/language.toml: `direction` is missing"),
        ("language.toml", "name = ", "it/language.toml: this is not TOML in UTF-8"),
        ("language.toml", ITALIAN.replace("it_IT", "xx_YY"), "`locale` is 'xx_YY'; write one that CLDR has"),
        ("words.toml", 'common = ["il", "la"]\n', "it/words.toml: `commands.back` is missing; write the words"),
        ("words.toml", "common = 1\n", "it/words.toml: `common` is 1; write a list of texts"),
        ("glossary.toml", '[password]\nuse = ["password"]\n', "terms are missing: pin, "),
        ("queries.toml", 'ticket = ["biglietto"]\n', "it/queries.toml: 1 questions; write at least 15"),
        ("crisis/phrases.toml", '[phrases]\nsuicide = ["voglio morire"]\n', "it/crisis/phrases.toml: `phrases` lacks "),
        (
            "crisis/phrases.toml",
            '[phrases]\nsuicide = ["voglio <verbo>"]\n',
            "it/crisis/phrases.toml: `phrases` lacks ",
        ),
        (
            "crisis/sentences.tsv",
            f"{SENTENCES}Ciao\t-\ttalk\tme\n",
            "it/crisis/sentences.tsv: no sentence is of the kind ",
        ),
        (
            "crisis/sentences.tsv",
            f"{SENTENCES}Ciao\t-\tchat\tme\n",
            "it/crisis/sentences.tsv, line 2: the style is 'chat'",
        ),
        ("crisis/sentences.tsv", f"{SENTENCES}Ciao\t-\n", "it/crisis/sentences.tsv, line 2: write 4 texts with a tab"),
        (
            "crisis/sentences.tsv",
            "Ciao\n",
            "it/crisis/sentences.tsv: the first line is 'Ciao'; write sentence TAB kind",
        ),
        ("questions.tsv", "question\tguide\twritten\n", "it/questions.tsv: no questions; write what people ask"),
        ("LC_MESSAGES/kiosk.po", "this is none\n", "this is no catalogue of gettext"),
    ],
)
def test_half_a_file_is_named_and_harms_nobody(
    content: Path, catalogue: Catalogue, beside_english: Path, tmp_path: Path, file: str, text: str | None, said: str
) -> None:
    locales = Path(shutil.copytree(beside_english, tmp_path / "locales"))
    if text is None:
        (locales / "it" / file).unlink()
    else:
        (locales / "it" / file).parent.mkdir(exist_ok=True)
        (locales / "it" / file).write_text(text, encoding="utf-8")
    found = [str(finding) for finding in lacking(Subject(content, locales, TODAY), "it")]
    assert any(said in finding for finding in found), found
    compile_catalogues(locales)
    write_phrases(locales)
    turn = engine_of(catalogue, OfferedLanguages(locales)).answer(Conversation("en", MENU), "password", PlainLines())
    assert turn.page.place.kind == "search"


def test_it_is_offered_only_when_an_office_names_it(with_italian: Path, locales: Path) -> None:
    assert OfferedLanguages(with_italian).codes == tuple(load_facts(locales))
    assert OfferedLanguages(with_italian, ("nl", "it")).codes == ("nl", "it")


def test_an_office_that_names_it_is_told_what_is_wrong(with_italian: Path, tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    shutil.copytree(with_italian / "en", tmp_path / "en")
    (tmp_path / "it" / "language.toml").write_text('name = "Italiano"\n', encoding="utf-8")
    with pytest.raises(LanguageError, match=r"it/language.toml: `greeting` is missing"):
        OfferedLanguages(tmp_path, ("en", "it"))


def test_its_pages_are_italian_where_they_are_translated(catalogue: Catalogue, with_italian: Path) -> None:
    engine = engine_of(catalogue, OfferedLanguages(with_italian, ("nl", "it")))
    menu = engine.page(MENU, "it")
    assert menu.title == TRANSLATED["menu/title"]
    assert "Al sicuro su Internet" in [choice.label for choice in menu.choices]
    assert "Town hall, tax" in [choice.label for choice in menu.choices]
    assert engine.page(LANGUAGE, "nl").choices[1].label == "Italiano · Benvenuti"


def test_what_its_pages_print_works_and_a_crisis_is_answered(catalogue: Catalogue, with_italian: Path) -> None:
    engine, lines = engine_of(catalogue, OfferedLanguages(with_italian, ("it",))), PlainLines()
    somewhere = Conversation("it", PERSON, (MENU,))
    assert engine.answer(somewhere, "menu", lines).conversation.place == MENU
    assert engine.answer(somewhere, "Indietro", lines).conversation.place == MENU
    assert engine.answer(somewhere, "7", lines).page.language == "it"
    assert engine.answer(somewhere, "112", lines).conversation.place == ServicePlace("emergency")
    beside_dutch = engine_of(catalogue, OfferedLanguages(with_italian, ("it", "nl")))
    turn = beside_dutch.answer(somewhere, "ik wil dood", lines)
    assert (turn.page.place.kind, turn.page.language) == ("crisis", "it")
    assert turn.page.text.startswith("Call ")


def office_with_italian(folder: Path) -> str:
    path = folder / "office.toml"
    path.write_text('name = "Punto digitale"\nlanguages = ["nl", "it"]\n', encoding="utf-8")
    return str(path)


def test_plain_lines_are_in_it(with_italian: Path, tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
import kiosk.wiring
kiosk.wiring.locales_folder = lambda: Path({str(with_italian)!r})
from kiosk.cli import main
main(["plain"])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="italiano\n1\n",
        env=os.environ | {"KIOSK_OFFICE": office_with_italian(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert TRANSLATED["menu/title"] in done.stdout
    assert TRANSLATED["strong-password/title"] in done.stdout


async def test_text_messages_are_in_it(with_italian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.wiring.locales_folder", lambda: with_italian)
    monkeypatch.setenv("KIOSK_OFFICE", office_with_italian(tmp_path))
    async for client in running(create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"))):
        phone = Phone(client)
        assert "Italiano" in await phone.text("?")
        assert TRANSLATED["topic/safe/title"] in await phone.text("italiano")
        assert "112" in await phone.text("ik wil dood")


def test_the_other_languages_are_the_same(
    catalogue: Catalogue, engine: Engine, locales: Path, with_italian: Path
) -> None:
    beside = engine_of(catalogue, OfferedLanguages(with_italian))
    places = (MENU, PERSON, LANGUAGE, GuidePlace("strong-password"), CrisisPlace("suicide"))
    for code in load_facts(locales):
        assert [beside.page(place, code) for place in places] == [engine.page(place, code) for place in places]
        for file in ("kiosk.mo", "kiosk.po"):
            path = Path(code, "LC_MESSAGES", file)
            assert code == "en" or (with_italian / path).read_bytes() == (locales / path).read_bytes()
    learn_languages(with_italian)
    assert (with_italian / FILE).read_bytes() == (locales / FILE).read_bytes()


def test_every_field_is_explained_once() -> None:
    text = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
    tables = text[text.index("### The fields of language.toml") :].split("| --- | --- |")[1:]
    explained = [re.findall(r"(?m)^\| `(\w+)` \|", table) for table in tables]
    for kind, names in zip((LanguageFacts, Habits, Formula), explained, strict=True):
        assert sorted(names) == sorted(field.name for field in fields(kind))


def test_every_file_is_explained() -> None:
    text = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"(?m)^\| `([\w/.]+)` \|", text[: text.index("## The texts")]))
    held = {str(path.relative_to(ROOT / "locales" / "nl")) for path in (ROOT / "locales" / "nl").rglob("*.*")}
    assert listed == {name for name in held if name.endswith((".toml", ".po", ".tsv"))}
