"""The square code with which a device is paired: for a terminal, and for a page."""

from __future__ import annotations

from io import BytesIO, StringIO
from urllib.parse import urlencode

import segno


def pairing_address(address: str, token: str) -> str:
    """Where a device is paired with a token."""
    return f"{address}/pair?{urlencode({'code': token})}"


def for_terminal(text: str) -> str:
    """The code in half blocks, dark on light where the terminal is dark too."""
    out = StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True)
    return out.getvalue()


def for_page(text: str) -> str:
    """The code as a drawing within a page."""
    out = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", scale=6, xmldecl=False, svgns=False, omitsize=True, light="#fff", nl=False)
    return out.getvalue().decode()
