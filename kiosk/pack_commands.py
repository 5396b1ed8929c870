"""The ``kiosk pack`` commands: make a pack, bring its texts to its translators, check it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any


def add_pack_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which these are added."""
    pack: argparse.ArgumentParser = commands.add_parser("pack", help="make a pack of your own, and check it")
    actions = pack.add_subparsers(title="commands", metavar="", required=True)
    new = actions.add_parser("new", help="make a pack that works, with texts to replace")
    new.add_argument("folder", type=Path, metavar="DIR", help="a folder that does not exist yet; its name is the id")
    new.add_argument("--language", metavar="CODE", help="in which you write; otherwise the first of the office")
    new.set_defaults(run=lambda options: _new(options.folder.absolute(), options.language))
    translations = actions.add_parser("translations", help="write the texts to translate, for each of its languages")
    translations.add_argument("folder", type=Path, metavar="DIR")
    translations.set_defaults(run=lambda options: _translations(options.folder.absolute()))
    check = actions.add_parser("check", help="say what falls short, and where")
    check.add_argument("folder", type=Path, metavar="DIR")
    check.set_defaults(run=lambda options: _check([options.folder.absolute()]))


def check_packs_of_the_office() -> int:
    """Check every pack that the office adds to that of its country."""
    from kiosk.office import load_office
    from kiosk.wiring import pack_folder

    return _check([pack_folder(pack) for pack in load_office().packs[1:]])


def _new(folder: Path, language: str | None) -> int:
    from kiosk.content.new_pack import NewPackError, write_pack
    from kiosk.known_language import UnknownLanguage
    from kiosk.office import load_office
    from kiosk.wiring import offered_languages

    languages = offered_languages(load_office())
    language = language or languages.codes[0]
    if language not in languages.codes:
        raise UnknownLanguage(language, languages.codes)
    try:
        write_pack(folder, language, date.today())
    except NewPackError as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"{folder}: now write your own texts; `kiosk pack check {folder}` says where. In office.toml: packs = "
        f'["belgium", "{folder}"]'
    )
    return 0


def _translations(folder: Path) -> int:
    from kiosk.content.loading import read_content
    from kiosk.content.pack import read_pack
    from kiosk.language.catalogues import extracted_pack, update_domain
    from kiosk.language.facts import load_facts, locales_folder

    problems: list[str] = []
    pack = read_pack(folder, problems)
    read_content(folder, problems)
    if pack is None or problems:
        print("\n".join(f"{folder}/{problem}" for problem in problems), file=sys.stderr)
        return 2
    facts = load_facts(locales_folder())
    languages = {code: facts[code] for code in pack.languages if code != pack.source and code in facts}
    update_domain(extracted_pack(folder), folder / "locales", folder.name, languages)
    return 0


def _check(folders: list[Path]) -> int:
    from kiosk.checks.pack import check_pack
    from kiosk.language.facts import locales_folder
    from kiosk.office import load_office
    from kiosk.wiring import pack_folder

    office = load_office()
    country = pack_folder(office.packs[0])
    today = date.today()
    return max(
        (check_pack(country, folder, locales_folder(), office.languages, today, sys.stdout) for folder in folders),
        default=0,
    )
