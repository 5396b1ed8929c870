"""Guides whose steps differ by region: whoever reads one is asked where they live, or the office has said so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.codes import code_of
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.guide import Guide, Region
from kiosk.guides.guide_sheet import guide_sheet
from kiosk.guides.kinds import KINDS, parse
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.region import RegionPlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import MENU
from kiosk.guides.site import Office, Site
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from tests.conftest import NOON

CODES = tuple(load_facts(locales_folder()))

Living = Callable[[str], Engine]


@pytest.fixture(scope="module")
def living(catalogue: Catalogue, languages: OfferedLanguages) -> Living:
    """Makes the engine of an office whose visitors live in a region."""
    return lambda region: Engine(catalogue, languages, Office("Digipunt", region=region), lambda: NOON)


@pytest.fixture(scope="module")
def regional(catalogue: Catalogue) -> list[Guide]:
    found = [guide for guide in catalogue.content.guides.values() if guide.regions]
    assert found
    return found


@pytest.mark.parametrize("code", CODES)
def test_each_region_reads_its_own_words_from_the_first_step_to_the_last(
    code: str, engine: Engine, regional: list[Guide], lines: PlainLines
) -> None:
    for guide in regional:
        for choice, region in enumerate(asked(engine, guide, code), start=1):
            turn = engine.answer(Conversation(code, MENU).to(GuidePlace(guide.id)), "1", lines)
            assert turn.conversation.place == RegionPlace(guide.id)
            turn = engine.answer(turn.conversation, str(choice), lines)
            for number, step in enumerate(guide.steps, start=1):
                assert turn.conversation.place == StepPlace(guide.id, step.id, region)
                general = engine.page(StepPlace(guide.id, step.id), code)
                assert turn.page.progress is not None
                assert turn.page.progress.step == number
                assert (turn.page.paragraphs[0] != general.paragraphs[0]) is differs(guide, number, region)
                turn = engine.answer(Conversation.from_json(turn.conversation.to_json()), "1", lines)


def asked(engine: Engine, guide: Guide, code: str) -> list[str]:
    """The regions that a guide asks about, as the choices lead; "" is somewhere else."""
    places = [choice.place for choice in engine.page(RegionPlace(guide.id), code).choices]
    steps = [place for place in places if isinstance(place, StepPlace)]
    assert len(steps) == len(places)
    assert {step.region for step in steps} == {*guide.regions, ""}
    assert steps[-1].region == ""
    return [step.region for step in steps]


def differs(guide: Guide, number: int, region: str) -> bool:
    own = guide.steps[number - 1].regions.get(region)
    return own is not None and bool(own.text or own.sms)


def test_an_office_that_says_its_region_asks_nobody_and_offers_the_others(
    living: Living, regional: list[Guide], lines: PlainLines, sms: SmsChannel
) -> None:
    for guide in regional:
        for region in guide.regions:
            engine = living(region)
            page = engine.page(GuidePlace(guide.id), "nl")
            first, other = page.choices[0].place, page.choices[1].place
            assert (first, other) == (StepPlace(guide.id, guide.steps[0].id), RegionPlace(guide.id))
            for step in guide.steps:
                at_home = engine.page(StepPlace(guide.id, step.id), "nl")
                assert at_home.paragraphs == engine.page(StepPlace(guide.id, step.id, region), "nl").paragraphs
            assert "1" in [str(choice.number) for choice in page.choices]


def test_whoever_lives_elsewhere_than_the_office_reads_the_words_of_that_region(
    living: Living, regional: list[Guide]
) -> None:
    for guide in regional:
        for here in guide.regions:
            for there in guide.regions:
                for step in guide.steps:
                    place = StepPlace(guide.id, step.id, there)
                    assert living(here).page(place, "nl").paragraphs == living("").page(place, "nl").paragraphs


def test_a_code_opens_the_step_in_the_words_of_the_office_that_is_asked(
    living: Living, regional: list[Guide], lines: PlainLines
) -> None:
    guide = regional[0]
    region = guide.regions[0]
    step = next(step for step in guide.steps if region in step.regions)
    engine = living(region)
    code = code_of(StepPlace(guide.id, step.id, region), engine.catalogue)
    assert code == code_of(StepPlace(guide.id, step.id), engine.catalogue)
    turn = engine.answer(Conversation("nl", MENU), code or "", lines)
    assert turn.page.paragraphs[0] == engine.page(StepPlace(guide.id, step.id, region), "nl").paragraphs[0]


def test_the_paper_of_a_step_is_that_of_its_region(
    catalogue: Catalogue, languages: OfferedLanguages, regional: list[Guide]
) -> None:
    site = Site(KINDS, catalogue, languages, Office("Digipunt"), lambda: NOON)
    for guide in regional:
        everywhere = guide_sheet(guide.id, languages["nl"], site)
        for region in guide.regions:
            place = StepPlace(guide.id, guide.steps[0].id, region)
            sheet = KINDS["step"].sheet(place, languages["nl"], site)
            assert sheet is not None
            otherwise = [step for step in guide.steps if region in step.regions and step.regions[region].text]
            texts = [entry.lines for entry in sheet.sections[0].entries]
            general = [entry.lines for entry in everywhere.sections[0].entries]
            assert sum(mine != theirs for mine, theirs in zip(texts, general, strict=True)) == len(otherwise)


def test_a_region_that_the_pack_no_longer_has_leads_home(engine: Engine, regional: list[Guide]) -> None:
    place = parse(f"step/{regional[0].id}/{regional[0].steps[0].id}/gone")
    turn = engine.answer(Conversation("nl", place), "1", PlainLines())
    assert turn.conversation.place != place
    assert turn.page.title


def test_every_region_has_a_name_in_every_language(catalogue: Catalogue, languages: OfferedLanguages) -> None:
    regions = catalogue.content.of(Region)
    assert [region.id for region in regions] == ["flanders", "brussels", "wallonia", "ostbelgien"]
    for code in languages.codes:
        names = [languages[code].text(f"region/{region.id}/title", region.title) for region in regions]
        assert len(set(names)) == len(names)
