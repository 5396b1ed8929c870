"""An office that answers questions in writing, with real keys: its database, its kiosks, its desk and its gateway."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.letters import carried
from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.questions.desk import Desk
from kiosk.questions.desk_key import public_of, secret_of
from kiosk.questions.mailbox import Mailbox
from kiosk.questions.settings import KEY, URL
from kiosk.questions.store import DAY, Store
from kiosk.wiring import open_engine

SECRET = "q" * 32
"""What codes are hidden with in tests."""


class Days:
    """A clock that is put forward by days."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now

    def pass_by(self, days: float) -> None:
        self.now += days * DAY


class AtAKiosk:
    """A visitor at a kiosk of the office; ``conversation`` goes through JSON between two turns."""

    def __init__(self, engine: Engine, channel: Any) -> None:
        self.engine = engine
        self.channel = channel
        self.conversation = Conversation("en")

    def say(self, said: str) -> Page:
        before = Conversation.from_json(self.conversation.to_json())
        turn = carried(self.engine.answer(before, said, self.channel), self.engine, self.channel)
        self.conversation = turn.conversation
        return turn.page


class WrittenTo:
    """The office: everything that it has opens the same database."""

    def __init__(self, url: str, folder: Path, languages: OfferedLanguages) -> None:
        self.url = url
        self.clock = Days()
        self.languages = languages
        self.key_file = folder / "desk.key"
        self.settings = OfficeSettings(name="Digipunt Genk", questions=public_of(self.key_file))
        self.desk = Desk(self.store(), secret_of(self.key_file))
        self.environment = {URL: url, KEY: SECRET, "KIOSK_OFFICE": str(folder / "office.toml")}
        (folder / "office.toml").write_text(
            f'name = "Digipunt Genk"\nquestions = "{self.settings.questions}"\n', encoding="utf-8"
        )

    def store(self) -> Store:
        return Store(self.url, self.clock)

    def mailbox(self, **how: Any) -> Mailbox:
        desk = bytes.fromhex(self.settings.questions)
        return Mailbox(self.store(), SECRET.encode(), desk, self.clock, **how)

    def engine(self, letters: Any = None, **office: Any) -> Engine:
        return open_engine(replace(self.settings, **office), self.languages, letters=letters or self.mailbox())

    def kiosk(self, channel: Any = None, **how: Any) -> AtAKiosk:
        """A kiosk of its own, as in another process."""
        return AtAKiosk(self.engine(self.mailbox(**how)), channel or PlainLines())


@pytest.fixture
def written_to(database_url: str, tmp_path: Path, languages: OfferedLanguages) -> WrittenTo:
    """An office on each kind of database."""
    return WrittenTo(database_url, tmp_path, languages)


@pytest.fixture
def in_a_file(tmp_path: Path, languages: OfferedLanguages) -> WrittenTo:
    """An office on a file, for what does not depend on the database."""
    return WrittenTo(f"sqlite:///{tmp_path / 'questions.db'}", tmp_path, languages)
