"""The conversation as plain lines, from a real pipe."""

from __future__ import annotations

import io
import os
import subprocess
import sys

from kiosk.guides.engine import Engine
from kiosk.language.offered import OfferedLanguages
from kiosk.plain import converse


def said(engine: Engine, languages: OfferedLanguages, *answers: str) -> str:
    out = io.StringIO()
    converse(engine, languages, io.StringIO("".join(f"{answer}\n" for answer in answers)), out)
    return out.getvalue()


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
        "Safe",
        "",
        "1 A safe password",
        "2 A strange message",
        "3 Lost, stolen, scammed",
        "4 Old phone, new life",
        "0 Back, 9 A person, ! Help now, Menu, Language, Finish",
    ]


def test_a_pipe_gets_the_conversation_and_nothing_that_moves_a_cursor() -> None:
    done = piped("1\n5\n1\n1\n")
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
    assert "كلمة سر آمنة" in said(engine, languages, "4", "5")
