"""What was made of texts lately: one text is asked about two or three times in a row, and many people say the same few
words."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Final, ParamSpec, TypeVar

Said = ParamSpec("Said")
Made = TypeVar("Made")

COMMON: Final = 256
"""Texts for which is kept what was made of them, where people say the same words: "hello", "menu", a topic."""


def lately_made(
    make: Callable[Said, Made], most: int = 1, keeps: Callable[[Made], bool] = lambda _: True
) -> Callable[Said, Made]:
    """The same function, which does not make anew what it made of the last ``most`` texts. It keeps no text: only a
    hash, which is another one in each process. What is made must tell no words of the text either; ``keeps`` says what
    may be kept of it. It may be used by threads."""
    kept: dict[int, Made] = {}
    lock = Lock()

    def made(*said: Said.args, **more: Said.kwargs) -> Made:
        wanted = hash((*said, *more.items()))
        try:
            return kept[wanted]
        except KeyError:
            found = make(*said, **more)
        if keeps(found):
            with lock:
                if len(kept) >= most:
                    del kept[next(iter(kept))]
                kept[wanted] = found
        return found

    return made
