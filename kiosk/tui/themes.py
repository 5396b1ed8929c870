"""The themes of the kiosk as Textual wants them."""

from __future__ import annotations

from textual.theme import Theme as TextualTheme

from kiosk.themes import Theme


def as_textual(name: str, theme: Theme) -> TextualTheme:
    """A theme by its name, with its colours where the style sheets look for them."""
    return TextualTheme(
        name=name,
        dark=theme.dark,
        primary=theme.strong,
        warning=theme.warning,
        foreground=theme.text,
        background=theme.paper,
        surface=theme.paper,
        panel=theme.panel,
        text_alpha=1.0,
        variables={
            "side": theme.side,
        },
    )
