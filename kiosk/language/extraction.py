"""Offers the texts of the content to Babel's ``extract``: one message each, with its context and a note."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any

from kiosk.guides.texts import SEEN, Text, crisis_texts, guide_texts, service_texts, topic_texts

Message = tuple[int, str, tuple[str, str], list[str]]
"""Line, function, (context, message) and comments, as Babel asks of an extraction method."""

_READERS: Mapping[str, Callable[[str, Mapping[str, Any]], Iterator[Text]]] = {
    "guides": guide_texts,
    "services": service_texts,
    "crisis": crisis_texts,
}


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
