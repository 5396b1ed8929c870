"""Reads and validates the content. The packs that ship are folders of data beside the code."""
