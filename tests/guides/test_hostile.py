"""No text costs much, whatever somebody writes; and a crisis is found however long the text is.

Nothing here looks at a clock: what is counted is the lines of Python that run and the words that are compared. How many
milliseconds that takes is measured in ``bench/hostile.py``, with the same texts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.hostile import hostile_texts
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.page import Page
from kiosk.guides.place import MENU
from kiosk.language.offered import OfferedLanguages
from kiosk.understanding import slips
from kiosk.understanding.crisis.recognition import PHRASES
from kiosk.understanding.normalise import LONGEST, LONGEST_WORD, MOST_WORDS, normalise, question
from kiosk.understanding.slips import NearWords, typos_allowed
from tests.sentences import CODES, said_every_day, said_in_crisis

MOST_LINES = 125_000
"""Lines of Python that the answer to one text may run: some 12 milliseconds."""

MOST_COMPARED = 40_000
"""Words that may be compared with the words of one text: 45 nanoseconds each."""

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=2 * LONGEST)
"""Any text at all, also halves of signs that no file can hold."""


@pytest.fixture(scope="session")
def texts(engine: Engine) -> dict[str, str]:
    engine.prepare_words()
    return hostile_texts(engine)


@given(ANYTHING)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_read_of_a_text_is_bounded(said: str) -> None:
    words = normalise(said).split()
    assert sum(map(len, words)) <= LONGEST
    assert max(map(len, words), default=0) <= LONGEST_WORD
    assert question(said).split() == words[:MOST_WORDS]


SIGNS = ("a", "㌖", "ﷺ", "é", "\u0301", "\ud800", "\0", "👨\u200d👩\u200d👧", "1", "١", "'", "a-", "ẚ ", "و")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("times", [267, 533, 1600, 100_000])
def test_what_is_read_of_one_sign_many_times_is_bounded(sign: str, times: int) -> None:
    words = normalise(sign * times).split()
    assert sum(map(len, words)) <= LONGEST
    assert max(map(len, words), default=0) <= LONGEST_WORD


@given(ANYTHING)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_text_at_all_gets_a_page(engine: Engine, sms: SmsChannel, said: str) -> None:
    for conversation in (Conversation(), Conversation("ar", MENU)):
        assert isinstance(engine.answer(conversation, said, sms).page, Page)


def test_a_text_that_is_made_to_cost_much_gets_a_page(engine: Engine, sms: SmsChannel, texts: dict[str, str]) -> None:
    for said in texts.values():
        page = engine.answer(Conversation("tr", MENU), said, sms).page
        assert sms.body(page)


@pytest.mark.parametrize("code", CODES)
def test_a_crisis_is_found_in_the_last_words_of_a_long_text(
    engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    for sentences in said_in_crisis(code).values():
        alone = {said: engine.recognise(said, code) for said in sentences}
        plain = [said for said, crisis in alone.items() if crisis and crisis.strong and crisis.decided == PHRASES]
        for said in plain[:2]:
            # Three words that mean nothing stand between, so that no phrase goes on from one to the other.
            before = f"{said_every_day(code)[0]}. hm hm hm "
            before *= (LONGEST - len(said)) // len(before)
            assert engine.recognise(before, code) is None
            found = engine.recognise(before + said, code)
            assert found is not None, said
            assert not found.offered, said


def test_a_crisis_is_found_behind_words_that_stand_in_hundreds_of_phrases(engine: Engine) -> None:
    found = engine.recognise("mama papa baby man " * 70 + "je veux mourir")
    assert found is not None
    assert found.kind == "suicide"


def test_a_crisis_is_found_behind_a_hundred_misspelled_words(engine: Engine) -> None:
    found = engine.recognise(
        "mein hznd und meine ktaze waren heuet im gaeten spazireen " * 24 + "ich will sterbn", "de"
    )
    assert found is not None
    assert found.kind == "suicide"


def test_the_answer_to_every_hostile_text_takes_few_lines(
    engine: Engine, sms: SmsChannel, texts: dict[str, str]
) -> None:
    chosen = {name: said for name, said in texts.items() if name.endswith((", nl", ", uk", ", ar", "languages"))}
    chosen |= {name: said for name, said in texts.items() if "," not in name}
    assert len(chosen) > 60
    lines = {name: _lines(engine, sms, said) for name, said in chosen.items()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


REPEATED = (
    "a",
    "suicide ",
    "mama ",
    "je veux mourir ",
    "my battery died ",
    "j'ai mal ",
    "㌖",
    "ok ",
    "tion ",
    "partnre ",
)


@pytest.mark.parametrize("said", REPEATED)
def test_a_text_twice_as_long_takes_at_most_twice_as_many_lines(engine: Engine, sms: SmsChannel, said: str) -> None:
    engine.prepare_words()
    half, whole = (_lines(engine, sms, (said * LONGEST)[:letters]) for letters in (LONGEST // 2, LONGEST))
    assert whole <= 2 * half + 500


def test_a_word_twice_as_long_takes_at_most_twice_as_many_lines(engine: Engine, sms: SmsChannel) -> None:
    engine.prepare_words()
    word = "zqxjkvwzyqjxvkzqwyxjvqkzwxyjqz"
    half, whole = (_lines(engine, sms, word[:letters]) for letters in (LONGEST_WORD // 2, LONGEST_WORD))
    assert whole <= 2 * half + 500


def test_few_words_are_compared_with_a_text(
    engine: Engine, sms: SmsChannel, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    compare = slips.slips

    def counted(said: str, words: Sequence[str]) -> list[str]:
        compared.append(len(words))
        return compare(said, words)

    monkeypatch.setattr(slips, "slips", counted)
    counts = {}
    for name, said in texts.items():
        compared.clear()
        engine.answer(Conversation(), said, sms)
        counts[name] = sum(compared)
    assert max(counts.values()) > 1000
    assert {name: count for name, count in counts.items() if count > MOST_COMPARED} == {}


WORDS = ("leven", "morgen", "wachtwoord", "خودکشی", "verkrachting", "самоубийство", "despertar", "abonnement", "geweld")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_found_by_each_slip_of_it(word: str) -> None:
    near = NearWords(WORDS)
    made = _slips_of(word, range(len(word)))
    assert [said for said in made if word not in near.slips(said)] == []


@pytest.mark.parametrize("word", [word for word in WORDS if len(word) > 8])
def test_a_long_word_is_found_by_a_slip_at_its_beginning_and_one_at_its_end(word: str) -> None:
    near = NearWords(WORDS)
    made = [twice for said in _slips_of(word, range(3)) for twice in _slips_of(said, range(len(said) - 3, len(said)))]
    made = [said for said in made if len(said) > 8]
    assert len(made) > 50
    assert [said for said in made if word not in near.slips(said)] == []


def _slips_of(word: str, places: Iterable[int]) -> set[str]:
    """The word with a letter there that is missing, doubled, another one, or in the place of the next one."""
    made = set()
    for at in places:
        made |= {
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + "q" + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        }
    return {said for said in made if typos_allowed(said)}


def _lines(engine: Engine, sms: SmsChannel, said: str) -> int:
    """How many lines of Python the answer to a text runs, when everything is ready that a second time finds ready."""
    engine.answer(Conversation(), said, sms)
    count = 0

    def counting(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return counting

    before = sys.gettrace()
    sys.settrace(counting)
    try:
        engine.answer(Conversation(), said, sms)
    finally:
        sys.settrace(before)
    return count
