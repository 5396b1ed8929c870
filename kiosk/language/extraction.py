"""Offers the texts of the content to Babel's ``extract``: one message each, with its context and a note."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any, Final

from kiosk.guides.texts import SEEN, Text, crisis_texts, guide_texts, service_texts, topic_texts

Message = tuple[int, str, tuple[str, str], list[str]]
"""Line, function, (context, message) and comments, as Babel asks of an extraction method."""

_READERS: Mapping[str, Callable[[str, Mapping[str, Any]], Iterator[Text]]] = {
    "guides": guide_texts,
    "services": service_texts,
    "crisis": crisis_texts,
}

_INTERFACE: Final = {
    "key": "A key at the bottom of every screen: its digit or letter stands before it. At most 10 letters.",
    "choice": "A numbered choice, as a button. At most 36 letters.",
    "choice/sms": "A numbered choice in a text message. 1 word, at most 10 letters.",
    "crisis": "In the answer to somebody in a crisis, on every channel. Exact and calm: nothing may be added.",
    "guide": "On the first page of a guide, and a count. At most 40 letters.",
    "step": "Above a step, beside the title of the guide. At most 20 letters.",
    "service": "A line on the card of a service. 1 short sentence.",
    "notice": "One line that helps, above a page or in a box. At most 100 letters.",
    "sms": "In a text message, where every letter costs. 1 or 2 words.",
    "title": "The title of a page. At most 30 letters.",
    "": "On a page of the kiosk. Short sentences.",
}
"""Where the texts of the program are seen, by the beginning or the end of their context."""


def seen_in_the_interface(context: str) -> str:
    """What a translator is told about a text of the program."""
    first, last = context.split("/", 1)[0], context.rsplit("/", 1)[-1]
    names = (f"{first}/{last}", last if last in ("sms", "title") else first, first, "")
    return next(_INTERFACE[name] for name in names if name in _INTERFACE)


def extract_toml(
    file: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[Message]:
    """Babel's extraction method for ``kiosk/content/**.toml`` (entry point ``kiosk_toml``)."""
    source = file.read().decode("utf-8")
    content = tomllib.loads(source)
    lines = source.splitlines()
    for text in _texts(PurePath(file.name), content):
        line = next((number for number, line in enumerate(lines, 1) if text.message in line), 1)
        yield line, "pgettext", (text.context, text.message), [SEEN[text.kind]]


def _texts(path: PurePath, content: Mapping[str, Any]) -> Iterator[Text]:
    if "topic" in content and isinstance(content["topic"], list):
        for topic in content["topic"]:
            yield from topic_texts(topic)
    elif "retired" not in content:
        yield from _READERS[path.parent.name](path.stem, content)
