"""Sets the paper: Typst shapes, orders and breaks the lines of every script, and tags them for who hears the file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
import typst

TEMPLATE: Final = Path(__file__).with_name("paper.typ")

ACCESSIBLE: Final = "ua-1"
"""PDF/UA. It also refuses a letter that no font has, which would be an empty square on paper."""

_QUIET: Final = 4
"""Modules of white around a square, as its standard wants."""


class NotSet(Exception):
    """The paper cannot be set: a letter is in none of the fonts, or no font is there."""


def pdf(paper: Mapping[str, Any], families: Sequence[str], folders: Sequence[str]) -> bytes:
    """The file of a paper (``columns``), the same for the same paper. ``families`` are those of its fonts, the best
    first, which are in these folders. Raises NotSet."""
    return typeset(TEMPLATE, inputs_of(paper, families), families, folders, pdf_standards=[ACCESSIBLE])


def inputs_of(paper: Mapping[str, Any], families: Sequence[str]) -> dict[str, str]:
    """What a template takes: the paper, its fonts, and the square for a camera where it has one, which is so many
    ``modules`` wide."""
    inputs = {"paper": json.dumps(paper), "fonts": json.dumps(families)}
    if link := paper["link"]:
        square = segno.make_qr(link, error="m")
        drawn = BytesIO()
        square.save(drawn, kind="svg", border=_QUIET, xmldecl=False)
        inputs |= {"square": drawn.getvalue().decode(), "modules": str(square.symbol_size(border=_QUIET)[0])}
    return inputs


def typeset(
    template: Path, inputs: Mapping[str, str], families: Sequence[str], folders: Sequence[str], **how: Any
) -> bytes:
    """The file of a template of Typst with these inputs, a PDF unless it is said ``how`` (``typst.compile``). Raises
    NotSet."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
    if missing := set(families) - set(fonts.families()):
        # Typst would leave out what it has no font for.
        raise NotSet(f"no font in {', '.join(folders)} is called {', '.join(sorted(missing))}")
    try:
        made = typst.compile(template, font_paths=fonts, sys_inputs=dict(inputs), **how)
    except typst.TypstError as error:
        raise NotSet(error.message) from error
    assert isinstance(made, bytes)
    return made
