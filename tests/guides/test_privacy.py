"""The privacy page, and forgetting: in the menu of every channel, in every language, and true."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.channels.plain import PlainLines, page_lines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.channels.sms.segments import measure
from kiosk.checks.easy_language import words_of
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import privacy
from kiosk.guides.kinds.services import ServicesPlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import END, MENU, PERSON, PRIVACY
from kiosk.guides.site import Office
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.layout import lay_out
from kiosk.tui.visit import ScreenChannel
from tests.conftest import NOON
from tests.guides.fresh import FRESH

SCREENS = ((80, 24), (56, 16), (40, 12))


def channels(languages: OfferedLanguages, sms: SmsChannel) -> list[Any]:
    return [PlainLines(), sms, *(ScreenChannel(languages, columns, rows) for columns, rows in SCREENS)]


def test_the_menu_of_every_channel_shows_it_behind_8(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel
) -> None:
    for channel in channels(languages, sms):
        for code in languages.codes:
            menu = engine.show(Conversation(code, MENU), channel)
            assert (menu.parts, len(menu.choices)) == (1, 7)
            name = languages[code].text("privacy/title", "Privacy")
            for said in ("8", name):
                turn = engine.answer(Conversation(code, MENU), said, channel)
                assert (turn.conversation.place, turn.page.notice) == (PRIVACY, ""), (code, said)
            assert engine.press(Conversation(code, MENU), "8", channel).conversation.place == PRIVACY
            assert engine.perform(Conversation(code, MENU), Command.MORE, channel).conversation.place == PRIVACY


def test_every_channel_prints_its_key_and_its_name(
    engine: Engine, languages: OfferedLanguages, lines: PlainLines, sms: SmsChannel
) -> None:
    menu = Conversation("nl", MENU)
    assert "8 Privacy" in page_lines(engine.show(menu, lines))
    assert "8 Privacy" in sms.body(engine.show(menu, sms)).splitlines()
    for columns, rows in SCREENS:
        screen = ScreenChannel(languages, columns, rows)
        layout = lay_out(engine.show(menu, screen), columns, rows, right_to_left=False)
        assert layout.rows <= rows
        options = [(option.key, *option.lines) for option in layout.options.each]
        assert ("8", "Privacy") in options
        assert len(options) >= 7


def test_more_in_words_does_not_ask_for_it(engine: Engine, sms: SmsChannel) -> None:
    turn = engine.answer_everyday(Conversation("nl", MENU), "meer", sms)
    assert turn.conversation.place == MENU
    assert turn.page.notice


def test_a_menu_that_does_not_fit_names_it_on_its_last_part(engine: Engine) -> None:
    class Narrow(PlainLines):
        def fits(self, page: Any) -> bool:
            return len(page.numbered) <= 4

    conversation = Conversation("en", MENU)
    seen = [engine.show(conversation, Narrow())]
    for _ in range(seen[0].parts - 1):
        turn = engine.perform(conversation, Command.MORE, Narrow())
        conversation = turn.conversation
        seen.append(turn.page)
    last = seen[-1].choices[-1]
    assert last.place == PRIVACY
    assert engine.answer(conversation, str(last.number), Narrow()).conversation.place == PRIVACY


def test_it_has_at_most_80_words_and_takes_two_messages(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel
) -> None:
    for code in languages.codes:
        page = engine.page(PRIVACY, code)
        assert len(words_of(" ".join((page.title, page.text, *(choice.label for choice in page.choices))))) <= 80
        conversation = Conversation(code, PRIVACY)
        first = engine.show(conversation, sms)
        bodies = [sms.body(first), sms.body(engine.perform(conversation, Command.MORE, sms).page)]
        assert first.parts <= 2, code
        assert all(measure(body).segments <= languages[code].facts.segments for body in bodies), code
        said = " ".join(bodies)
        assert "24" in said
        assert "Twilio" in said
        assert "anonym" not in f"{said} {page.text}".lower()


def test_where_the_office_counts_the_page_says_so_and_is_no_longer(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel
) -> None:
    counting = Engine(engine.catalogue, languages, Office("Genk", counts=True), lambda: NOON)
    for code in languages.codes:
        words = languages[code]
        page, before = counting.page(PRIVACY, code), engine.page(PRIVACY, code)
        assert len(words_of(" ".join((page.title, page.text, *(choice.label for choice in page.choices))))) <= 80, code
        said = words.text("privacy/counted", "We count guides that are used, not people.")
        assert said in page.text
        assert said not in before.text
        assert page.choices == before.choices
        first = counting.show(Conversation(code, PRIVACY), sms)
        bodies = [sms.body(first), sms.body(counting.perform(Conversation(code, PRIVACY), Command.MORE, sms).page)]
        assert first.parts <= 2, code
        assert all(measure(body).segments <= words.facts.segments for body in bodies), code
        brief = words.text("privacy/counted/sms", "We count guides, not people.")
        assert sms.spelled(brief, code).rstrip(".") in " ".join(" ".join(bodies).split()), code


def test_its_choice_to_forget_is_a_goodbye_and_never_the_first_one(
    engine: Engine, languages: OfferedLanguages, sms: SmsChannel
) -> None:
    """Somebody who types 1813 at the first page passes 1 (the language), 8 and 1."""
    for channel in channels(languages, sms):
        for code in languages.codes:
            page = engine.page(PRIVACY, code)
            (forget,) = (choice for choice in page.choices if choice.place == END)
            assert forget.number == 2
            assert "2" in next(p.text for p in page.paragraphs if "2" in p.text.replace("24", ""))
            somewhere = Conversation(code, PRIVACY, (MENU, PERSON, ServicesPlace("violence")))
            for said in ("2", forget.label):
                after = engine.answer(somewhere, said, channel).conversation
                assert after == Conversation(code, END), (code, said)


def test_forget_me_in_the_words_of_every_language(engine: Engine, sms: SmsChannel) -> None:
    step = StepPlace("strong-password", "words")
    for code, fresh in FRESH.items():
        label = engine.page(PRIVACY, code).choices[1].label
        for said in (*fresh["forget"], label):
            on_the_way = Conversation(code, step, (MENU, PERSON))
            assert engine.answer(on_the_way, said, sms).conversation == Conversation(code, END), said
            assert engine.answer(Conversation(), said, sms).conversation.ended, said


def test_no_way_to_say_it_is_taken_for_a_crisis_or_stands_for_a_guide(
    engine: Engine, languages: OfferedLanguages
) -> None:
    ours = {
        phrase.strip().lower()
        for words in map(languages.__getitem__, languages.codes)
        for guide in engine.catalogue.content.guides.values()
        for phrase in words.text(f"{guide.id}/search", guide.search).split(",")
    }
    for code in languages.codes:
        spoken = languages[code]
        for said in (*spoken.words.commands["end"], *privacy.search_words(spoken).split(",")):
            for language in (code, None):
                assert engine.recognise(said, language) is None, said
        assert not {said for said in spoken.words.commands["end"] if " " in said and said.lower() in ours}


def test_its_name_finds_it_first_on_any_page(engine: Engine, languages: OfferedLanguages, sms: SmsChannel) -> None:
    for code in languages.codes:
        name = languages[code].text("privacy/title", "Privacy")
        found = engine.answer(Conversation(code, PERSON), name, sms)
        assert found.page.choices[0].place == PRIVACY, code
        assert engine.answer(found.conversation, "1", sms).conversation.place == PRIVACY
        stored = Conversation.from_json(found.conversation.to_json())
        assert engine.answer(stored, "1", sms).conversation.place == PRIVACY
    assert engine.answer(Conversation(), "privacy", sms).conversation.place.kind == "search"


@pytest.mark.parametrize(
    "unknown", ["search/foo:", "search/privacy:x", "search/step:strong-password", "search/guide:gone"]
)
def test_a_list_of_hits_from_another_version_leads_home(engine: Engine, lines: PlainLines, unknown: str) -> None:
    try:
        stored = Conversation.from_json(f'{{"language": "en", "place": "{unknown}", "trail": [], "part": 0}}')
    except ValueError:
        return  # It is no place any more: somebody begins anew.
    assert engine.show(stored, lines).place == MENU
