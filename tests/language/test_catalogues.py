"""Texts are extracted, merged and compiled; nothing changes silently into English."""

from __future__ import annotations

import io
import shutil
import subprocess
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from kiosk.language.catalogues import catalogue_path, extracted, merged, read_catalogue, update_catalogues
from kiosk.language.facts import DOMAIN, SOURCE, load_facts, locales_folder

CODES = [code for code in load_facts(locales_folder()) if code != SOURCE]
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


def texts(catalogue: Catalog) -> set[tuple[str | None, object]]:
    """The messages of a catalogue by context and English text."""
    return {(message.context, message.id) for message in catalogue if message.id}


@pytest.mark.parametrize("code", CODES)
def test_the_catalogues_in_the_repository_are_up_to_date(content: Path, locales: Path, code: str) -> None:
    wanted = {(message.context, message.id) for message in extracted(content.parent) if message.id}
    held = {
        (message.context, message.id) for message in read_catalogue(catalogue_path(locales, code), code) if message.id
    }
    assert held == wanted, "run `make translations`"


def test_the_template_in_the_repository_is_up_to_date(content: Path, locales: Path) -> None:
    template = read_catalogue(locales / f"{DOMAIN}.pot", SOURCE)
    assert texts(template) == texts(extracted(content.parent)), "run `make translations`"


def catalogue(*messages: tuple[str, str, str]) -> Catalog:
    made = Catalog(locale="nl", fuzzy=False)
    for context, message, translation in messages:
        made.add(message, translation, context=context)
    return made


def test_an_edited_text_keeps_its_translation_to_look_at_again() -> None:
    old = catalogue(("g/s/text", "Old.", "Oud."), ("g/t/text", "Same.", "Zelfde."), ("gone", "Gone.", "Weg."))
    new = merged(catalogue(("g/s/text", "New.", ""), ("g/t/text", "Same.", ""), ("g/u/text", "Extra.", "")), old, "nl")
    by_context = {message.context: message for message in new if message.id}
    assert set(by_context) == {"g/s/text", "g/t/text", "g/u/text"}
    assert by_context["g/s/text"].string == "Oud."
    assert by_context["g/s/text"].fuzzy
    assert by_context["g/t/text"].string == "Zelfde."
    assert not by_context["g/t/text"].fuzzy
    assert not by_context["g/u/text"].string


def test_a_moved_step_keeps_its_translation(content: Path, locales: Path, tmp_path: Path) -> None:
    package = tmp_path / "kiosk"
    shutil.copytree(content, package / "content")
    folder = Path(shutil.copytree(locales, tmp_path / "locales"))
    path = package / "content" / "guides" / "strong-password.toml"
    head, first, second, *rest = path.read_text(encoding="utf-8").split("[[step]]")
    path.write_text("[[step]]".join([head, second, first, *rest]), encoding="utf-8")
    update_catalogues(package, folder)
    contexts = {
        message.context: message for message in read_catalogue(catalogue_path(folder, "nl"), "nl") if message.id
    }
    moved = contexts["strong-password/words/title"]
    assert moved.string
    assert not moved.fuzzy


def test_updating_twice_changes_nothing(content: Path, locales: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(locales, tmp_path / "locales"))
    update_catalogues(content.parent, folder)
    once = {path: path.read_bytes() for path in folder.rglob("*.po*")}
    update_catalogues(content.parent, folder)
    assert {path: path.read_bytes() for path in folder.rglob("*.po*")} == once
    assert once[folder / "nl" / "LC_MESSAGES" / "kiosk.po"] == catalogue_path(locales, "nl").read_bytes()


@pytest.mark.parametrize("code", CODES)
def test_weblate_and_poedit_open_the_catalogue_without_a_complaint(locales: Path, code: str) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("not installed: gettext (msgfmt)")
    path = catalogue_path(locales, code)
    done = subprocess.run([msgfmt, "--check", "--output-file=/dev/null", path], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert "#~" not in text, "obsolete texts are left behind"
    catalogue = read_catalogue(path, code)
    assert [message.context for message in catalogue if message.id and message.fuzzy] == []
    assert all(message.auto_comments for message in catalogue if message.id and "/" in str(message.context))
