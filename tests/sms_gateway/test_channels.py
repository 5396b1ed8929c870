"""The gateway answers every channel of Twilio that the list has: a new one is one file, and none of the gateway's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kiosk.channels
from kiosk.channels.messages import notices
from kiosk.channels.messages.channel import message_channels
from kiosk.channels.whatsapp import WhatsAppChannel
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.place import MENU
from kiosk.language.offered import OfferedLanguages
from sms_gateway.app import create_app
from sms_gateway.message import Message
from sms_gateway.replies import Replies
from tests.sms_gateway.phones import TICKING, Phone, running, settings_for

LOUD = '''
from kiosk.channels.messages.channel import MessageChannel


class Loud(MessageChannel):
    """Messages in capitals, by a carrier that answers a stop itself."""

    name = "loud"
    prefix = "loud:"
    taken = frozenset({"STOP", "HELP"})

    def spelled(self, text, language):
        return text.upper()


def open_channel(languages):
    return Loud(languages)
'''


async def test_a_new_channel_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: OfferedLanguages
) -> None:
    (tmp_path / "loud.py").write_text(LOUD, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(kiosk.channels, "__path__", [*kiosk.channels.__path__, str(tmp_path)])
        app = create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"), TICKING)
    del sys.modules["kiosk.channels.loud"]
    async for client in running(app):
        phone = Phone(client, "loud:+32470000000")
        assert (await phone.text("english")).startswith("MENU\n1 ")
        assert await phone.text("HELP") == "", "its carrier answers"
        assert await phone.text("stop!") == notices.how_to_stop(languages["en"]).upper()
        assert (await phone.text("0")).startswith("1 NEDERLANDS"), "forgotten"
        assert "112" in await phone.text("i want to die")
        abroad = Phone(client, "loud:+99970000000")
        assert await abroad.text("good morning") == notices.other_country(languages["en"]).upper()
        assert (await Phone(client).text("english")).startswith("Menu\n1 "), "and a text message is what it was"


async def test_whatsapp_gets_whole_pages_with_their_accents(
    tmp_path: Path, engine: Engine, languages: OfferedLanguages
) -> None:
    whatsapp = WhatsAppChannel(languages.facts)
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.db'}"), TICKING)
    async for client in running(app):
        phone = Phone(client, "whatsapp:+32470000000")
        assert await phone.text("français") == whatsapp.body(engine.show(Conversation("fr", MENU), whatsapp))
        crisis = await phone.text("je veux mourir")
        assert "ê" in crisis or "é" in crisis
        assert "112" in crisis


def test_a_message_without_segments_is_paid_for_as_one(languages: OfferedLanguages) -> None:
    replies = Replies(message_channels(languages.facts), languages)
    sms, whatsapp = Message("1", "+32470000000", ""), Message("2", "whatsapp:+32470000000", "")
    assert [replies.segments(reply, sms) for reply in ("", "a" * 160, "a" * 161)] == [0, 1, 2]
    assert [replies.segments(reply, whatsapp) for reply in ("", "a" * 160, "a" * 161)] == [0, 1, 1]
