"""The schemas for the editors of authors say what the kiosk itself says of a file."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from kiosk.content.schema import FOLDER, files_of, schemas
from kiosk.wiring import CONTENT

SHIPPED = [(kind, path) for kind, paths in files_of(CONTENT).items() for path in paths]


def as_json(value: Any) -> Any:
    """What a schema sees of a value of TOML."""
    if isinstance(value, dict):
        return {name: as_json(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def complaint(kind: str, text: str) -> str:
    """What an editor says of a file with this text; "" when nothing."""
    validate = fastjsonschema.compile(json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8")))
    try:
        validate(as_json(tomllib.loads(text)))
    except fastjsonschema.JsonSchemaValueException as error:
        return str(error)
    return ""


def test_they_are_up_to_date() -> None:
    held = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert held == schemas(), "run `make documents`"


def test_every_file_that_ships_is_of_a_kind() -> None:
    assert {path for _, path in SHIPPED} == set(CONTENT.rglob("*.toml"))


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: getattr(value, "name", value))
def test_a_file_that_ships_fits_and_leads_an_editor_to_its_schema(kind: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert complaint(kind, text) == ""
    first = text.partition("\n")[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).resolve() == FOLDER / f"{kind}.json"


@pytest.mark.parametrize(
    ("kind", "file", "old", "new"),
    [
        ("guide", "guides/ticket.toml", "goal =", "gaol ="),
        ("guide", "guides/ticket.toml", 'title = "', 'title = 3 # "'),
        ("guide", "guides/ticket.toml", "[[step]]", "[[steps]]"),
        ("guide", "guides/ticket.toml", "checked = ", 'checked = "soon" # '),
        ("services", "services/welfare.toml", 'opens = "09:00"', 'opens = "9 o\'clock"'),
        ("services", "services/welfare.toml", 'first = "mon"', 'first = "monday"'),
        ("topics", "topics.toml", 'title = "Log in, stay safe"', ""),
        ("crisis", "crisis/danger.toml", "weight =", "wait ="),
        ("retired", "services/retired.toml", 'instead = "card-stop"', ""),
        ("pack", "pack.toml", 'country = "BE"', 'country = "Belgium"'),
        ("public_holidays", "public_holidays.toml", "days =", "dagen ="),
    ],
)
def test_a_mistake_is_seen_in_the_editor(kind: str, file: str, old: str, new: str) -> None:
    text = (CONTENT / file).read_text(encoding="utf-8")
    assert old in text
    assert complaint(kind, text.replace(old, new, 1))
