"""The page that holds the screen, the page for whoever must wait, and what every answer forbids."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Final

import textual_serve

from kiosk.browser.notices import all_taken, begins_again
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.terminal.readable import size_of_text
from kiosk.terminal.text_size.steps import FEWEST_CELLS, FONT
from kiosk.themes import THEMES

_OURS: Final = Path(__file__).parent / "page"
_THEIRS: Final = Path(textual_serve.__file__).parent / "static"

FILES: Final = MappingProxyType(
    {
        "kiosk.css": _OURS / "kiosk.css",
        "kiosk.js": _OURS / "kiosk.js",
        "xterm.css": _THEIRS / "css" / "xterm.css",
        "textual.js": _THEIRS / "js" / "textual.js",
    }
)
"""The files that the page asks for."""

WAITS: Final = 5
"""Seconds until a page without a screen tries again by itself."""

HEADERS: Final = MappingProxyType(
    {
        # The terminal of the page writes its own style sheets; nothing else may come from anywhere but this server.
        "Content-Security-Policy": "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "font-src 'self'",
                "connect-src 'self'",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
            )
        ),
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "clipboard-read=(), camera=(), microphone=(), geolocation=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)
"""What every answer says: nothing is kept, nothing comes from elsewhere, and no other page holds ours."""


def screen_page(office: OfficeSettings, languages: OfferedLanguages) -> str:
    """The page that holds the screen."""
    return _filled(
        "screen.html",
        office,
        languages,
        begins_again,
        text=f"{size_of_text(office.viewing_distance * 10):.2f}",
        screen=str(office.screen_width),
        columns=str(FEWEST_CELLS[0]),
        rows=str(FEWEST_CELLS[1]),
    )


def waiting_page(office: OfficeSettings, languages: OfferedLanguages) -> str:
    """The page for whoever comes while all screens are taken."""
    return _filled("waiting.html", office, languages, all_taken)


def fonts() -> dict[str, Path]:
    """The font with all our letters as it is installed on this machine, for browsers on machines that lack it; empty
    where it is not."""
    if shutil.which("fc-match") is None:
        return {}
    found = {name: _matched(f"{FONT}:{style}") for name, style in (("regular.ttf", "book"), ("bold.ttf", "bold"))}
    return {name: path for name, path in found.items() if path.name.startswith(FONT.replace(" ", ""))}


def _matched(pattern: str) -> Path:
    command = ["fc-match", "--format", "%{file}", pattern]
    return Path(subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout)


def _filled(
    page: str,
    office: OfficeSettings,
    languages: OfferedLanguages,
    notice: Callable[[Wording], str],
    **more: str,
) -> str:
    theme = THEMES[office.theme]
    template = Template((_OURS / page).read_text(encoding="utf-8"))
    return template.substitute(
        more,
        language=languages.codes[0],
        title=escape(office.name),
        paper=theme.paper,
        ink=theme.text,
        waits=str(WAITS),
        notices="\n".join(_lines(languages, notice)),
    )


def _lines(languages: OfferedLanguages, notice: Callable[[Wording], str]) -> Iterable[str]:
    """The same notice in each language, each marked with its own."""
    for code, facts in languages.facts.items():
        direction = "rtl" if facts.right_to_left else "ltr"
        yield f'<p lang="{code}" dir="{direction}">{escape(notice(languages[code]))}</p>'
