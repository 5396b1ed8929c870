"""Whether a text tells of a crisis, and of which kind."""
