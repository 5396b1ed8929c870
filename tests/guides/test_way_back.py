"""The way back: as long as it should be, and no longer."""

from __future__ import annotations

from kiosk.channels.plain import PlainLines
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.services import ServicesPlace
from kiosk.guides.place import END, HELP_NOW, LANGUAGE, MENU, PERSON, Place

REMEMBERED = 20
"""Places that a visitor can go back to. Written here once more: it is what a visitor gets."""


def back(engine: Engine, conversation: Conversation, times: int) -> list[Place]:
    """The places that a visitor sees who goes back so many times."""
    seen = []
    for _ in range(times):
        conversation = engine.perform(conversation, Command.BACK, PlainLines()).conversation
        seen.append(conversation.place)
    return seen


def test_twenty_places_back_and_then_home(engine: Engine) -> None:
    walked = [GuidePlace(id) for id in engine.catalogue.content.guides][: REMEMBERED + 5]
    assert len(walked) == REMEMBERED + 5
    conversation = Conversation("en", MENU)
    for place in walked:
        conversation = Conversation.from_json(conversation.to(place).to_json())
    *before, _ = walked
    assert back(engine, conversation, REMEMBERED) == before[::-1][:REMEMBERED]
    assert back(engine, conversation, REMEMBERED + 2)[REMEMBERED:] == [MENU, LANGUAGE], "older ones are forgotten"
    assert len(conversation.to_json()) < 1000, "a stored conversation stays small"


def test_a_walk_that_just_fits_leads_back_to_where_it_began(engine: Engine) -> None:
    conversation = Conversation("en", MENU).to(PERSON)
    walked = [GuidePlace(id) for id in engine.catalogue.content.guides][: REMEMBERED - 1]
    for place in walked:
        conversation = conversation.to(place)
    assert back(engine, conversation, REMEMBERED) == [*walked[-2::-1], PERSON, MENU]


def test_home_is_home_from_however_far(engine: Engine) -> None:
    away = Conversation("en", MENU).to(PERSON).to(GuidePlace("strong-password"))
    home = engine.perform(away, Command.MENU, PlainLines()).conversation
    assert home == Conversation("en", MENU)


def test_the_same_place_twice_is_one_step_back(engine: Engine) -> None:
    guide = GuidePlace("strong-password")
    once = Conversation("en", MENU).to(PERSON).to(guide)
    assert once.to(guide) == once
    there_and_back = once.to(GuidePlace("ticket")).back()
    assert there_and_back == once
    stored = Conversation("en", PERSON, (MENU, PERSON))
    assert stored.to(guide).trail == (MENU, PERSON), "as a crisis leaves it: one key leads on, and one leads back"


def test_every_page_begins_at_its_beginning() -> None:
    """Whoever stood on the third part of a long page sees the first part of the next one."""
    third = Conversation("en", ServicesPlace("talk"), (PERSON,), part=2)
    ways = [third.to(MENU), third.to(third.place), third.back(), third.speaking("nl"), third.goodbye()]
    assert [way.part for way in ways] == [0] * len(ways)
    assert Conversation("en", PERSON, part=2).back().part == 0


def test_help_now_is_there_after_a_goodbye_in_its_language(engine: Engine) -> None:
    for said in ("!", " ! "):
        after = engine.answer(Conversation("fr", END), said, PlainLines())
        assert (after.conversation.language, after.page.place) == ("fr", HELP_NOW)
    anew = engine.answer(Conversation("fr", END), "0", PlainLines())
    assert anew.conversation == Conversation(), "everything else begins anew"


def test_another_language_is_chosen_in_place(engine: Engine) -> None:
    """The page on which it was asked for comes back, in the other language; for somebody who comes in, the menu."""
    guide = Conversation("en", GuidePlace("ticket"), (MENU,))
    asked = engine.perform(guide, Command.LANGUAGE, PlainLines()).conversation
    chosen = engine.answer(asked, "français", PlainLines())
    assert chosen.conversation == Conversation("fr", guide.place, (MENU,))
    assert chosen.page.language == "fr"
    assert engine.answer(Conversation(), "français", PlainLines()).conversation == Conversation("fr", MENU)
