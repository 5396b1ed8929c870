"""Packs are joined: what an office adds, what it replaces, and that its mistakes stop nobody."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.content.ids import TAKEN, wrong_ids
from kiosk.content.loading import ContentError, load_content
from kiosk.content.pack import read_pack
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.search import ResultsPlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.kinds.services import ServicesPlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.place import LANGUAGE, MENU, Place
from kiosk.language.catalogues import extracted
from kiosk.language.facts import load_facts, locales_folder
from kiosk.mistake import OfficeError
from kiosk.office import read_office
from kiosk.wiring import CONTENT, offered_languages, open_engine
from tests.conftest import PACKAGE
from tests.packs.genk import translate

GUIDE = GuidePlace("opening-hours")
TOPIC = TopicPlace("in-genk")
LINES = PlainLines()


def opened(genk: Path) -> Engine:
    office = read_office(genk.parent / "office.toml")
    return open_engine(office, offered_languages(office))


def named(genk: Path, caplog: pytest.LogCaptureFixture) -> tuple[Engine, list[str]]:
    """The engine, and what the technician is told, without the path of the pack."""
    with caplog.at_level(logging.WARNING):
        engine = opened(genk)
    return engine, [record.getMessage().removeprefix(f"{genk}/") for record in caplog.records]


def targets(engine: Engine, place: Place, language: str) -> list[Place]:
    return [choice.place for choice in engine.page(place, language).choices]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def holds(engine: Engine, place: Place, language: str) -> bool:
    """Whether somebody can be at a place in a language."""
    return engine.show(Conversation(language, place), LINES).place == place


def test_what_is_added_and_replaced_is_shown_and_nothing_is_said(genk: Path, caplog: pytest.LogCaptureFixture) -> None:
    engine, said = named(genk, caplog)
    assert said == []
    assert targets(engine, TOPIC, "nl") == [GUIDE]
    assert engine.page(GUIDE, "fr").title == "FR Wanneer open?"
    welfare = next(group for group in engine.catalogue.content.groups if group.id == "welfare")
    assert welfare.title == "Welfare, government", "a group that is there keeps its title"
    assert [service.number for service in welfare.services if service.id == "caw"] == ["089 44 55 66"]
    shipped = {group.id: len(group.services) for group in load_content(CONTENT).groups}
    assert len(welfare.services) == shipped["welfare"]
    assert targets(engine, ServicesPlace("genk"), "nl") == [ServicePlace("huis")]


def test_where_the_pack_has_no_turkish_its_guide_is_not_there(genk: Path) -> None:
    engine = opened(genk)
    assert TOPIC in targets(engine, MENU, "nl")
    assert TOPIC not in targets(engine, MENU, "tr")
    assert engine.answer(Conversation("nl", MENU), "sluitingsdag", LINES).conversation.place != MENU
    assert engine.answer(Conversation("tr", MENU), "sluitingsdag", LINES).conversation.place == MENU
    dutch = engine.answer(Conversation("nl", MENU), "sluitingsdag", LINES)
    assert [choice.place for choice in dutch.page.choices] == [GUIDE]
    here = Conversation("nl", MENU).to(TOPIC).to(GUIDE)
    assert engine.show(here, LINES).place == GUIDE
    assert engine.show(Conversation("tr", GUIDE), LINES).place == MENU
    assert engine.show(Conversation("tr", StepPlace("opening-hours", "one")), LINES).place == MENU
    # Somebody who reads the guide and then wants Turkish.
    asked = engine.answer(here.to(LANGUAGE), "Türkçe", LINES)
    assert (asked.conversation.place, asked.conversation.language) == (MENU, "tr")
    assert all(holds(engine, place, "tr") for place in asked.conversation.trail)


def test_in_a_topic_of_the_country_its_guide_stands_where_the_pack_has_the_language(genk: Path) -> None:
    change(genk / OPENING, '"in-genk"', '"pay"')
    engine = opened(genk)
    assert GUIDE in targets(engine, TopicPlace("pay"), "fr")
    assert GUIDE not in targets(engine, TopicPlace("pay"), "tr")


def test_a_service_is_there_in_every_language(genk: Path) -> None:
    engine = opened(genk)
    for code in load_facts(locales_folder()):
        page = engine.page(ServicePlace("huis"), code)
        assert "089 11 22 33" in page.text
        assert ("FR Vragen over de stad." in page.text) == (code == "fr")


def test_results_of_somebody_without_a_language_hold_in_the_one_that_is_chosen(genk: Path) -> None:
    engine = opened(genk)
    found = ResultsPlace((GUIDE, GuidePlace("ticket")))
    start = Conversation(trail=(found,))
    turkish = engine.answer(start, "Türkçe", LINES)
    assert [choice.place for choice in turkish.page.choices] == [GuidePlace("ticket")]
    dutch = engine.answer(start, "Nederlands", LINES)
    assert [choice.place for choice in dutch.page.choices] == [GUIDE, GuidePlace("ticket")]


Break = Callable[[Path], object]


def broken(file: str, old: str, new: str) -> Break:
    return lambda genk: change(genk / file, old, new)


OPENING = "guides/opening-hours.toml"
BROKEN: list[tuple[str, Break, str]] = [
    ("no TOML", broken(OPENING, "[[step]]", "[[step"), f"{OPENING}: this is not TOML: "),
    ("unknown field", broken(OPENING, "goal =", "gaol ="), f"{OPENING}: `gaol` is not a field here; correct its name"),
    ("wrong topic", broken(OPENING, '"in-genk"', '"in-gent"'), f"{OPENING}: `topic` is 'in-gent'; write one of"),
    ("no such service", broken(OPENING, "{huis}", "{house}"), f"{OPENING}, step 1: `text` names {{house}}; no service"),
    ("service left out", broken("services/genk.toml", 'certain = true\naddress = "genk.example"', "certain = true"),
     "services, huis: `address` is missing"),
    ("no number", broken("services/genk.toml", 'number = "089 11 22 33"', ""),
     "services/genk.toml, service 1: `number` is missing"),
    ("translation missing", lambda genk: translate(genk, "fr", lambda context: context != "opening-hours/two/sms"),
     "locales/fr/LC_MESSAGES/genk.po: `opening-hours/two/sms` is not translated; until it is, "
     f"{OPENING} is not shown in Français"),
    ("catalogue broken", lambda genk: (genk / "locales/fr/LC_MESSAGES/genk.po").write_text('msgid "', encoding="utf-8"),
     "locales/fr/LC_MESSAGES/genk.po: this is no catalogue of gettext: "),
    ("name that is taken", lambda genk: (genk / OPENING).rename(genk / "guides" / "step.toml"),
     "guides/step.toml: the name 'step' is taken by the kiosk itself; give the file another name"),
    ("id that cannot stand in a place", broken(OPENING, '"three"', '"three/3"'),
     f"{OPENING}, step 3: `id` is 'three/3'; use small letters, digits and hyphens"),
    ("the same step twice", broken(OPENING, '"three"', '"two"'), f"{OPENING}: the id 'two' is used twice"),
    ("not UTF-8", lambda genk: (genk / OPENING).write_bytes(b'title = "\xff"'),
     f"{OPENING}: the file is not UTF-8; save it as UTF-8"),
    ("a folder in place of a file", lambda genk: (genk / "guides" / "more.toml").mkdir(),
     "guides/more.toml: Is a directory; let the kiosk read it"),
    ("a link that leads nowhere", lambda genk: (genk / "guides" / "more.toml").symlink_to(genk / "gone"),
     "guides/more.toml: No such file or directory; let the kiosk read it"),
    ("a file in place of a folder", lambda genk: (genk / "crisis").write_text("", encoding="utf-8"),
     "crisis: Not a directory; let the kiosk read it"),
    ("topics without a table", lambda genk: (genk / "topics.toml").write_text('topic = "x"', encoding="utf-8"),
     "topics.toml: `topic` is one table; write [[topic]] above it"),
    ("days that are none", lambda genk: (genk / "public_holidays.toml").write_text("days = 3", encoding="utf-8"),
     "public_holidays.toml: `days` must be a list of dates"),
    ("no manifest", lambda genk: (genk / "pack.toml").unlink(), "pack.toml: the file is missing"),
    ("manifest wrong", broken("pack.toml", '"BE"', '"Belgium"'), "pack.toml: `country` is not right: "),
    ("no such folder", lambda genk: genk.rename(genk.parent / "elsewhere"),
     "there is no such folder; write in `packs` of office.toml a path with a slash, like ./genk"),
    ("no pack of that name", lambda genk: change(genk.parent / "office.toml", "./genk", "genk"),
     "there is no such folder; write in `packs` of office.toml"),
    ("112 of one's own", broken("services/genk.toml", '"huis"', '"emergency"'),
     "services, emergency: only the pack of a country names this number; remove it"),
]  # fmt: skip


@pytest.mark.parametrize(("do", "said"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_mistake_is_named_and_the_kiosk_goes_on(
    genk: Path, caplog: pytest.LogCaptureFixture, do: Break, said: str
) -> None:
    do(genk)
    engine, told = named(genk, caplog)
    assert any(said in problem for problem in told), told
    assert len(told) == len(set(told))
    for language in ("nl", "fr", "tr"):
        turn = engine.answer(Conversation(language, MENU), "112", LINES)
        assert turn.conversation.place == ServicePlace("emergency")
        assert engine.catalogue.service("emergency").number == "112"
        for place in targets(engine, MENU, language):
            engine.page(place, language)
    assert holds(engine, GuidePlace("ticket"), "fr")


def test_a_folder_that_nobody_may_read_is_named(
    genk: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    exists = Path.exists

    def refused(path: Path, **options: bool) -> bool:
        if path.is_relative_to(genk):
            raise PermissionError(13, "Permission denied", str(path))
        return exists(path, **options)

    monkeypatch.setattr(Path, "exists", refused)
    engine, told = named(genk, caplog)
    assert told == ["pack.toml: Permission denied; let the kiosk read the folder"]
    assert holds(engine, GuidePlace("ticket"), "fr")


def test_the_rest_of_a_pack_is_shown(genk: Path, caplog: pytest.LogCaptureFixture) -> None:
    (genk / "guides" / "half.toml").write_text('topic = "in-genk"', encoding="utf-8")
    engine, told = named(genk, caplog)
    assert told
    assert all("guides/half.toml" in problem for problem in told)
    assert targets(engine, TOPIC, "nl") == [GUIDE]


def test_a_pack_that_no_language_of_the_office_has_is_named(genk: Path, caplog: pytest.LogCaptureFixture) -> None:
    (genk.parent / "office.toml").write_text('packs = ["belgium", "./genk"]\nlanguages = ["tr"]', encoding="utf-8")
    _, told = named(genk, caplog)
    assert told == ["pack.toml: `languages` holds none that the office offers; add one of tr"]


def test_a_service_stands_in_the_group_of_the_pack_and_in_no_other(genk: Path) -> None:
    (genk / "services" / "welfare.toml").rename(genk / "services" / "talk.toml")
    engine = opened(genk)
    assert ServicePlace("caw") in targets(engine, ServicesPlace("talk"), "nl")
    assert ServicePlace("caw") not in targets(engine, ServicesPlace("welfare"), "nl")


def test_of_two_packs_the_later_one_counts(genk: Path) -> None:
    later = shutil.copytree(genk, genk.parent / "later")
    change(later / "pack.toml", '"genk"', '"later"')
    catalogue = later / "locales" / "fr" / "LC_MESSAGES" / "genk.po"
    change(catalogue, '"FR ', '"Plus tard: ')
    catalogue.rename(catalogue.with_name("later.po"))
    change(genk.parent / "office.toml", '"./genk"', '"./genk", "./later"')
    assert opened(genk).page(GUIDE, "fr").title == "Plus tard: Wanneer open?"


def test_a_guide_of_the_country_that_is_replaced_is_there_where_the_pack_has_it(genk: Path) -> None:
    (genk / OPENING).rename(genk / "guides" / "ticket.toml")
    translate(genk, "fr", lambda context: True)
    engine = opened(genk)
    assert engine.page(GuidePlace("ticket"), "nl").title == "Wanneer open?"
    assert engine.page(GuidePlace("ticket"), "fr").title == "FR Wanneer open?"
    assert not holds(engine, GuidePlace("ticket"), "ar")


def test_a_crisis_is_replaced_only_by_one_that_everybody_can_read(genk: Path, caplog: pytest.LogCaptureFixture) -> None:
    (genk / "crisis").mkdir()
    shipped = (CONTENT / "crisis" / "danger.toml").read_text(encoding="utf-8")
    mine = genk / "crisis" / "danger.toml"
    mine.write_text(shipped.replace('support = "', 'support = "Nieuw. '), encoding="utf-8")
    before = load_content(CONTENT)
    engine, told = named(genk, caplog)
    assert engine.catalogue.crisis("danger") in before.crises
    assert any(
        problem.startswith("locales/tr/LC_MESSAGES/genk.po: `crisis/danger/")
        and problem.endswith("until it is, crisis/danger.toml is left out")
        for problem in told
    )
    # The same words with another order of lines are translated already.
    change(genk / "pack.toml", 'source = "nl"', 'source = "en"')
    change(genk / "pack.toml", '["nl", "fr"]', '["en"]')
    mine.write_text(shipped.replace("order = ", "order = 9"), encoding="utf-8")
    assert opened(genk).catalogue.crisis("danger").order > max(crisis.order for crisis in before.crises)


def test_a_broken_pack_of_the_country_stops_the_kiosk(genk: Path, tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text('packs = ["./genk"]', encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        opened(genk).prepare()
    assert "services/retired.toml: the file is missing" in caught.value.problems


def test_an_office_has_at_least_one_pack(tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text("packs = []", encoding="utf-8")
    with pytest.raises(OfficeError, match="`packs` is empty; write the pack of the country first"):
        read_office(tmp_path / "office.toml")


def test_no_guide_may_take_what_the_contexts_of_the_program_begin_with() -> None:
    contexts = {str(message.context).partition("/")[0] for message in extracted(PACKAGE) if message.id}
    assert contexts <= TAKEN


def test_belgium_says_what_it_is() -> None:
    problems: list[str] = []
    pack = read_pack(CONTENT, problems)
    assert problems == []
    assert pack is not None
    assert list(wrong_ids(load_content(CONTENT))) == []
    assert pack.languages == tuple(load_facts(locales_folder())), "in the order of the menu"
    assert pack.emergency == load_content(CONTENT).services["emergency"].number
