"""Draws the paper of a receipt printer.

All of it is one picture. A receipt printer has letters of its own, and none for Arabic or Persian; of Cyrillic and of
accents it has some, by tables that differ from printer to printer, and no way to say what is missing: a wrong table
prints wrong letters. Typst draws every script, from the right where it is due, with the same fonts as on A4; lines of
dots are what every one of these printers prints alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image

from kiosk.channels.paper.hyphens import divided
from kiosk.channels.paper.pdf import ACCESSIBLE, inputs_of, typeset
from kiosk.channels.paper.rolls import Roll

TEMPLATE: Final = Path(__file__).with_name("receipt.typ")

_INK: Final = 160
"""What is darker becomes black. A little more than half of the edge of a letter: a stroke of heat is thin."""

_A_POINT: Final = 72


def strip(paper: Mapping[str, Any], families: Sequence[str], folders: Sequence[str], roll: Roll) -> bytes:
    """The picture of a paper (``columns``) as a PNG, black and white, as wide as the roll. Raises NotSet."""
    inputs = strip_inputs(paper, families, roll)
    # A picture is drawn with an empty square for a letter that no font has; a PDF by these rules is refused.
    typeset(TEMPLATE, inputs, families, folders, pdf_standards=[ACCESSIBLE])
    drawn = Image.open(BytesIO(typeset(TEMPLATE, inputs, families, folders, format="png", ppi=roll.dpi)))
    # Typst rounds half a dot up: the head has no place for one more.
    exact = drawn.convert("L").crop((0, 0, roll.dots, drawn.height))
    made = BytesIO()
    exact.point(lambda grey: 255 * (grey > _INK), mode="1").save(made, "png")
    return made.getvalue()


def strip_inputs(paper: Mapping[str, Any], families: Sequence[str], roll: Roll) -> dict[str, str]:
    """What the template takes."""
    width = {"width": str(roll.dots * _A_POINT / roll.dpi), "dpi": str(roll.dpi)}
    return inputs_of(_divided(paper), families) | width


def _divided(paper: Mapping[str, Any]) -> dict[str, Any]:
    """The same, whose long words may go on in the next line."""

    def each(texts: Sequence[str]) -> list[str]:
        return [
            divided(text, language["locale"], language["vowels"])
            for text, language in zip(texts, paper["languages"], strict=True)
        ]

    sections = [
        {
            "heading": each(section["heading"]),
            "entries": [
                entry
                | {
                    "number": divided(entry["number"], "", ""),
                    "title": each(entry["title"]),
                    "lines": [each(row) for row in entry["lines"]],
                }
                for entry in section["entries"]
            ],
        }
        for section in paper["sections"]
    ]
    onward = [each(row) for row in paper["onward"]]
    return dict(paper) | {"title": each(paper["title"]), "sections": sections, "onward": onward}
