"""What an office may write for its theme, for ``docs/offices.md``."""

from __future__ import annotations

from kiosk.themes import THEMES


def theme_names() -> str:
    """The names as they are written in ``office.toml``."""
    *others, last = (f'`"{name}"`' for name in THEMES)
    return f"{', '.join(others)} or {last}" if others else last
