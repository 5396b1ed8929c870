"""The way of a question: from a kiosk or a phone to the desk and back, on both databases, with real keys."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from kiosk.guides.place import PERSON
from kiosk.questions.sealing import Codes, Unreadable, open_answer, open_question
from kiosk.questions.store import DAYS, State
from sms_gateway.app import create_app
from tests.questions.offices import AtAKiosk, WrittenTo
from tests.sms_gateway.phones import TICKING, Phone, running, settings_for

QUESTION = "My landlord Vandenbroucke keeps my deposit. What can I do?"
ANSWER = "Go to the huurdersbond in Hasselt.\nBring your contract."


def code_in(said: str) -> str:
    found = re.search(r"\b[1-9]\d\d \d{3}\b", said)
    assert found is not None, said
    return found[0]


def asked(visitor: AtAKiosk, question: str = QUESTION) -> str:
    """The code of a question."""
    assert "Write your question" in visitor.say("question").text
    return code_in(visitor.say(question).text)


def everything_in(url: str, folder: Path) -> bytes:
    """All bytes that are kept: the files, or the rows."""
    if url.startswith("sqlite"):
        return b"".join(file.read_bytes() for file in folder.glob("*.db*"))
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return repr([tuple(row) for row in connection.execute(text("SELECT * FROM questions_1"))]).encode()


async def test_a_question_goes_to_the_desk_and_its_answer_to_two_kiosks_and_a_phone(
    written_to: WrittenTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = written_to.kiosk(), written_to.kiosk()
    code = asked(first)
    assert first.say("0").place == PERSON or first.conversation.place.kind != "question"
    assert "Nobody answered yet" in second.say(code).text

    (kept,) = written_to.desk.every()
    assert (kept.state, kept.days_left) == (State.NEW, DAYS)
    read = written_to.desk.opened(kept)
    assert (read.question.text, read.question.language, read.answer) == (QUESTION, "en", None)
    written_to.desk.answer(kept, ANSWER)
    assert written_to.desk.every()[0].state == State.ANSWERED

    page = second.say(f" {code.replace(' ', '-')} ")
    assert page.title == "The answer to your question"
    assert page.text.splitlines()[1:] == ANSWER.splitlines()
    assert written_to.desk.every()[0].state == State.READ

    for name, value in written_to.environment.items():
        monkeypatch.setenv(name, value)
    gateway = create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.sqlite'}"), TICKING)
    async for client in running(gateway):
        phone = Phone(client)
        arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        answer = await phone.text(arabic)
        assert "huurdersbond" in answer
        assert "I do not know this code" in await phone.text("999 999")
        # A phone asks as well, and a kiosk reads.
        await phone.text("english")
        assert "Write your question" in await phone.text("question")
        by_phone = code_in(await phone.text("Where do I find a doctor for my son Timoteo?", "SM1"))
        assert "Your code" in await phone.text("Where do I find a doctor for my son Timoteo?", "SM1")
        assert "Nobody answered yet" in first.say(by_phone).text
    assert len(written_to.desk.every()) == 2

    raw = everything_in(written_to.url, tmp_path) + (tmp_path / "gateway.sqlite").read_bytes()
    for word in (*re.findall(r"\w{5,}", QUESTION + ANSWER), "Timoteo", code, code.replace(" ", "")):
        assert word.encode() not in raw, word


def test_neither_the_store_nor_the_desk_nor_a_kiosk_alone_opens_what_it_should_not(written_to: WrittenTo) -> None:
    code = asked(written_to.kiosk()).replace(" ", "")
    (kept,) = written_to.desk.every()
    written_to.desk.answer(kept, ANSWER)
    (kept,) = written_to.desk.every()
    assert kept.answer is not None
    # Who has the store and the code, but not the key of the office, opens nothing; nor does another desk.
    assert Codes(b"x" * 32).name(code) != kept.name
    with pytest.raises(Unreadable):
        open_answer(kept.answer, Codes(b"x" * 32).answer_key(code))
    with pytest.raises(Unreadable):
        open_question(kept.question, b"x" * 32)
    # How long a text is cannot be seen.
    other = written_to.kiosk()
    asked(other, "Short but a question?")
    assert len({len(each.question) for each in written_to.desk.every()}) == 1


def test_after_two_weeks_both_are_gone(written_to: WrittenTo, tmp_path: Path) -> None:
    visitor = written_to.kiosk()
    code = asked(visitor)
    (kept,) = written_to.desk.every()
    written_to.desk.answer(kept, ANSWER)
    written_to.clock.pass_by(DAYS - 1)
    assert visitor.say(code).title == "The answer to your question"
    assert [each.days_left for each in written_to.desk.every()] == [1]
    written_to.clock.pass_by(1)
    written_to.store().clean()
    raw = everything_in(written_to.url, tmp_path)
    assert kept.question not in raw
    assert kept.name.encode() not in raw
    assert "I do not know this code" in written_to.kiosk().say(code).notice
    # Whoever still stands on the answer reads it no longer after the screen was wiped.
    letters = visitor.engine.letters
    assert letters is not None
    letters.forget()
    assert ANSWER.splitlines()[0] not in visitor.engine.show(visitor.conversation, visitor.channel).text


def test_wrong_codes_are_slowed_and_a_right_one_is_not_locked_out_for_long(in_a_file: WrittenTo) -> None:
    visitor = in_a_file.kiosk()
    code = asked(visitor)
    for wrong in range(200_000, 200_005):
        assert "I do not know this code" in visitor.say(str(wrong)).notice
    assert "Wait 10 minutes" in visitor.say("200006").notice
    assert "Wait 10 minutes" in visitor.say(code).notice
    # Another kiosk, another phone: they tried nothing.
    assert "Nobody answered yet" in in_a_file.kiosk().say(code).text
    for _ in range(20):
        in_a_file.clock.pass_by(601 / 86400)
        visitor.say("200007")
    in_a_file.clock.pass_by(601 / 86400)
    assert "Nobody answered yet" in visitor.say(code).text


def test_a_database_that_is_away_is_told_and_nothing_raises(in_a_file: WrittenTo, tmp_path: Path) -> None:
    visitor = in_a_file.kiosk()
    visitor.say("question")
    broken = tmp_path / "questions.db"
    broken.write_bytes(b"this is no database, and never was one")
    assert "This does not work now" in visitor.say(QUESTION).notice
    assert "This does not work now" in visitor.say("482913").notice
    broken.unlink()
    in_a_file.clock.pass_by(1)
    assert "Your code" in visitor.say(QUESTION).text


def test_a_code_is_never_given_twice_and_never_looks_like_a_number_to_call(in_a_file: WrittenTo) -> None:
    rolled = iter([112_112, 116_000, 482_913, 482_913, 482_914])
    visitor = in_a_file.kiosk(code=lambda: next(rolled))
    assert asked(visitor) == "482 913"
    assert asked(visitor) == "482 914"
    assert "116000" in visitor.say("116000").text.replace("\N{NO-BREAK SPACE}", "").replace(" ", "") or (
        visitor.conversation.place.kind == "service"
    )


def test_the_file_is_the_owners_alone(in_a_file: WrittenTo, tmp_path: Path) -> None:
    asked(in_a_file.kiosk())
    for file in (in_a_file.key_file, tmp_path / "questions.db"):
        assert file.stat().st_mode & 0o077 == 0
    with sqlite3.connect(tmp_path / "questions.db") as connection:
        assert connection.execute("SELECT count(*) FROM questions_1").fetchone() == (1,)


async def test_by_text_a_crisis_is_answered_first_and_its_question_kept_only_when_it_is_sent_again(
    in_a_file: WrittenTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in in_a_file.environment.items():
        monkeypatch.setenv(name, value)
    gateway = create_app(settings_for(f"sqlite:///{tmp_path / 'gateway.sqlite'}"), TICKING)
    said = "I want to kill myself tonight, what can I do about my debts?"
    async for client in running(gateway):
        phone = Phone(client)
        await phone.text("english")
        await phone.text("question")
        answer = await phone.text(said)
        assert re.search(r"Call \d", answer)
        assert "Your question was not sent. Do you still want to ask? Choose 0." in answer
        assert in_a_file.desk.every() == []
        assert "Write the question again" in await phone.text("0")
        answer = await phone.text(said)
        assert re.search(r"Call \d", answer)
        assert "not sent" not in answer
        code = code_in(answer)
        (kept,) = in_a_file.desk.every()
        assert in_a_file.desk.opened(kept).question.text == said
        assert "Nobody answered yet" in in_a_file.kiosk().say(code).text
        # The menu of everybody else is as it was.
        assert "Menu" in await phone.text("menu")
    assert b"debts" not in (tmp_path / "gateway.sqlite").read_bytes()


def test_what_a_visitor_writes_does_nothing_to_the_terminal_of_the_desk(in_a_file: WrittenTo) -> None:
    letters = in_a_file.mailbox()
    assert letters.put("\x1b]0;x\x07\x1b[2JIs this\u202e safe?\ud800\nمی\u200cخواهم", "en") is not None
    assert letters.put("\x01" * 500, "en") is not None
    texts = {in_a_file.desk.opened(kept).question.text for kept in in_a_file.desk.every()}
    assert texts == {"]0;x[2JIs this safe??\nمی\u200cخواهم", ""}
    in_a_file.desk.answer(in_a_file.desk.every()[0], "\x1b[31m" + "𝔸" * 400)
