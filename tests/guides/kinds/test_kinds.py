"""Every kind of place has its cases, and keeps what all of them promise."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import KINDS, all_places, kind_of, parse
from kiosk.guides.place import UnknownPlace
from kiosk.guides.site import Office, Site
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    path = CASES / f"{name}.toml"
    assert path.exists(), f"the kind {name!r} has no cases: write {path.name}"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return found


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_its_cases(name: str, engine: Engine) -> None:
    """``leads_to`` are the places of the choices, ``helper`` says that there is a note; ``gone`` is no place."""
    for case in cases(name):
        if "gone" in case:
            with pytest.raises(UnknownPlace):
                parse(case["gone"])
            continue
        place = parse(case["place"])
        assert place.kind == name
        page = engine.page(place, case["language"])
        assert page.title == case.get("title", page.title), case["place"]
        assert [str(choice.place) for choice in page.choices] == case["leads_to"], case["place"]
        assert bool(page.helper) is case.get("helper", False), case["place"]
        assert page.number == case.get("number", ""), case["place"]


def test_there_are_cases_of_no_other_kind() -> None:
    assert {path.stem for path in CASES.iterdir()} == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_every_place_of_a_kind_can_be_written_shown_and_led_to(
    name: str, engine: Engine, languages: OfferedLanguages
) -> None:
    kind, content = KINDS[name], engine.catalogue.content
    site = Site(KINDS, engine.catalogue, languages, Office("Digipunt Genk"), lambda: NOON)
    places = list(kind.places(content))
    assert places
    assert len(set(places)) == len(places)
    for place in places:
        assert kind_of(place) is kind
        assert parse(str(place)) == place
        assert kind.exists(place, content, all_places(content))
        assert place.bare == place
        settled = kind.settled(place, "nl", site)
        assert parse(str(settled)) == settled
        assert settled.bare == place
        assert kind.settled(settled, "nl", site) == settled
        for code in languages.codes:
            page = engine.page(place, code)
            assert (page.place, page.language) == (place, code)
            target = site.target(place, languages[code])
            assert (target.place, bool(target.label)) == (place, True)


@pytest.mark.parametrize("name", KINDS)
def test_whatever_the_content_does_not_have_leads_home(name: str, engine: Engine) -> None:
    """Content can change while a conversation waits, and a place may come from another version."""
    kind, content = KINDS[name], engine.catalogue.content
    for ids in ((), ("gone",), ("gone", "gone"), ("gone", "a,b"), ("guide:gone",), ("",), ("a", "b", "c")):
        try:
            place = kind.read(ids, parse)
        except UnknownPlace:
            continue
        assert parse(str(place)) == place
        if not kind.exists(place, content, all_places(content)):
            assert not set(kind.places(content)) & {place}
            continue
        assert engine.page(place, "nl").title


def test_the_numbers_of_a_visitor_at_a_place_survive_json_and_go_with_the_place() -> None:
    here = Conversation("nl", parse("menu")).to(parse("topic/safe"), (2, 1))
    assert Conversation.from_json(here.to_json()) == here
    assert here.to(parse("topic/safe"), (3, 1)).state == (3, 1)
    assert here.back().state == ()
    assert here.to(parse("person")).state == ()
    assert here.goodbye().state == ()
    assert here.speaking("fr").state == (2, 1)


def test_a_conversation_of_an_earlier_version_is_still_read() -> None:
    stored = {
        "language": "nl",
        "place": "services/violence/violence-1712,card-stop",
        "trail": ["menu", "search/guide:strong-password,privacy:,service:emergency", "step/ticket/choose", "crisis"],
        "part": 1,
    }
    read = Conversation.from_json(json.dumps(stored))
    assert str(read.place) == stored["place"]
    assert [str(place) for place in read.trail] == [
        "menu",
        "search/guide:strong-password,privacy,service:emergency",
        "step/ticket/choose",
        "crisis",
    ]
    assert read.part == 1
    assert read.state == ()
