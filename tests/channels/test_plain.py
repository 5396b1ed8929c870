"""The conversation as plain lines, from a real pipe."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

import kiosk.tui.idle as tui_idle
from kiosk.channels.plain import END_OF_INPUT, END_SECONDS, WARNING_SECONDS, converse
from kiosk.guides.engine import Engine
from kiosk.language.offered import OfferedLanguages
from kiosk.terminal.line_reader import LineReader

IDLE = 120


class Somebody:
    """Answers one after the other; None is silence. Notes how long each answer was waited for."""

    def __init__(self, *answers: str | None) -> None:
        self._answers = list(answers)
        self.waited: list[float | None] = []

    def next_line(self, seconds: float | None) -> str | None:
        self.waited.append(seconds)
        if not self._answers:
            return END_OF_INPUT
        answer = self._answers.pop(0)
        return None if answer is None else f"{answer}\n"


def heard(engine: Engine, languages: OfferedLanguages, somebody: Somebody) -> str:
    out = io.StringIO()
    converse(engine, languages, somebody, out, IDLE)
    return out.getvalue()


def said(engine: Engine, languages: OfferedLanguages, *answers: str) -> str:
    return heard(engine, languages, Somebody(*answers))


def piped(answers: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "plain"],
        input=answers,
        env=os.environ | {"TERM": "dumb", "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_page_is_title_items_and_prompt(engine: Engine, languages: OfferedLanguages) -> None:
    page = said(engine, languages, "english", "5").split("Your answer: ")[1].strip()
    assert page.splitlines() == [
        "Pay, buy, travel",
        "",
        "1 The app of your bank",
        "2 Pay a bill online",
        "3 Plan a trip, pay less",
        "4 Bus or train ticket",
        "5 Buy safely online",
        "6 Give away an old phone",
    ]


KEYS = "0 Back, 9 A person, ! Help now, M Menu, L Language, End Finish, ? Keys"


def test_the_keys_are_said_once_and_then_when_asked_for(engine: Engine, languages: OfferedLanguages) -> None:
    turns = said(engine, languages, "english", "5", "?", "1", "؟", "l", "nl", "0").split("Your answer: ")
    assert [index for index, turn in enumerate(turns) if KEYS in turn] == [0, 2, 4]
    assert turns[2].strip() == KEYS, "and not the page again"
    assert turns[-1].count("? Toetsen") == 1, "and once in another language"


def test_a_page_that_was_heard_is_named_in_one_line(engine: Engine, languages: OfferedLanguages) -> None:
    turns = said(engine, languages, "english", "5", "8", "xqzxqzjv", "m", "m").split("Your answer: ")
    still = "The same page. Press Enter to hear it again."
    assert turns[2].strip().splitlines() == ["You have seen everything on this page.", still]
    assert turns[3].strip().splitlines() == ["I do not understand. Choose a number or write 1 word.", still]
    assert turns[5].strip() == still


def test_enter_alone_says_the_page_again(engine: Engine, languages: OfferedLanguages) -> None:
    turns = said(engine, languages, "english", "5", "xqzxqzjv", "").split("Your answer: ")
    assert turns[3].strip() == turns[1].strip()


def test_the_answer_to_a_crisis_is_said_whole_each_time(engine: Engine, languages: OfferedLanguages) -> None:
    assert said(engine, languages, "english", "suicide", "suicide").count("Call 02 648 40 14 now") == 2


def test_a_number_to_call_is_said_first_and_choices_before_the_rest(
    engine: Engine, languages: OfferedLanguages
) -> None:
    help_now = said(engine, languages, "english", "!").split("Your answer: ")[1].splitlines()
    assert help_now[1:4] == ["Help now", "", "In danger now? Call 112."]
    assert help_now[4].startswith("1 ")
    assert help_now[-1] == "A text message to 112 does not work."
    step = said(engine, languages, "english", "1", "6", "1").split("Your answer: ")[3].strip().splitlines()
    assert step[2] == "1 Next step"
    assert step[4].startswith("Take 4 words")


def test_after_the_answer_to_a_crisis_somebody_hears_how_to_hide_it(
    engine: Engine, languages: OfferedLanguages
) -> None:
    answer, goodbye, *_ = said(engine, languages, "english", "suicide", "1").split("Your answer: ")[1:]
    assert answer.strip().splitlines()[2].startswith("Call 02 648 40 14 now")
    assert answer.strip().splitlines()[-1] == "1 Hide this page"
    assert "Everything is forgotten." in goodbye


def test_languages_are_named_in_letters_that_one_voice_can_read(engine: Engine, languages: OfferedLanguages) -> None:
    first = said(engine, languages)
    assert all(ord(letter) < 0x250 for letter in first)
    assert "4 Arabiya" in first
    for name, seen in (("Arabiya", "ماذا"), ("ukrainska", "Що"), ("Russkiy", "Что"), ("Farsi", "چه")):
        assert seen in said(engine, languages, *(["8"] if name == "Farsi" else []), name), name
    for facts in languages.facts.values():
        assert all(ord(letter) < 0x250 for letter in facts.latin or facts.name)


def test_after_the_goodbye_the_first_page_comes_as_on_the_screen(engine: Engine, languages: OfferedLanguages) -> None:
    somebody = Somebody("english", "end", None)
    lines = heard(engine, languages, somebody)
    assert somebody.waited == [None, IDLE, END_SECONDS, None]
    assert END_SECONDS == tui_idle.END_SECONDS
    assert WARNING_SECONDS == tui_idle.WARNING_SECONDS
    assert "Still there" not in lines
    assert lines.split("Goodbye")[1].count("Kies uw taal") == 1


def test_a_step_says_how_far_it_is(engine: Engine, languages: OfferedLanguages) -> None:
    page = said(engine, languages, "english", "1", "6", "1").split("Your answer: ")[-2].strip()
    steps = len(engine.catalogue.guide("strong-password").steps)
    assert page.splitlines()[0] == f"Choose 4 words (step 1 of {steps})"


def test_what_is_not_understood_is_said_first(engine: Engine, languages: OfferedLanguages) -> None:
    page = said(engine, languages, "english", "5", "xqzxqzjv").split("Your answer: ")[-2].strip()
    assert page.splitlines()[0] == "I do not understand. Choose a number or write 1 word."


def test_a_list_of_more_than_seven_goes_on_with_eight(engine: Engine, languages: OfferedLanguages) -> None:
    first = said(engine, languages).splitlines()
    assert [line[:2] for line in first if line[:1].isdecimal()][:8] == [f"{digit} " for digit in range(1, 9)]
    (more,) = (line for line in first if line.startswith("8 "))
    assert more.split(" · ")[-1] in said(engine, languages, "8").split("\n\n")[-1]


def test_a_pipe_gets_the_conversation_and_nothing_that_moves_a_cursor() -> None:
    done = piped("1\n1\n6\n1\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Kies 4 woorden" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout


def test_the_end_of_the_input_is_the_end() -> None:
    done = piped("")
    assert done.returncode == 0
    assert "Nederlands" in done.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"yes 8 | '{sys.executable}' -m kiosk plain | head -3"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_bytes_that_are_no_text_are_no_error() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "plain"], input=b"\xff\xfe\x00\n1\n", capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""


def test_arabic_is_in_logical_order(engine: Engine, languages: OfferedLanguages) -> None:
    assert "كلمة سر آمنة" in said(engine, languages, "4", "1")


@pytest.mark.parametrize(
    ("answers", "answer"),
    [
        (("english", "suicide"), "Call 02 648 40 14 now"),
        (("english", "5", "1", "zelfmoord"), "Call 02 648 40 14 now"),
        (("english", "search", "suicide"), "Call 02 648 40 14 now"),
        (("zelfmoord",), "Bel nu 1813"),
    ],
)
def test_a_crisis_in_one_word_is_answered(
    engine: Engine, languages: OfferedLanguages, answers: tuple[str, ...], answer: str
) -> None:
    assert answer in said(engine, languages, *answers)
    assert answer not in said(engine, languages, *answers[:-1])


def test_who_has_not_begun_is_waited_for_without_end(engine: Engine, languages: OfferedLanguages) -> None:
    somebody = Somebody("english")
    heard(engine, languages, somebody)
    assert somebody.waited == [None, IDLE]


def test_who_stays_silent_is_asked_once_and_then_forgotten(engine: Engine, languages: OfferedLanguages) -> None:
    somebody = Somebody("english", "5", None, None, "0")
    lines = heard(engine, languages, somebody)
    assert somebody.waited == [None, IDLE, IDLE, WARNING_SECONDS, None, None]
    assert WARNING_SECONDS >= 20, "EN 301 549, 11.2.2.1"
    _, asked = lines.split("Are you still there? Write your answer. In 30 seconds we start again.\nYour answer: \n")
    assert asked.startswith("Nobody answered. Everything is forgotten.\n\nKies uw taal\n")
    assert "Pay, buy, travel" not in asked
    assert "What do you want to do?" not in asked, "0 does not bring back what was forgotten"


def test_who_answers_the_question_goes_on(engine: Engine, languages: OfferedLanguages) -> None:
    lines = heard(engine, languages, Somebody("english", None, "5"))
    assert lines.split("we start again.")[1].startswith("\nYour answer: \nPay, buy, travel\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_pipe_of_another_alphabet_gets_what_it_can_hold(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "plain"],
        input="4\n5\nكلمة é\n".encode(),
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode(encoding).splitlines()
    assert [line[:2] for line in lines if line[:1].isdecimal()][:7] == ["1 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 "]


@pytest.mark.parametrize(
    ("closed", "code", "error"),
    [
        ("<&-", 0, ""),
        ("</dev/null >&-", 2, "kiosk: standard output is closed; there is nowhere to write to.\n"),
        ("<&- >&- 2>&-", 2, ""),
    ],
)
def test_closed_streams_are_no_traceback(closed: str, code: int, error: str) -> None:
    command = f"'{sys.executable}' -m kiosk plain {closed}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, error)
    assert ("Kies uw taal" in done.stdout) == (code == 0)


def test_lines_come_one_by_one_and_the_last_one_needs_no_end() -> None:
    reading, writing = os.pipe()
    reader = LineReader(reading)
    assert reader.next_line(0.01) is None
    os.write(writing, "één\ntwee\ndr".encode())
    assert [reader.next_line(None), reader.next_line(None)] == ["één\n", "twee\n"]
    assert reader.next_line(0.01) is None
    os.write(writing, b"ie\xff")
    os.close(writing)
    assert [reader.next_line(None), reader.next_line(None)] == ["drie\ufffd", END_OF_INPUT]
    os.close(reading)


def test_silence_on_a_pipe_is_noticed() -> None:
    """The real command with a reader's clock that runs fast: nothing polls, and nothing waits for the pipe."""
    program = (
        "import kiosk.channels.plain, kiosk.office, sys\n"
        "from kiosk.cli import main\n"
        "kiosk.channels.plain.WARNING_SECONDS = 1\n"
        "kiosk.office.OfficeSettings.__post_init__ = lambda office: object.__setattr__(office, 'idle_seconds', 1)\n"
        "sys.exit(main(['plain']))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("3\n")
        process.stdin.flush()
        seen = ""
        while "Everything is forgotten" not in seen:
            line = process.stdout.readline()
            assert line, seen
            seen += line
        process.stdin.close()
        assert "Kies uw taal" in process.stdout.read()
    assert process.returncode == 0


def test_a_place_code_opens_its_step_from_any_page(engine: Engine, languages: OfferedLanguages) -> None:
    step = said(engine, languages, "english", "9", "wkt 3").split("Your answer: ")[-2].strip()
    assert step.splitlines()[0] == "Make a list together (step 3 of 8)"
    assert step.splitlines()[-1] == "This is page WKT3."
