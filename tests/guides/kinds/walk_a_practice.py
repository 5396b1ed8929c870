"""Walks a kind of place that stands in a folder of its own: run in a Python of its own by ``test_a_new_kind.py``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import kiosk.guides

kinds, content = (Path(argument) for argument in sys.argv[1:])
kiosk.guides.__path__.insert(0, str(kinds))

from kiosk.channels.plain import PlainLines  # noqa: E402 - the folder is found from here on
from kiosk.content.loading import load_content  # noqa: E402
from kiosk.guides.catalogue import Catalogue  # noqa: E402
from kiosk.guides.conversation import Conversation  # noqa: E402
from kiosk.guides.engine import Engine  # noqa: E402
from kiosk.guides.kinds import KINDS, parse  # noqa: E402
from kiosk.guides.place import MENU  # noqa: E402
from kiosk.guides.site import Office  # noqa: E402
from kiosk.guides.walk import walk  # noqa: E402
from kiosk.language.catalogues import extracted_pack  # noqa: E402
from kiosk.language.facts import locales_folder  # noqa: E402
from kiosk.language.offered import OfferedLanguages  # noqa: E402

languages = OfferedLanguages(locales_folder())
engine = Engine(
    Catalogue(lambda: load_content(content)), languages, Office("Kiosk"), lambda: datetime(2026, 11, 23, 12)
)
channel = PlainLines()
assert "practice" in KINDS
place = parse("practice/two-letters")

turn = engine.answer(Conversation("en", MENU), "practise umbrella", channel)
assert place in [choice.place for choice in turn.page.choices], turn.page
turn = engine.answer(turn.conversation, "1", channel)
for said, state, shown in (("2", (1, 0), "0/1"), ("1", (2, 1), "1/2"), ("1", (3, 2), "2/3")):
    turn = engine.answer(Conversation.from_json(turn.conversation.to_json()), said, channel)
    assert turn.conversation.state == state
    assert shown in turn.page.text
turn = engine.answer(turn.conversation, "0", channel)
assert turn.conversation.state == ()

assert place in {stop.place for stop in walk(engine, channel, "en")}, "its topic lists it"
assert "practice/two-letters/question" in {message.context for message in extracted_pack(content)}
sys.stdout.write("walked\n")
