"""A text read from the file of a language is the text that gettext reads."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kiosk.language.catalogue_file import CatalogueFile
from kiosk.language.facts import DOMAIN, SOURCE, load_facts, locales_folder

CODES = tuple(code for code in load_facts(locales_folder()) if code != SOURCE)


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_found_as_gettext_finds_it(locales: Path, code: str) -> None:
    folder = locales / code / "LC_MESSAGES"
    ours = CatalogueFile(folder / f"{DOMAIN}.mo")
    with (folder / f"{DOMAIN}.mo").open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    with (folder / f"{DOMAIN}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=code) if message.id]
    assert len(messages) > 500
    for message in messages:
        context = message.context or ""
        if message.pluralizable:
            for count in (0, 1, 2, 3, 5, 11, 21, 101):
                one, many = str(message.id[0]), str(message.id[1])
                assert ours.npgettext(context, one, many, count) == theirs.npgettext(context, one, many, count)
        else:
            assert ours.pgettext(context, str(message.id)) == theirs.pgettext(context, str(message.id))


def test_what_is_not_there_stays_english(locales: Path) -> None:
    ours = CatalogueFile(locales / "nl" / "LC_MESSAGES" / f"{DOMAIN}.mo")
    for message in ("Nothing", "", "\uffff", "More!"):
        assert ours.pgettext("nowhere", message) == message
    assert [ours.npgettext("nowhere", "one", "many", count) for count in (1, 2)] == ["one", "many"]
