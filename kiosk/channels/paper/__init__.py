"""Paper: a sheet of the core in one language, or in two side by side, as A4 in large type."""
