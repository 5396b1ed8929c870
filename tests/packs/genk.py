"""A pack of an office, in Dutch and French: a topic, a guide, a service of its own, and one that stands in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import write_po

from kiosk.language.catalogues import catalogue_path, extracted_pack
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.language_catalog import LanguageCatalog

STEPS = ("one", "two", "three", "four", "five")

FILES = {
    "pack.toml": """
id = "genk"
title = "Genk"
country = "BE"
licence = "CC0-1.0"
version = "1.0"
checked = 2026-11-23
source = "nl"
languages = ["nl", "fr"]
""",
    "topics.toml": """
[[topic]]
id = "in-genk"
title = "In Genk"
""",
    "guides/opening-hours.toml": """
topic = "in-genk"
order = 1
title = "Wanneer open?"
goal = "U weet wanneer wij open zijn."
digcomp = ["2.1"]
search = "openingsuren, sluitingsdag"
checked = 2026-11-23
expires = 2027-11-22
source = "genk.example"
"""
    + "".join(
        f"""
[[step]]
id = "{id}"
title = "Stap {id}"
text = "Bel het huis: {{huis}}. Vraag naar {id}."
sms = "Bel {{huis}} voor {id}."
helper = "Kijk samen naar {id}."
"""
        for id in STEPS
    ),
    "services/genk.toml": """
order = 90
title = "Hulp in Genk"

[[service]]
id = "huis"
name = "Huis van de stad"
number = "089 11 22 33"
use = "Vragen over de stad."
search = "stadhuis, huis van de stad"
certain = true
address = "genk.example"
checked = 2026-11-23
expires = 2027-11-22
""",
    "services/welfare.toml": """
order = 6
title = "Welzijn"

[[service]]
id = "caw"
name = "CAW Genk"
number = "089 44 55 66"
use = "Vragen over geld en wonen."
search = "caw, geld, schulden"
certain = true
address = "genk.example"
checked = 2026-11-23
expires = 2027-11-22
""",
}


def french(text: str) -> str:
    """What stands in for a French translation."""
    return f"FR {text}"


@pytest.fixture
def genk(tmp_path: Path) -> Path:
    """The folder of the pack; beside it an ``office.toml`` that names it."""
    folder = tmp_path / "genk"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    translate(folder, "fr", lambda context: True)
    (tmp_path / "office.toml").write_text('name = "Genk"\npacks = ["belgium", "./genk"]\n', encoding="utf-8")
    return folder


def translate(folder: Path, code: str, which: Callable[[str], bool]) -> None:
    """Write the catalogue of a language with those translations whose contexts are wanted."""
    catalogue = LanguageCatalog(code, load_facts(locales_folder())[code], folder.name)
    for message in extracted_pack(folder):
        if message.id and which(str(message.context)):
            catalogue.add(message.id, french(str(message.id)), context=message.context)
    path = catalogue_path(folder / "locales", code, folder.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)
