"""One walk, by digits alone, on every channel, with the same words."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.spelling import spell
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.page import Page
from kiosk.guides.parts import Channel
from kiosk.guides.place import MENU
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.language.visual import visual
from kiosk.tui.visit import ScreenChannel
from tests.channels.test_plain import said
from tests.sms_gateway.phones import Phone
from tests.tui.screens import Kiosk, text_of

STEPS = 6
DIGITS = ("1", "6", "1", *("1",) * STEPS)
"""Safe, a safe password, start, and on to the end."""

LANGUAGES = tuple(load_facts(locales_folder()))


def choosing(engine: Engine, channel: Channel, language: str) -> tuple[str, ...]:
    """The digits that choose a language where the kiosk begins: 8 for the next page of them, then its number."""
    conversation = Conversation()
    for part in range(engine.show(conversation, channel).parts):
        for choice in engine.show(replace(conversation, part=part), channel).numbered:
            if choice.language == language:
                return (*("8",) * part, str(choice.number))
    raise AssertionError(f"{language} cannot be chosen")


def pages(engine: Engine, language: str) -> list[Page]:
    """The pages of the walk."""
    conversation = Conversation(language, MENU)
    shown = []
    for digit in DIGITS:
        turn = engine.answer(conversation, digit, PlainLines())
        conversation = turn.conversation
        shown.append(turn.page)
    assert shown[-1].place.kind == "end"
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
async def test_on_the_screen(kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, language: str) -> None:
    right_to_left = languages[language].facts.right_to_left
    async with kiosk(*choosing(engine, ScreenChannel(languages, 80, 24), language)) as pilot:
        for key, page in zip(DIGITS, pages(engine, language), strict=True):
            await pilot.press(key)
            await pilot.pause()
            shown = text_of(pilot)
            assert visual(page.title, right_to_left=right_to_left) in shown
            for choice in page.numbered:
                assert visual(choice.label, right_to_left=right_to_left) in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_plain_lines(engine: Engine, languages: OfferedLanguages, language: str) -> None:
    shown = said(engine, languages, *choosing(engine, PlainLines(), language), *DIGITS)
    for page in pages(engine, language):
        assert page.title in shown
        assert page.text in shown


@pytest.mark.parametrize("language", LANGUAGES)
async def test_by_signed_text_message(
    client: httpx.AsyncClient, engine: Engine, sms: SmsChannel, language: str
) -> None:
    phone = Phone(client)
    await phone.text("?")
    for digit in choosing(engine, sms, language):
        await phone.text(digit)
    for key, page in zip(DIGITS, pages(engine, language), strict=True):
        body = await phone.text(key)
        brief = page.in_brief()
        assert body.startswith(spell(brief.title, sms.spelling(language)))
        for paragraph in brief.paragraphs:
            assert spell(paragraph.text, sms.spelling(language)) in body
