"""The list of channels: a new file is one more, for the listing, the checks and the core; nothing else changes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk.channels
from kiosk.channels.channel import channels
from kiosk.checks.graph import dead_ends
from kiosk.checks.messages import taken_words, too_long
from kiosk.checks.subject import Subject
from kiosk.documents.listing import listed
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import MENU
from kiosk.language.offered import OfferedLanguages
from tests.conftest import TODAY

LOUD = '''
from kiosk.channels.channel import Channel


class Loud(Channel):
    """Whole pages in capitals, by a carrier that keeps the word "menu" for itself."""

    name = "loud"
    longest = {longest}
    taken = frozenset({{"MENU"}})

    def fits(self, page):
        return len(self.body(page)) <= {longest}

    def body(self, page):
        choices = (f"{{choice.number}} {{choice.label}}" for choice in page.numbered)
        return "\\n".join((page.title, page.text, *choices)).upper()


def open_channel(languages):
    return Loud()
'''


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One file more in the room of channels."""
    write(tmp_path, 200)
    monkeypatch.setattr(kiosk.channels, "__path__", [*kiosk.channels.__path__, str(tmp_path)])
    yield
    del sys.modules["kiosk.channels.loud"]


def write(folder: Path, longest: int) -> None:
    (folder / "loud.py").write_text(LOUD.format(longest=longest), encoding="utf-8")


def test_every_module_that_opens_a_channel_is_listed_under_its_own_name(languages: OfferedLanguages) -> None:
    found = channels(languages.facts)
    assert list(found) == ["kiosk", "sms", "speech", "whatsapp"]
    assert [channel.name for channel in found.values()] == list(found)


@pytest.mark.usefixtures("added")
def test_a_page_is_answered_on_an_added_channel(languages: OfferedLanguages, engine: Engine) -> None:
    loud = channels(languages.facts)["loud"]
    turn = engine.answer(Conversation("nl", MENU), "1", loud)
    assert loud.body(turn.page).isupper()
    assert turn.page.title.upper() in loud.body(turn.page)
    step = engine.answer(Conversation("nl", GuidePlace("strong-password")), "1", loud)
    assert (step.conversation.place.kind, step.page.parts) == ("step", 1)
    crisis = engine.answer(Conversation("nl", MENU), "ik wil dood", loud).page
    assert len(loud.body(crisis)) > 200, "whole, whatever the channel says"
    assert crisis.parts == 1


@pytest.mark.usefixtures("added")
def test_the_rules_walk_an_added_channel(content: Path, locales: Path) -> None:
    subject = Subject(content, locales, TODAY)
    walked = {(channel.name, stop.place) for channel, stop in subject.written("nl")}
    assert ("loud", StepPlace("strong-password", "words")) in walked
    assert list(dead_ends(subject, "nl")) == []
    long = [str(finding) for finding in too_long(subject, "nl")]
    assert all(finding.startswith("nl, loud, ") for finding in long)
    assert any("nl, loud, crisis/suicide: " in finding and "a message has at most 200" in finding for finding in long)
    taken = [str(finding) for finding in taken_words(subject, "nl")]
    assert any(finding.endswith("takes it for itself when it is sent back; use another word") for finding in taken)
    entries = list(listed(subject, "nl", subject.channels["loud"]))
    assert {entry["body"].isupper() for entry in entries} == {True}
    assert max(entry["parts"] for entry in entries) > 1


def test_the_command_lists_an_added_channel(tmp_path: Path) -> None:
    write(tmp_path, 1000)
    program = (
        "import sys, kiosk.channels; from kiosk.cli import main;"
        "kiosk.channels.__path__.append(sys.argv[1]); sys.exit(main(sys.argv[2:]))"
    )
    asked = ("pages", "--language", "nl", "--channel", "loud", "--format", "json")
    done = subprocess.run([sys.executable, "-c", program, tmp_path, *asked], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    pages = json.loads(done.stdout)
    fields = {"place", "language", "title", "text", "choices", "part", "parts", "helper", "review", "body"}
    assert set(pages[0]) == fields
    assert {page["place"] for page in pages} >= {"menu", "person", "step/strong-password/words", "crisis/suicide"}


def test_an_unknown_channel_is_named() -> None:
    command = [sys.executable, "-m", "kiosk", "pages", "--channel", "loud"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr == "kiosk: there is no channel 'loud'; write one of kiosk, sms, speech, whatsapp\n"
