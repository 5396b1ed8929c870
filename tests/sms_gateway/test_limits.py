"""What an office pays for is bounded: who gets an answer, who gets one sentence, and who gets nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sms_limits import SmsLimits
from sms_gateway.limits import DAY, HOUR, MOST_CRISES, MOST_SAME_WORDS, MOST_SENDERS, NO_CALLER, Limit, Limits, Verdict

START = 1_795_000_000.0
NUMBER = "+32470000000"


class Office:
    """An office with limits, and a clock that the test moves. Its days begin at START."""

    said = ""
    """What every message says; "" for another word each time."""

    def __init__(self, **settings: int | tuple[str, ...]) -> None:
        self.now = START
        self.spent = 0
        self.messages = 0
        self.limits = Limits(
            SmsLimits(**settings),  # type: ignore[arg-type]
            lambda: self.now,
            lambda: str((self.now - START) // DAY),
        )

    def judge(self, reply: str = "a page", number: str = NUMBER, sender: str = "somebody") -> Verdict:
        return self.limits.judge(sender, number, self.said or f"word {self.messages}", reply, self.spent)

    def text(self, reply: str = "a page", number: str = NUMBER, sender: str = "somebody") -> str:
        """A message whose answer would be this reply: "" for silence, the limit for its sentence, or the reply."""
        verdict = self.judge(reply, number, sender)
        self.limits.sent(sender, self.said or f"word {self.messages}", reply, verdict)
        self.messages += 1
        if verdict.send:
            assert verdict == Verdict(True)
            return reply
        assert verdict.cause is not None
        assert verdict.limit in (None, verdict.cause)
        return "" if verdict.limit is None else verdict.limit.value

    def pages(self, count: int) -> list[str]:
        """So many messages, each with another page for an answer."""
        return [self.text(f"page {index}") for index in range(count)]


def pages(count: int) -> list[str]:
    return [f"page {index}" for index in range(count)]


def test_an_hour_holds_so_many_answers_then_one_sentence_then_silence() -> None:
    office = Office(messages_an_hour=4)
    assert office.pages(8) == [*pages(4), "limit-hour", "", "", ""]
    office.now += HOUR - 1
    assert office.text("another page") == ""
    office.now += 1
    assert office.pages(5) == [*pages(4), "limit-hour"]


def test_a_machine_that_turns_pages_for_ever_is_a_loop_too() -> None:
    office = Office(messages_an_hour=1000)
    office.said = "8"
    assert office.pages(MOST_SAME_WORDS + 3) == [*pages(MOST_SAME_WORDS), "limit-loop", "", ""]
    office.now += DAY - 1
    assert office.text("one more page") == ""
    office.said = "menu"
    assert office.text("the menu") == "the menu", "another word"
    office.said = "8"
    assert office.text("a page") == "a page"


def test_the_sentence_of_a_limit_is_no_answer_that_counts() -> None:
    office = Office(messages_an_hour=4, same_answers=2)
    office.pages(4)
    office.now += HOUR / 2
    assert office.text() == "limit-hour"
    office.now += HOUR / 2
    assert office.pages(4) == pages(4)
    office.now += HOUR
    assert [office.text() for _ in range(2)] == ["a page", "a page"]
    office.now += DAY / 2
    assert office.text() == "limit-loop"
    office.now += DAY / 2
    assert [office.text() for _ in range(2)] == ["a page", "a page"]


def test_one_number_costs_another_nothing() -> None:
    office = Office(messages_an_hour=2)
    office.pages(5)
    assert office.text("a page", sender="somebody else") == "a page"


def test_an_answering_machine_gets_the_same_answer_five_times_and_one_sentence_a_day() -> None:
    office = Office(messages_an_hour=1000)
    assert [office.text() for _ in range(9)] == [*["a page"] * 5, "limit-loop", "", "", ""]
    assert office.judge().cause is Limit.LOOP


def test_another_answer_ends_the_silence_and_the_count_begins_anew() -> None:
    office = Office(same_answers=2)
    assert [office.text("a") for _ in range(4)] == ["a", "a", "limit-loop", ""]
    assert office.text("b") == "b"
    assert [office.text("a") for _ in range(4)] == ["a", "a", "limit-loop", ""]


def test_answers_that_are_not_in_a_row_are_no_loop() -> None:
    office = Office(same_answers=2)
    assert [office.text(page) for page in "abababab"] == list("abababab")


def test_a_loop_is_over_after_a_day() -> None:
    office = Office(same_answers=2)
    assert [office.text() for _ in range(3)] == ["a page", "a page", "limit-loop"]
    office.now += DAY - 1
    assert office.text() == ""
    office.now += 1
    assert [office.text() for _ in range(3)] == ["a page", "a page", "limit-loop"]


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=120))
def test_who_texts_the_same_for_ever_gets_five_answers_and_a_sentence_in_any_day(waits: Sequence[int]) -> None:
    office = Office(messages_an_hour=1000)
    sent: list[float] = []
    for wait in waits:
        office.now += wait
        if office.text():
            sent.append(office.now)
    assert all(sum(at <= other < at + DAY for other in sent) <= 5 + 1 for at in sent)


@given(
    st.lists(st.tuples(st.integers(0, 1500), st.sampled_from("abc")), max_size=80),
    st.integers(1, 6),
    st.integers(2, 4),
)
def test_no_hour_holds_more_answers_than_its_limit_and_nobody_is_silenced_unheard(
    texts: Sequence[tuple[int, str]], messages_an_hour: int, same_answers: int
) -> None:
    office = Office(messages_an_hour=messages_an_hour, same_answers=same_answers)
    answers: list[float] = []
    sentences: list[tuple[float, str]] = []
    for wait, reply in texts:
        office.now += wait
        cause = office.judge(reply).cause
        said = office.text(reply)
        if said == reply:
            answers.append(office.now)
        elif said:
            sentences.append((office.now, said))
        else:
            # Silence: this limit has said its sentence, within its own time.
            assert cause is not None
            lasts = HOUR if cause is Limit.HOUR else DAY
            assert any(limit == cause.value and office.now - at < lasts for at, limit in sentences)
    for start in answers:
        assert sum(start <= at < start + HOUR for at in answers) <= messages_an_hour
    for start, _ in sentences:
        hours = [limit for at, limit in sentences if start <= at < start + HOUR]
        assert hours.count("limit-hour") <= 1


def test_a_full_day_says_so_once_to_each_number_until_the_next_day_of_the_office() -> None:
    office = Office(segments_a_day=100)
    office.now += DAY - 60
    office.spent = 99
    assert office.text("a") == "a"
    office.spent = 100
    assert [office.text("b") for _ in range(3)] == ["limit-day", "", ""]
    assert office.text("b", sender="somebody else") == "limit-day"
    office.now += 60
    office.spent = 0
    assert office.text("b") == "b"
    office.spent = 100
    assert [office.text("c") for _ in range(2)] == ["limit-day", ""]


def test_the_operator_is_warned_once_on_the_way_to_a_full_day() -> None:
    limits = Office(segments_a_day=1000).limits
    spent = [0, 300, 799, 803, 850, 1000, 1200]
    warned = [limits.warning(before, after) for before, after in pairwise(spent)]
    assert warned == [False, False, True, False, False, False]
    assert limits.warning(799, 800)
    assert not limits.warning(800, 801)


@pytest.mark.parametrize("number", ["+212600000000", "+12120000000", "+350000000", "+4312345678"])
def test_a_number_of_another_country_gets_one_sentence_a_day_and_no_answer(number: str) -> None:
    office = Office()
    assert [office.text(number=number) for _ in range(3)] == ["limit-country", "", ""]
    office.now += DAY
    assert office.text(number=number) == "limit-country"


@pytest.mark.parametrize("number", ["+32470000000", "+33600000000", "+380500000000", "+48500000000"])
def test_the_countries_of_our_visitors_are_answered(number: str) -> None:
    assert Office().text(number=number) == "a page"


def test_without_countries_every_number_is_answered() -> None:
    assert Office(countries=()).text(number="+212600000000") == "a page"


def test_a_full_day_is_not_told_to_numbers_that_are_not_answered_anyway() -> None:
    office = Office(segments_a_day=100)
    office.spent = 100
    assert office.text(number="+212600000000") == ""
    assert office.judge(number="+212600000000").cause is Limit.COUNTRY


KEYS = {
    letter: key
    for key, row in enumerate(("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), 2)
    for letter in row
}
"""The letters on the keys of a telephone (ITU-T E.161)."""

NO_NAMES = ("ANONYMOUS", "RESTRICTED", "BLOCKED", "UNKNOWN", "UNAVAILABLE")
HIDDEN = ["".join(str(KEYS[letter]) for letter in name) for name in NO_NAMES]


def test_the_hidden_numbers_are_the_words_on_the_keys() -> None:
    assert sorted(NO_CALLER) == sorted(HIDDEN)


@pytest.mark.parametrize(
    "number",
    [
        *HIDDEN,
        *(f"+{number}" for number in HIDDEN),
        *(
            "anonymous",
            "Restricted",
            "UNKNOWN",
            "bpost",
            "Proximus",
            "KBC-Info",
            "1234",
            "112",
            "8989",
            "+1234",
            "999999",
        ),
        *("", "+", "0470 00 00 00", "+32470000000a", "+３２４７０００００００", "client:somebody", "+1234567890123456"),
    ],
)
def test_a_sender_that_cannot_receive_gets_nothing_ever(number: str) -> None:
    office = Office(countries=())
    for _ in range(3):
        assert office.text(number=number) == ""
        office.now += DAY
    assert office.judge(number=number) == Verdict(False, None, Limit.SENDER)


def test_looking_changes_nothing_and_silence_counts_nothing() -> None:
    office = Office(messages_an_hour=3)
    for _ in range(10):
        assert office.judge() == Verdict(True)
    office.pages(4)
    for _ in range(200):
        office.now += 17
        assert office.text("a page") == ""
    office.now += HOUR - 200 * 17
    assert office.text("a page") == "a page"


def test_a_sentence_that_was_not_stored_is_said_the_next_time() -> None:
    office = Office(messages_an_hour=1)
    office.text()
    assert [office.judge("b").limit for _ in range(2)] == [Limit.HOUR, Limit.HOUR]


def test_crisis_answers_are_counted_within_an_hour_each_message_once() -> None:
    office = Office()
    crisis = office.limits.crisis
    assert [crisis("somebody", f"SM{index}") for index in range(5)] == [1, 2, 3, 4, 5]
    assert (crisis("somebody", "SM1"), crisis("somebody", "SM4")) == (2, 5)
    assert crisis("somebody else", "SM9") == 1
    office.now += HOUR
    assert crisis("somebody", "SM5") == 1


def test_crisis_answers_are_no_part_of_an_hour_or_a_loop() -> None:
    office = Office(messages_an_hour=2)
    for index in range(MOST_CRISES * 3):
        assert office.limits.crisis("somebody", f"SM{index}") == min(index + 1, MOST_CRISES)
    assert office.pages(3) == [*pages(2), "limit-hour"]


def test_a_clock_that_was_wrong_silences_nobody_for_ever() -> None:
    office = Office(messages_an_hour=2, same_answers=2)
    office.now += 365 * DAY
    assert [office.text() for _ in range(4)] == ["a page", "a page", "limit-loop", ""]
    office.limits.crisis("somebody", "SM1")
    office.now -= 365 * DAY
    assert office.text() == "a page"
    assert office.limits.crisis("somebody", "SM2") == 1


def test_what_is_remembered_of_a_sender_goes_after_a_day_and_never_grows_past_its_bound() -> None:
    office = Office(messages_an_hour=1)
    office.text(sender="the first")
    for index in range(MOST_SENDERS + 1):
        assert office.text(sender="the first" if index == 7 else f"sender {index}")
    assert office.limits.remembered == MOST_SENDERS
    assert office.text("b", sender="the first") == ""
    assert office.text("b", sender="sender 0") == "b"
    office.now += DAY
    office.limits.forget_old()
    assert office.limits.remembered == 0
