"""Texts are extracted, merged and compiled; nothing changes silently into English."""

from __future__ import annotations

import ast
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from gettext import c2py
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from kiosk.language.catalogues import (
    catalogue_path,
    domains_in,
    extracted,
    forms_of,
    merged,
    templates,
    update_catalogues,
)
from kiosk.language.extraction import extract_calls
from kiosk.language.facts import DOMAIN, SOURCE, load_facts, locales_folder
from kiosk.language.language_catalog import read_catalogue
from kiosk.language.offered import OfferedLanguages
from tests.conftest import PACKAGE

FACTS = load_facts(locales_folder())
CODES = [code for code in FACTS if code != SOURCE]
DOMAINS = domains_in(locales_folder())
GUIDE = b"""
topic = "safe"
title = "A title"
goal = "A goal."
search = "words"

[[step]]
id = "one"
title = "First"
text = "Do this."
sms = "Do."
helper = "A note."
"""


def named(name: str, text: bytes) -> io.BytesIO:
    file = io.BytesIO(text)
    file.name = name
    return file


def test_the_extractor_is_a_plugin_of_babel() -> None:
    assert entry_points(group="babel.extractors")["kiosk_toml"].value == "kiosk.language.extraction:extract_toml"


def test_a_guide_is_extracted_with_contexts_and_notes() -> None:
    file = named("content/guides/a-guide.toml", GUIDE)
    found = list(extract("kiosk_toml", file, keywords={"pgettext": ((1, "c"), 2)}))
    assert [(line, context, message) for line, message, _, context in found] == [
        (3, "a-guide/title", "A title"),
        (4, "a-guide/goal", "A goal."),
        (5, "a-guide/search", "words"),
        (9, "a-guide/one/title", "First"),
        (10, "a-guide/one/text", "Do this."),
        (11, "a-guide/one/sms", "Do."),
        (12, "a-guide/one/helper", "A note."),
    ]
    assert all(comments for _, _, comments, _ in found)


PROGRAM = b"""
def page(words, topic):
    words.text("menu/title", "What do you "
        "want?"); words.text(f"topic/{topic.id}/title", topic.title)
    return fill(words.plural("steps", "{count} step", "{count} steps", 2)), text("not", "asked"), words.text("alone")
"""


def test_of_the_program_what_it_asks_literally_is_extracted() -> None:
    assert list(extract_calls(io.BytesIO(PROGRAM), (), (), {})) == [
        (3, "text", ("menu/title", "What do you want?"), []),
        (5, "plural", ("steps", "{count} step", "{count} steps"), []),
    ]


