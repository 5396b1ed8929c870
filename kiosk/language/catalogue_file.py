"""A compiled catalogue (``.mo``), of which only the texts that are asked for are taken apart.

``gettext`` makes a dictionary of the whole file when a language is first used. A page needs a few of its texts, and
the first key of a visitor waits for them.
"""

from __future__ import annotations

import re
import struct
from array import array
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from mmap import mmap
from typing import Final

_MAGIC: Final = b"\xde\x12\x04\x95"
_CONTEXT_END: Final = "\x04"
_FORM_END: Final = b"\0"
_PLURAL: Final = re.compile(r"^Plural-Forms:.*?plural=([^;\n]+)", re.MULTILINE)


class CatalogueFile:
    """The translations in one ``.mo`` file, found by context and message as ``gettext`` finds them."""

    def __init__(self, data: bytes | mmap) -> None:
        self._data = data
        order = "<" if self._data[:4] == _MAGIC else ">"
        self._pair = struct.Struct(f"{order}2I")
        self._count, self._messages, self._translations = struct.unpack(f"{order}3I", self._data[8:20])
        self._plural: Callable[[int], int] | None = None
        self._known: dict[str, bytes | None] = {}

    def text(self, context: str, message: str) -> str | None:
        """The translation of a message; None when there is none."""
        found = self._found(context + _CONTEXT_END + message)
        return None if found is None else found.partition(_FORM_END)[0].decode()

    def plural(self, context: str, one: str, count: int) -> str | None:
        """The form for a count of the message whose form for 1 is this; None when there is none."""
        found = self._found(context + _CONTEXT_END + one)
        if found is None:
            return None
        if self._plural is None:
            rule = _PLURAL.search((self._found("") or b"").decode())
            from gettext import c2py

            self._plural = c2py(rule[1] if rule else "n != 1")
        return found.split(_FORM_END)[self._plural(count)].decode()

    @cached_property
    def _order(self) -> array[int]:
        """The messages by their bytes: Babel writes them in the order of the messages without their contexts. A file
        of which nothing is asked is not sorted."""
        return array("I", sorted(range(self._count), key=self._message))

    def _found(self, message: str) -> bytes | None:
        """A translation, kept for the next time: the texts that pages ask for are few."""
        if message not in self._known:
            self._known[message] = self._looked_up(message.encode())
        return self._known[message]

    def _looked_up(self, message: bytes) -> bytes | None:
        place = bisect_left(self._order, message, key=self._message)
        if place == len(self._order):
            return None
        number = self._order[place]
        # A message with a plural stands there with both its English forms.
        if self._message(number).partition(_FORM_END)[0] != message:
            return None
        return self._text(self._translations, number)

    def _message(self, number: int) -> bytes:
        return self._text(self._messages, number)

    def _text(self, table: int, number: int) -> bytes:
        length, start = self._pair.unpack_from(self._data, table + number * self._pair.size)
        return self._data[start : start + length]
