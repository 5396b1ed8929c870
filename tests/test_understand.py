"""``kiosk understand``: a line out for each line in, and it says what a visitor gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from statistics import median
from typing import Any

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.place import MENU
from kiosk.guides.remarks import in_danger
from kiosk.language.facts import LanguageFolder, locales_folder
from kiosk.understand import LONGEST_LINE, sentences, understand
from tests.sentences import CODES

KEYS = ["said", "language", "answer", "kind", "place", "hits", "decided", "milliseconds"]

KINDS_OF_HITS = {"card-stop": "service:", "doc-stop": "service:"}

MILLISECONDS = 100
"""For a sentence: then a thousand take half a minute."""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kiosk", "understand", *arguments]


ENVIRONMENT = os.environ | {"PYTHONIOENCODING": "utf-8"}


def run(said: bytes, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments), input=said, env=ENVIRONMENT | environment, capture_output=True, check=False
    )


def lines_of(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert (done.returncode, done.stderr) == (0, b"")
    # As strict readers do, which take other signs than "\n" for the end of a line too.
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("ik wil dood", "nl", ("nl", "crisis", "suicide", "crisis/suicide", "phrases")),
        ("ik wil dood", None, ("nl", "crisis", "suicide", "crisis/suicide", "phrases")),
        ("je veux mourir", "nl", ("nl", "crisis", "suicide", "crisis/suicide", "phrases")),
        ("menu", "fr", ("fr", "page", None, "menu", None)),
        ("112", "en", ("en", "page", None, "service/emergency", None)),
        ("112", None, (None, "page", None, "service/emergency", None)),
        ("1", "en", ("en", "page", None, "topic/safe", None)),
        ("1", None, ("nl", "page", None, "menu", None)),
        ("help me", None, ("en", "page", None, "crisis", None)),
        ("hello madam", "en", ("en", "page", None, "menu", None)),
        ("xqzxq", "en", ("en", "none", None, "menu", None)),
        ("xqzxq", None, (None, "none", None, "language", None)),
        ("", "en", ("en", "none", None, "menu", None)),
    ],
)
def test_what_a_sentence_leads_to(
    engine: Engine, said: str, language: str | None, expected: tuple[str | None, ...]
) -> None:
    got = understand(engine, said, language)
    assert got.said == said
    assert (got.language, got.answer, got.kind, got.place, got.decided) == expected
    assert got.hits == ()
    assert 0 <= got.milliseconds < 10_000


def test_a_search_tells_its_hits_the_best_first(engine: Engine) -> None:
    for language in ("en", None):
        got = understand(engine, "i lost my bank card", language)
        assert (got.answer, got.language, got.kind, got.decided) == ("search", "en", None, None)
        assert {"lost-or-scammed", "card-stop"} == {*got.hits[:2]}, "a guide and a service, by their ids"
        assert got.place == f"search/{','.join(KINDS_OF_HITS.get(id, 'guide:') + id for id in got.hits)}"


def test_hits_behind_the_choice_of_a_language_are_told(engine: Engine) -> None:
    got = understand(engine, "whatsapp", None)
    assert (got.language, got.place, got.answer) == (None, "language", "search")
    assert got.hits


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_it_tells_what_the_engine_answers(engine: Engine, code: str, known: bool) -> None:
    language = code if known else None
    start = Conversation(code, MENU) if known else Conversation()
    rows = [row.text for row in LanguageFolder(locales_folder() / code).sentences() if not row.kept_back][::40]
    answers = set()
    for said in rows:
        got = understand(engine, said, language)
        turn = engine.answer(start, said, PlainLines())
        crisis = engine.recognise(said, language)
        assert (got.place, got.language) == (str(turn.conversation.place), turn.conversation.language)
        assert (got.answer == "crisis") == (turn.page.place.kind == "crisis" and crisis is not None)
        assert (got.answer == "offer") == (in_danger(engine.languages[turn.page.language]) in (turn.page.notice or "-"))
        if got.answer in ("crisis", "offer"):
            assert crisis is not None
            assert (got.kind, got.decided) == (crisis.kind, crisis.decided)
        answers.add(got.answer)
    assert {"crisis", "search"} <= answers


def test_each_line_has_its_line_whatever_stands_in_it() -> None:
    said = (
        b"\xef\xbb\xbfik wil dood\r\n\n\xff\xfe mijn \xe2\x80\xa8 code\n" + b"a" * 2_000_000 + b"\n"
        b"\x00\x1b[2J\n" + "㌖".encode() * 5000 + b"\nthe last one ends with the file"
    )
    lines = lines_of(run(said))
    assert all(list(line) == KEYS for line in lines)
    assert [line["said"][:12] for line in lines] == [
        "ik wil dood",
        "",
        "\ufffd\ufffd mijn \u2028 co",
        "a" * 12,
        "\x00\x1b[2J",
        "㌖" * 12,
        "the last one",
    ]
    assert [line["answer"] for line in lines][:2] == ["crisis", "none"]
    assert len(lines[3]["said"]) == 2_000_000


def test_a_line_that_never_ends_is_read_at_its_beginning_alone() -> None:
    lines = BytesIO(b"x" * (LONGEST_LINE + 5) + b"\n" + b"y" * LONGEST_LINE + b"\nz")
    assert [(said[0], len(said)) for said in sentences(lines)] == [
        ("x", LONGEST_LINE),
        ("y", LONGEST_LINE),
        ("z", 1),
    ]


@pytest.mark.parametrize("arguments", [(), ("--format", "text"), ("--language", "nl")])
def test_no_input_gives_nothing(arguments: tuple[str, ...]) -> None:
    done = run(b"", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_an_input_that_is_closed_is_one_that_has_ended() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command()], env=ENVIRONMENT, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_an_unknown_language_is_named() -> None:
    done = run(b"menu\n", "--language", "xx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"there is no language 'xx'; write one of nl, fr, en, ar" in done.stderr
    assert b"Traceback" not in done.stderr


def test_whoever_reads_one_line_and_goes_is_no_error() -> None:
    with subprocess.Popen(
        command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdin.write(b"menu\n")
        asked.stdin.flush()
        assert asked.stdout.readline()
        asked.stdout.close()
        asked.stdin.write(b"menu\n" * 50)
        asked.stdin.close()
        assert asked.stderr.read() == b""
    assert asked.returncode == 0


def test_each_line_is_answered_before_the_next_is_written() -> None:
    with subprocess.Popen(command("--language", "en"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        for said, place in (("menu", "menu"), ("i want to die", "crisis/suicide"), ("", "menu")):
            asked.stdin.write(f"{said}\n".encode())
            asked.stdin.flush()
            answer = json.loads(asked.stdout.readline())
            assert (answer["said"], answer["place"]) == (said, place)
        asked.stdin.close()
    assert asked.returncode == 0


def test_a_line_to_read_is_one_line() -> None:
    done = run(b"ik wil dood\nbankkaart kwijt\n\x1b[2J\tmenu\n", "--language", "nl", "--format", "text")
    crisis, search, page = done.stdout.decode("utf-8").splitlines()
    assert crisis == "crisis suicide by phrases | nl | crisis/suicide | ik wil dood"
    assert search.startswith("search | nl | lost-or-scammed, ")
    assert search.endswith(" | bankkaart kwijt")
    assert "\x1b" not in page


def test_a_pipe_of_another_alphabet_gets_json_all_the_same() -> None:
    (line,) = lines_of(run("أريد أن أموت\n".encode(), PYTHONIOENCODING="ascii"))
    assert (line["said"], line["answer"]) == ("أريد أن أموت", "crisis")


def test_hundreds_of_sentences_take_seconds() -> None:
    rows = [row.text for code in CODES for row in LanguageFolder(locales_folder() / code).sentences()[::80]]
    assert len(rows) > 250
    lines = lines_of(run("\n".join(rows).encode()))
    assert [line["said"] for line in lines] == rows
    assert median(line["milliseconds"] for line in lines) < MILLISECONDS
