"""The Textual screen: shows pages and hands back what was said. Decides nothing."""
