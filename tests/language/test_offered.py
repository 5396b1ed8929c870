"""Languages: their texts, forms and names."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.language.facts import LanguageError, load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages

CODES = tuple(load_facts(locales_folder()))


def test_the_languages_are_in_menu_order(languages: OfferedLanguages, locales: Path) -> None:
    written = {path.parent.name: tomllib.loads(path.read_text("utf-8")) for path in locales.glob("*/language.toml")}
    ordered = {code: table["order"] for code, table in written.items() if "order" in table}
    assert languages.codes == tuple(sorted(ordered, key=ordered.__getitem__))
    assert len(set(ordered.values())) == len(ordered)


def test_an_office_chooses_its_languages_and_their_order(locales: Path) -> None:
    assert OfferedLanguages(locales, ("ar", "nl")).codes == ("ar", "nl")


def test_an_unknown_language_is_named(locales: Path) -> None:
    with pytest.raises(LanguageError, match=r"there is no language 'xx'; the kiosk has nl, fr"):
        OfferedLanguages(locales, ("xx",))


@pytest.mark.parametrize(
    ("code", "day", "hours", "names"),
    [
        ("en", "23 November 2026", "Monday to Friday, from 9:00 to 17:00.", "Dutch and French"),
        ("nl", "23 november 2026", "9:00", "Nederlands en Frans"),
        ("fr", "23 novembre 2026", "9:00", "néerlandais et français"),
        ("ar", "23", "9:00", "الفرنسية"),
    ],
)
def test_dates_hours_and_lists_are_in_the_language(
    languages: OfferedLanguages, code: str, day: str, hours: str, names: str
) -> None:
    language = languages[code]
    assert day in language.day(date(2026, 11, 23))
    assert hours in language.hours("mon", "fri", time(9), time(17))
    assert names in language.names_of(["nl", "fr"])


def test_a_list_in_spanish_is_said_as_people_say_it(languages: OfferedLanguages) -> None:
    assert languages["es"].names_of(["nl", "fr", "en"]) == "neerlandés, francés e inglés"
    assert languages["es"].names_of(["en", "fr"]) == "inglés y francés"


@pytest.mark.parametrize("code", CODES)
def test_every_count_has_its_plural(languages: OfferedLanguages, code: str) -> None:
    one, many = "This guide has {count} step.", "This guide has {count} steps."
    said = {count: languages[code].plural("guide/steps", one, many, count) for count in (1, 2, 5, 11, 30, 100)}
    assert all("{count}" not in text for text in said.values())
    assert len(set(said.values())) == len(said)


def test_a_language_without_its_compiled_catalogue_says_what_to_do(locales: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(locales, tmp_path / "locales", ignore=shutil.ignore_patterns("*.mo")))
    with pytest.raises(LanguageError, match="run `make translations`"):
        OfferedLanguages(copied)["nl"].text("menu/title", "What do you want to do?")


@pytest.mark.parametrize(
    ("code", "old", "new", "said"),
    [
        ("ar", 'direction = "rtl"', 'direction = "left"', "`direction` is 'left'; write one of ltr, rtl"),
        ("en", 'name = "English"\n', "", "`name` is missing"),
        (
            "fr",
            'voice = "fr"',
            'voice = "fr"\nflag = "fr"',
            "`flag` is not a field here; correct its name or remove it",
        ),
        ("ar", "segments = 2", 'segments = "two"', "`segments` is 'two'; write a whole number"),
        ("fr", "order = 20", 'order = "second"', "`order` is 'second'; write a whole number"),
        ("tr", '"nplurals=1; plural=0;"', '"one"', "`plural` is 'one'; write the rule as in \"nplurals=2"),
        ("ar", 'commas = ",،"', 'commas = ""', "`commas` is empty; write the signs, or leave the line out"),
        ("fr", "base = 207", 'base = "much"', "`easy.formula.base` is 'much'; write a number"),
        ("fr", 'hyphenation = "fr"', "", "`easy.formula` must count syllables: write `hyphenation`, or else `vowels`"),
        ("fr", 'voice = "fr"', 'voice = "fr', "this is not TOML in UTF-8"),
        ("fr", '". point"', '".point"', "`aloud` holds '.point'; write a sign or a name and what a voice says for it"),
    ],
)
def test_mistakes_in_what_is_known_of_a_language_are_named(
    locales: Path, tmp_path: Path, code: str, old: str, new: str, said: str
) -> None:
    copied = Path(shutil.copytree(locales, tmp_path / "locales"))
    path = copied / code / "language.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LanguageError) as caught:
        load_facts(copied)
    assert f"{code}/language.toml: {said}" in str(caught.value)


def test_mistakes_in_words_are_named(locales: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(locales, tmp_path / "locales"))
    (copied / "nl" / "words.toml").write_text('numbers = "een"\n', encoding="utf-8")
    with pytest.raises(LanguageError, match=r"nl/words.toml: `numbers`"):
        _ = OfferedLanguages(copied)["nl"].words
