"""What an answer costs: the budgets hold for every guide."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from kiosk.channels.sms.segments import is_gsm7
from kiosk.channels.sms.spelling import spell
from kiosk.checks.subject import Subject
from kiosk.documents.cost import LanguageCost, Message, costs, print_costs
from kiosk.language.facts import load_facts, locales_folder

FACTS = load_facts(locales_folder())
ONE = [code for code, facts in FACTS.items() if is_gsm7(spell(facts.name, "fold"))]
"""The languages that are written in Latin letters: a text message takes 160 of those and 70 of all others."""

pytestmark = pytest.mark.xdist_group("shipped")


@pytest.fixture(scope="module")
def subject(shipped: Subject) -> Subject:
    return shipped


@pytest.fixture(scope="module")
def found(subject: Subject) -> dict[str, LanguageCost]:
    return {cost.language: cost for cost in costs(subject)}


def test_every_step_keeps_to_the_segments_of_its_alphabet(found: dict[str, LanguageCost]) -> None:
    assert set(found) == set(FACTS)
    assert 2 < len(ONE) < len(FACTS)
    worst = {code: max(message.size.segments for message in cost.messages) for code, cost in found.items()}
    assert {code: worst[code] for code in ONE} == dict.fromkeys(ONE, 1)
    assert all(segments <= 2 for segments in worst.values())
    assert all(cost.over == 0 for cost in found.values())


def test_every_guide_is_counted_from_its_goal_to_its_last_step(
    subject: Subject, found: dict[str, LanguageCost]
) -> None:
    guides = subject.catalogue.content.guides
    for cost in found.values():
        assert set(cost.guides) == set(guides)
        assert all(len(cost.guides[id]) == 1 + len(guide.steps) for id, guide in guides.items())


@pytest.mark.parametrize(
    ("body", "segments", "floor"), [("a" * 160, 1, 1), ("a" * 161, 2, 2), ("я" * 70, 1, 1), ("я" * 71, 2, 2)]
)
def test_the_floor_is_1120_bits_a_segment(body: str, segments: int, floor: int) -> None:
    message = Message("step", body)
    assert (message.size.segments, message.floor) == (segments, floor)


def test_the_table_is_printed_with_the_longest_messages(subject: Subject, found: dict[str, LanguageCost]) -> None:
    out = StringIO()
    print_costs(subject, Console(file=out, width=200))
    for cost in found.values():
        assert cost.longest.body in out.getvalue()
