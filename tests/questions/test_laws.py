"""Questions keep the laws: off, there is nothing of them; on, they hold on every channel and in every language."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

from kiosk.channels.channel import channels as every_channel
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.checks.easy_language import words_of
from kiosk.checks.subject import WalkedScreen
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.question import AGAIN, ANSWER, SENT
from kiosk.guides.letters import LONGEST, code_in
from kiosk.guides.page import Page
from kiosk.guides.place import MENU, PERSON, PRIVACY, QUESTION
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel
from tests.conftest import PACKAGE
from tests.questions.offices import WrittenTo
from tests.sentences import offered_in

IN_CRISIS = {"en": "I want to kill myself tonight", "nl": "ik wil dood", "ar": "أريد أن أموت"}


def channels_of(languages: OfferedLanguages) -> list[Any]:
    written = every_channel(languages.facts).values()
    return [*written, *(ScreenChannel(languages, *size) for size in ((80, 24), (56, 16), (40, 12)))]


def text_in(page: Page) -> str:
    return "\n".join((page.title, page.text, *(choice.label for choice in page.numbered)))


def test_off_nothing_of_it_is_anywhere(engine: Engine, languages: OfferedLanguages) -> None:
    for code in languages.codes:
        words = languages[code]
        title = words.text("question/title", "Ask in writing")
        asked = words.text("privacy/asked", "We keep questions 14 days, for the desk alone.")
        for channel in every_channel(languages.facts).values():
            for place in (PERSON, MENU, PRIVACY):
                page = engine.page(place, code)
                assert QUESTION not in {choice.place for choice in page.choices}
                assert title not in text_in(page)
                assert asked not in text_in(page.in_brief())
            here = Conversation(code, MENU)
            for said in ("question", "482913", "482 913", *words.words.commands["question"]):
                turn = engine.answer(here, said, channel)
                assert turn.request is None
                assert turn.conversation.place.kind != QUESTION.kind, (code, said)
            assert engine.perform(here, Command.QUESTION, channel).conversation.place == MENU
            # A place from the days when questions were on leads home.
            for place in (QUESTION, AGAIN, SENT, ANSWER):
                stale = engine.answer(Conversation(code, place, (PERSON,), state=(482913,)), "menu", channel)
                assert stale.conversation.place == MENU
                assert engine.show(Conversation(code, place, state=(482913,)), channel).place == MENU


def test_a_start_loads_nothing_of_it() -> None:
    program = (
        "import sys, kiosk.cli, kiosk.tui.app; from kiosk.office import OfficeSettings; from kiosk.wiring import *;"
        "office = OfficeSettings(); languages = offered_languages(office); assert office_questions(office) is None;"
        "open_engine(office, languages);"
        "ours = {'kiosk.questions', 'kiosk.guides.letters', 'kiosk.guides.kinds.question', 'kiosk.tui.postman'};"
        "assert not (ours | {'nacl', 'sqlalchemy'}) & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, check=True)


def test_on_it_is_reached_by_keys_and_words_on_every_channel(in_a_file: WrittenTo, languages: OfferedLanguages) -> None:
    engine = in_a_file.engine()
    for channel in channels_of(languages):
        for code in languages.codes:
            person = Conversation(code, PERSON)
            reached = [stop.place for stop in walk_from(engine, channel, person)]
            assert QUESTION in reached, (code, channel)
            for said in ("question", *languages[code].words.commands["question"]):
                turn = engine.answer(Conversation(code, MENU), said, channel)
                assert turn.conversation.place == QUESTION, (code, said)
            for place in (QUESTION, AGAIN):
                here = Conversation(code, PERSON).to(place)
                for said, there in (("0", PERSON), ("9", PERSON), ("menu", MENU)):
                    assert engine.answer(here, said, channel).conversation.place == there, (code, said)
                page = engine.show(here, channel)
                assert channel.fits(page)
                assert page.parts == 1, (code, channel, "each key writes there: none can turn the page")


def walk_from(engine: Engine, channel: Any, conversation: Conversation) -> list[Any]:
    """What the choices of all parts of a page lead to."""
    turns = []
    for part in range(engine.show(conversation, channel).parts):
        for choice in engine.show(replace(conversation, part=part), channel).numbered:
            turns.append(engine.choose(conversation, choice, channel).conversation)
    return turns


def test_a_long_answer_is_read_in_parts_in_every_language(in_a_file: WrittenTo, languages: OfferedLanguages) -> None:
    """500 characters, by text message and on the smallest screen: nothing is lost, and the last part is reached."""
    visitor = in_a_file.kiosk()
    visitor.say("question")
    visitor.say("How do I ask for a social rate?")
    code = visitor.conversation.state[0]
    (kept,) = in_a_file.desk.every()
    answer = ("Ask at the town hall. Bring your card. " * 20)[:LONGEST].strip()
    in_a_file.desk.answer(kept, answer)
    engine = in_a_file.engine()
    sms = SmsChannel(languages.facts)
    for channel in (sms, WalkedScreen(languages, 40, 12)):
        for language in languages.codes:
            turn = engine.go(Conversation(language, PERSON), ANSWER, (code,), channel)
            read, page = [turn.page.text], turn.page
            for _ in range(turn.page.parts - 1):
                turn = engine.answer(Conversation.from_json(turn.conversation.to_json()), "8", channel)
                read.append(turn.page.text)
                assert channel.fits(turn.page.noticing(""))
            assert "".join(answer.split()) in "".join("".join(read).split()), (language, page)


def test_what_the_pages_cost_and_the_privacy_page(in_a_file: WrittenTo, languages: OfferedLanguages) -> None:
    engine = in_a_file.engine()
    sms = SmsChannel(languages.facts)
    for code in languages.codes:
        assert "14" in engine.page(PRIVACY, code).text.replace("۱۴", "14")
        for office in (engine, in_a_file.engine(figures=True)):
            assert len(words_of(text_in(office.page(PRIVACY, code)))) <= 80, code
            privacy = office.show(Conversation(code, PRIVACY), sms)
            assert privacy.parts <= 3, code
        for place, state in ((QUESTION, ()), (AGAIN, ()), (SENT, (482913,))):
            page = engine.show(Conversation(code, place, (PERSON,), state=state), sms)
            assert page.parts == 1, (code, str(place), sms.body(page), sms.size(sms.body(page)))
        whole = engine.show(Conversation(code, SENT, state=(482913,)), WalkedScreen(languages, 80, 24))
        assert "482" in whole.number
        assert "482" in whole.text.replace("\u2066", "").replace("\u2069", "")


def test_a_crisis_is_answered_first_and_kept_only_by_a_clear_choice(
    in_a_file: WrittenTo, languages: OfferedLanguages
) -> None:
    for channel in channels_of(languages)[:2]:
        for language, said in IN_CRISIS.items():
            visitor = in_a_file.kiosk(channel)
            visitor.conversation = Conversation(language, MENU)
            before = len(in_a_file.desk.every())
            visitor.say("question")
            page = visitor.say(said)
            assert page.place.tells_of_a_crisis
            assert len(in_a_file.desk.every()) == before
            unsent = languages[language].text(
                "crisis/unsent", "Your question was not sent. Do you still want to ask? Choose 0."
            )
            assert unsent in page.text
            # As the gateway keeps it, too.
            visitor.conversation = (
                visitor.conversation.without_crisis() if channel.name == "sms" else (visitor.conversation)
            )
            assert visitor.say("0").place == AGAIN
            page = visitor.say(said)
            assert page.place.tells_of_a_crisis, "the help is there again, whole"
            assert unsent not in page.text
            assert len(in_a_file.desk.every()) == before + 1
            code = code_in("".join(sign for sign in page.notice if sign.isdecimal()))
            assert code is not None
            after = visitor.say(str(code))
            assert after.place.kind == QUESTION.kind


def test_what_may_be_a_crisis_is_sent_with_the_offer_of_help_above_its_code(in_a_file: WrittenTo) -> None:
    """Three of a hundred everyday questions get the offer: nobody writes 500 characters twice for that."""
    visitor = in_a_file.kiosk()
    visitor.conversation = Conversation("nl", MENU)
    visitor.say("vraag")
    said = next(offered_in(visitor.engine, "nl"))
    page = visitor.say(said)
    assert (page.place, len(in_a_file.desk.every())) == (SENT, 1)
    assert "Kies 9" in page.notice
    assert visitor.say("9").place == PERSON


def test_what_is_a_question_and_what_is_a_key(in_a_file: WrittenTo) -> None:
    visitor = in_a_file.kiosk()
    for said in ("menu", "9", "help now", "nederlands"):
        visitor.conversation = Conversation("en", MENU)
        visitor.say("question")
        assert "Your code" not in visitor.say(said).text, said
    visitor.conversation = Conversation("en", MENU)
    visitor.say("question")
    assert "too long" in visitor.say("word " * 101).notice
    assert visitor.conversation.place == QUESTION
    assert "Your code" in visitor.say("where is the menu of the town hall").text
    assert visitor.say("0").place == MENU


def test_which_texts_are_codes() -> None:
    for said in ("482913", " 482 913 ", "482-913", "482.913", "٤٨٢٩١٣", "٤٨٢ ٩١٣", "۴۸۲۹۱۳", "۴۸۲-۹۱۳"):
        assert code_in(said) == 482913, said
    for said in ("112", "1813", "112112", "116000", "116 123", "012345", "48291", "4829130", "4829 13", "code 482913"):
        assert code_in(said) is None, said
