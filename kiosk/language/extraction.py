"""Offers the texts of the content and of the program to Babel's ``extract``: each with its context.

Babel's own extraction for Python would warn of every call whose context is put together while the program runs. Those
calls name texts of the content, which come from its files.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any, Final

from kiosk.guides.kinds import format_of, guide
from kiosk.guides.kinds.kind import Text

Message = tuple[int, str, tuple[str, ...], list[str]]
"""Line, function, (context, message, perhaps its plural) and comments, as Babel asks of an extraction method."""

_ASKED: Final = {"text": 2, "plural": 3}
"""The methods of ``Wording``, and how many of their first arguments are the text's."""

_INTERFACE: Final = {
    "key": "A key at the bottom of every screen: its digit or letter stands before it. At most 10 letters.",
    "sign": "At the top of every screen: the name of its key stands before it. At most 18 letters.",
    "touch": "A key of the keyboard on the screen. 1 word, at most 10 letters.",
    "choice": "A numbered choice, as a button. At most 36 letters.",
    "choice/sms": "A numbered choice in a text message. 1 word, at most 10 letters.",
    "crisis": "In the answer to somebody in a crisis, on every channel. Exact and calm: nothing may be added.",
    "guide": "On the first page of a guide, and a count. At most 40 letters.",
    "code": "On a page of a guide, with the name of that page, like WKT3. Do not call it a code. At most 50 letters.",
    "code/sms": "In a text message, where every letter costs: 1 word before the name of a page.",
    "region": "Before a guide whose steps differ from region to region. Short.",
    "step": "Above a step, beside the title of the guide. At most 20 letters.",
    "paper": "Printed on paper, in large type. Short sentences.",
    "service": "A line on the card of a service. 1 short sentence.",
    "privacy": "On the privacy page, a promise to be kept to the letter. Title, text and choice: at most 80 words.",
    "privacy/sms": "The same by text message, where every letter costs.",
    "privacy/search": guide.SEEN["search"].replace("guide", "page"),
    "privacy/forget": "The choice that wipes everything. It must also stand under `end` in words.toml.",
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
        yield line, "pgettext", (text.context, text.message), [text.seen]


def extract_calls(
    file: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[Message]:
    """Babel's extraction method for the program: what it asks of ``Wording`` with a literal context and message."""
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        asked = [argument.value for argument in call.args[: _ASKED.get(name, 0)] if isinstance(argument, ast.Constant)]
        literals = tuple(value for value in asked if isinstance(value, str))
        if literals and len(literals) == _ASKED[name]:
            yield call.lineno, name, literals, []


def _texts(path: PurePath, content: Mapping[str, Any]) -> Iterator[Text]:
    form = format_of(path)
    if form is not None:
        for table in content.get(form.table, ()) if form.table else (content,):
            yield from form.texts(path.stem, table)
