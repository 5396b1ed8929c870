"""JSON Schemas of the files of a pack, made from what validates them: an editor names a mistake while it is typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from kiosk.content.pack import Pack
from kiosk.guides.guide import FEWEST_STEPS, MOST_STEPS
from kiosk.guides.kinds import format_of, formats
from kiosk.guides.kinds.kind import Format

FOLDER: Final = Path(__file__).parent / "schemas"

_CLOCK: Final = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "description": "like 09:00"}
_DAYS: Final = {"type": "array", "items": {"type": "string", "format": "date"}}


PACK: Final = "pack"
PUBLIC_HOLIDAYS: Final = "public_holidays"
"""The files of a pack that no kind of place shows."""


def files_of(pack: Path) -> dict[str, list[Path]]:
    """The files of a pack, by the name of their schema."""
    found = {name: [path for path in (pack / f"{name}.toml",) if path.exists()] for name in (PACK, PUBLIC_HOLIDAYS)}
    for form in formats():
        found[form.name] = [path for path in sorted(pack.glob(form.files)) if format_of(path) is form]
    return found


def schemas() -> dict[str, str]:
    """The text of each schema, by its name."""
    made = {
        PACK: _of_a_file(Pack),
        PUBLIC_HOLIDAYS: {"type": "object", "additionalProperties": False, "properties": {"days": _DAYS}},
        **{form.name: _of_tables(form) if form.table else _of_a_file(form.model, form.arrays) for form in formats()},
    }
    made["guide"]["properties"]["step"] |= {"minItems": FEWEST_STEPS, "maxItems": MOST_STEPS}
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {name: json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()}


def write_schemas(folder: Path) -> None:
    """A file for each schema."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def _of_a_file(model: type[Any], arrays: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The schema of a file that is one value. The name of a file of a kind is its id: there ``arrays`` is given."""
    schema: dict[str, Any] = _as_toml(TypeAdapter(model).json_schema(ref_template="#/definitions/{model}"))
    named_by_the_file = () if arrays is None else ("id",)
    written = {field: table for table, field in (arrays or {}).items()}
    properties = {written.get(name, name): value for name, value in schema["properties"].items()}
    kept = {name: value for name, value in properties.items() if name not in named_by_the_file}
    required = [written.get(name, name) for name in schema["required"] if name not in named_by_the_file]
    return schema | {"properties": kept, "required": required}


def _of_tables(form: Format) -> dict[str, Any]:
    """The schema of a file with an array of tables."""
    tables = {"type": "array", "items": _of_a_file(form.model)}
    return {"type": "object", "additionalProperties": False, "properties": {form.table: tables}}


def _as_toml(schema: Any) -> Any:
    """A part of a schema as it holds for TOML: without null, and with times as they are written here."""
    if isinstance(schema, list):
        return [_as_toml(part) for part in schema]
    if not isinstance(schema, Mapping):
        return schema.replace("``", "`").replace("\n\n", "\n") if isinstance(schema, str) else schema
    if schema.get("format") == "time":
        return dict(_CLOCK)
    kept = {
        "definitions" if key == "$defs" else key: _as_toml(value)
        for key, value in schema.items()
        # A name like "Title" says nothing that the field does not say; but a field may be called so too.
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, ""))
    }
    if "anyOf" in kept:
        choices = [choice for choice in kept["anyOf"] if choice != {"type": "null"}]
        kept = {key: value for key, value in kept.items() if key != "anyOf"}
        return kept | (choices[0] if len(choices) == 1 else {"anyOf": choices})
    return kept


if __name__ == "__main__":
    write_schemas(FOLDER)
