"""JSON Schemas of the files of a pack, made from what validates them: an editor names a mistake while it is typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from kiosk.content.loading import MANY
from kiosk.content.pack import Pack
from kiosk.guides.crisis import Crisis
from kiosk.guides.guide import FEWEST_STEPS, MOST_STEPS, Guide, Topic
from kiosk.guides.service import Retired, ServiceGroup

FOLDER: Final = Path(__file__).parent / "schemas"

_ONE: Final = {many: one for one, many in MANY.items()}
_CLOCK: Final = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "description": "like 09:00"}
_DAYS: Final = {"type": "array", "items": {"type": "string", "format": "date"}}


@dataclass(frozen=True, slots=True)
class FileOfAPack:
    """A kind of file: its schema's name, and the paths in a pack that it is about."""

    name: str
    paths: str
    leave_out: str = ""

    def in_a_pack(self, pack: Path) -> list[Path]:
        """The files of this kind that a pack has."""
        return [path for path in sorted(pack.glob(self.paths)) if path.name != self.leave_out]


FILES: Final = (
    FileOfAPack("pack", "pack.toml"),
    FileOfAPack("topics", "topics.toml"),
    FileOfAPack("guide", "guides/*.toml"),
    FileOfAPack("services", "services/*.toml", leave_out="retired.toml"),
    FileOfAPack("crisis", "crisis/*.toml"),
    FileOfAPack("retired", "services/retired.toml"),
    FileOfAPack("public_holidays", "public_holidays.toml"),
)


def schemas() -> dict[str, str]:
    """The text of each schema, by its name."""
    made = {
        "pack": _of_a_file(Pack),
        "topics": _of_tables("topic", Topic),
        "guide": _of_a_file(Guide, "id"),
        "services": _of_a_file(ServiceGroup, "id"),
        "crisis": _of_a_file(Crisis, "id"),
        "retired": _of_tables("retired", Retired),
        "public_holidays": {"type": "object", "additionalProperties": False, "properties": {"days": _DAYS}},
    }
    made["guide"]["properties"]["step"] |= {"minItems": FEWEST_STEPS, "maxItems": MOST_STEPS}
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {name: json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()}


def write_schemas(folder: Path) -> None:
    """A file for each schema."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def _of_a_file(kind: type[Any], named_by_the_file: str = "") -> dict[str, Any]:
    """The schema of a file that is one value. Its id may be the name of the file."""
    schema: dict[str, Any] = _as_toml(TypeAdapter(kind).json_schema(ref_template="#/definitions/{model}"))
    properties = {_ONE.get(name, name): value for name, value in schema["properties"].items()}
    properties.pop(named_by_the_file, None)
    required = [_ONE.get(name, name) for name in schema["required"] if name != named_by_the_file]
    return schema | {"properties": properties, "required": required}


def _of_tables(name: str, kind: type[Any]) -> dict[str, Any]:
    """The schema of a file with an array of tables."""
    table = _of_a_file(kind)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": "array", "items": table}},
    }


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
