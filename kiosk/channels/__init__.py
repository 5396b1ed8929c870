"""The channels below the screen: each renders a page and hands back what was said."""