def asked_in_english(path: Path) -> Iterator[tuple[str, object]]:
    """What a module asks of ``Wording`` in English: the context, or "" for one that is put together, and the text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
        if isinstance(node, ast.Call) and name in ("text", "plural") and len(node.args) >= 2:
            context, *english = (argument.value if isinstance(argument, ast.Constant) else "" for argument in node.args)
            if english[0]:
                yield str(context), tuple(english[:2]) if name == "plural" else english[0]


def test_no_text_of_the_program_is_missed_in_any_room() -> None:
    wanted = texts(extracted(PACKAGE))
    asked = {(path, *text) for path in PACKAGE.rglob("*.py") for text in asked_in_english(path)}
    assert {(str(path), *text) for path, *text in asked if tuple(text) not in wanted} == set()
    rooms = {path.relative_to(PACKAGE).parts[0] for path, *_ in asked}
    assert rooms >= {"guides", "channels", "tui", "language"}


def test_the_gateway_holds_no_text_of_its_own() -> None:
    """What it says stands in the rooms of the channels, where it is extracted."""
    modules = list((PACKAGE.parent / "sms_gateway").rglob("*.py"))
    assert modules
    assert [(path, *text) for path in modules for text in asked_in_english(path)] == []


def test_extraction_prints_nothing(content: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert all(len(found) > 0 for found in templates(PACKAGE).values())
    assert capfd.readouterr() == ("", "")


def catalogue_of(folder: Path, code: str, domain: str = DOMAIN) -> Catalog:
    return read_catalogue(catalogue_path(folder, code, domain), code, FACTS[code])


def texts(catalogue: Catalog) -> set[tuple[str | None, object]]:
    """The messages of a catalogue by context and English text."""
    return {(message.context, message.id) for message in catalogue if message.id}


@pytest.mark.parametrize("code", CODES)
def test_the_catalogues_in_the_repository_are_up_to_date(locales: Path, code: str) -> None:
    for domain, wanted in templates(PACKAGE).items():
        assert texts(catalogue_of(locales, code, domain)) == texts(wanted), "run `make translations`"


def test_the_templates_in_the_repository_are_up_to_date(locales: Path) -> None:
    wanted = templates(PACKAGE)
    assert DOMAINS == tuple(wanted) == ("belgium", "kiosk")
    for domain in DOMAINS:
        template = read_catalogue(locales / f"{domain}.pot", SOURCE, FACTS[SOURCE])
        assert texts(template) == texts(wanted[domain]), "run `make translations`"


def test_the_program_and_a_pack_have_no_text_in_common() -> None:
    found = templates(PACKAGE)
    contexts = [{message.context for message in texts if message.id} for texts in found.values()]
    assert not set.intersection(*contexts)


def catalogue(*messages: tuple[str, str, str]) -> Catalog:
    made = Catalog(locale="nl", fuzzy=False)
    for context, message, translation in messages:
        made.add(message, translation, context=context)
    return made


def test_an_edited_text_keeps_its_translation_to_look_at_again() -> None:
    old = catalogue(("g/s/text", "Old.", "Oud."), ("g/t/text", "Same.", "Zelfde."), ("gone", "Gone.", "Weg."))
    new = merged(
        catalogue(("g/s/text", "New.", ""), ("g/t/text", "Same.", ""), ("g/u/text", "Extra.", "")),
        old,
        "nl",
        FACTS["nl"],
    )
    by_context = {message.context: message for message in new if message.id}
    assert set(by_context) == {"g/s/text", "g/t/text", "g/u/text"}
    assert by_context["g/s/text"].string == "Oud."
    assert by_context["g/s/text"].fuzzy
    assert by_context["g/t/text"].string == "Zelfde."
    assert not by_context["g/t/text"].fuzzy
    assert not by_context["g/u/text"].string


def test_a_moved_step_keeps_its_translation(content: Path, locales: Path, tmp_path: Path) -> None:
    package = tmp_path / "kiosk"
    shutil.copytree(content, package / "content" / "belgium")
    folder = Path(shutil.copytree(locales, tmp_path / "locales"))
    path = package / "content" / "belgium" / "guides" / "strong-password.toml"
    head, first, second, *rest = path.read_text(encoding="utf-8").split("[[step]]")
    path.write_text("[[step]]".join([head, second, first, *rest]), encoding="utf-8")
    update_catalogues(package, folder)
    contexts = {message.context: message for message in catalogue_of(folder, "nl", "belgium") if message.id}
    moved = contexts["strong-password/words/title"]
    assert moved.string
    assert not moved.fuzzy


def files_of(folder: Path) -> dict[str, bytes]:
    """Every catalogue of a folder: the template, what is translated, and what is compiled."""
    paths = (path for suffix in ("pot", "po", "mo") for path in folder.rglob(f"*.{suffix}"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_updating_twice_changes_nothing(content: Path, locales: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(locales, tmp_path / "locales", ignore=shutil.ignore_patterns("*.mo")))
    written = files_of(folder)
    assert len(written) == len(DOMAINS) * (1 + len(CODES))
    update_catalogues(PACKAGE, folder)
    once = files_of(folder)
    assert {name: once[name] for name in written} == written, "run `make translations`"
    update_catalogues(PACKAGE, folder)
    assert files_of(folder) == once


def test_only_files_are_written_whose_texts_changed(content: Path, locales: Path, tmp_path: Path) -> None:
    package, folder = tmp_path / "kiosk", Path(shutil.copytree(locales, tmp_path / "locales"))
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    sources = sorted(path for suffix in ("pot", "po") for path in folder.rglob(f"*.{suffix}"))
    for path in sources:
        os.utime(path, (1, 1))
    topics = package / "content" / "belgium" / "topics.toml"
    topics.write_text(
        topics.read_text(encoding="utf-8").replace('"Town hall, tax"', '"The town hall, tax"'), encoding="utf-8"
    )
    update_catalogues(package, folder)
    written = {path.name for path in sources if path.stat().st_mtime > 1}
    assert written == {"belgium.pot", "belgium.po"}
    assert sum(path.stat().st_mtime > 1 for path in sources) == 1 + len(CODES)


def test_another_babel_writes_the_same_bytes(
    content: Path, locales: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(locales, tmp_path / "locales"))
    update_catalogues(PACKAGE, folder)
    before = files_of(folder)
    assert len(before) == len(DOMAINS) * (1 + 2 * len(CODES))
    monkeypatch.setattr("babel.messages.catalog.get_plural", lambda locale: (5, "(n == 7 ? 4 : 3)"))
    monkeypatch.setattr("babel.messages.catalog.VERSION", "99.9")
    assert Catalog(locale="fr").num_plurals == 5
    update_catalogues(PACKAGE, folder)
    assert files_of(folder) == before


def test_a_new_language_begins_with_its_own_plural_rule(content: Path, locales: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(locales, tmp_path / "locales"))
    path = catalogue_path(folder, "uk")
    path.unlink()
    update_catalogues(PACKAGE, folder)
    assert f'"Plural-Forms: {FACTS["uk"].plural}'[:80] in path.read_text(encoding="utf-8")


COUNTS = (1, 2, 5, 6, 21, 101)
FORMS = {
    "nl": (0, 1, 1, 1, 1, 1),
    "fr": (0, 1, 1, 1, 1, 1),
    "en": (0, 1, 1, 1, 1, 1),
    "ar": (1, 2, 3, 3, 5, 4),
    "tr": (0, 0, 0, 0, 0, 0),
    "uk": (0, 1, 2, 2, 0, 0),
    "ru": (0, 1, 2, 2, 0, 0),
    "fa": (0, 0, 0, 0, 0, 0),
    "es": (0, 1, 1, 1, 1, 1),
    "pl": (0, 1, 2, 2, 2, 2),
    "ro": (0, 1, 1, 1, 2, 1),
    "de": (0, 1, 1, 1, 1, 1),
}
"""Which form each count takes, by the grammars of the languages. A language that is not here goes by its own rule."""


@pytest.mark.parametrize("code", FACTS)
def test_every_count_is_said_in_its_own_form_and_never_in_english(content: Path, locales: Path, code: str) -> None:
    language = OfferedLanguages(locales)[code]
    translated = {message.context: forms_of(message) for message in catalogue_of(locales, code)}
    rule = c2py(FACTS[code].plural_choice)
    expected = FORMS.get(code, tuple(rule(count) for count in COUNTS))
    plurals = [message for message in extracted(PACKAGE) if isinstance(message.id, tuple)]
    assert plurals
    for message in plurals:
        one, many = tuple(message.id)
        english = {text.replace("{count}", str(count)) for text in (one, many) for count in COUNTS}
        forms = (one, many) if code == SOURCE else translated[message.context]
        assert len(forms) == FACTS[code].plural_forms
        for count, form in zip(COUNTS, expected, strict=True):
            said = language.plural(str(message.context), one, many, count)
            assert said == forms[form].replace("{count}", str(count))
            assert code == SOURCE or said not in english


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_weblate_and_poedit_open_the_catalogue_without_a_complaint(locales: Path, code: str, domain: str) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("not installed: gettext (msgfmt)")
    path = catalogue_path(locales, code, domain)
    done = subprocess.run([msgfmt, "--check", "--output-file=/dev/null", path], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert "#~" not in text, "obsolete texts are left behind"
    catalogue = catalogue_of(locales, code, domain)
    assert [message.context for message in catalogue if message.id and message.fuzzy] == []
    assert all(message.auto_comments for message in catalogue if message.id and "/" in str(message.context))
