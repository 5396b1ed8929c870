"""The square code with which a device is paired: for a terminal, and for a page."""

from __future__ import annotations

from io import BytesIO, StringIO
from urllib.parse import urlencode

import segno


def pairing_address(address: str, token: str) -> str:
    """Where a device is paired with a token."""
    return f"{address}/pair?{urlencode({'code': token})}"


def for_terminal(text: str) -> str:
    """The code in half blocks, black on white in a terminal of any colours."""
    out = StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True)
    return "\n".join(f"\x1b[97;40m{line}\x1b[0m" for line in out.getvalue().splitlines())


def for_page(text: str) -> str:
    """The code as a drawing within a page."""
    out = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", scale=6, xmldecl=False, svgns=False, omitsize=True, light="#fff", nl=False)
    return out.getvalue().decode()
