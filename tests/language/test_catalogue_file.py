"""A text read from the file of a language is the text that gettext reads."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kiosk.language.catalogue_file import CatalogueFile
from kiosk.language.catalogues import catalogue_path, domains_in
from kiosk.language.facts import SOURCE, load_facts, locales_folder
from kiosk.language.texts import Texts

CODES = tuple(code for code in load_facts(locales_folder()) if code != SOURCE)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("domain", domains_in(locales_folder()))
def test_every_text_is_found_as_gettext_finds_it(locales: Path, code: str, domain: str) -> None:
    path = catalogue_path(locales, code, domain)
    ours = CatalogueFile(path.with_suffix(".mo").read_bytes())
    with path.with_suffix(".mo").open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    with path.open("rb") as file:
        messages = [message for message in read_po(file, locale=code) if message.id]
    assert messages
    for message in messages:
        context = message.context or ""
        if message.pluralizable:
            for count in (0, 1, 2, 3, 5, 11, 21, 101):
                one, many = str(message.id[0]), str(message.id[1])
                assert ours.plural(context, one, count) == theirs.npgettext(context, one, many, count)
        else:
            assert ours.text(context, str(message.id)) == theirs.pgettext(context, str(message.id))


def test_what_is_not_there_stays_as_it_was_written(locales: Path) -> None:
    file = CatalogueFile(catalogue_path(locales, "nl").with_suffix(".mo").read_bytes())
    ours = Texts([file])
    for message in ("Nothing", "", "\uffff", "More!"):
        assert ours.text("nowhere", message) == message
        assert not ours.holds("nowhere", message)
    assert [ours.plural("nowhere", "one", "many", count) for count in (1, 2)] == ["one", "many"]
    assert ours.holds("menu/title", "What do you want to do?")
