"""What a volunteer has at hand behind every page: where both are, the scam of this week, words to point at."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.content.loading import ContentError, load_content
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.codes import code_of
from kiosk.guides.kinds import all_places, parse
from kiosk.guides.scam import going_round
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.side.at_hand import at_hand
from kiosk.tui.side.words import scam_title

CODES = tuple(load_facts(locales_folder()))
WEEK = (date(2026, 12, 1), date(2026, 12, 7))
SCAM = """
title = "A false text message of the post"
text = "It says: pay 2 euros for your parcel."
do = "Pay nothing. Delete the message."
starts = {}
ends = {}
address = "example.org/parcels"
"""


@pytest.fixture
def pack(content: Path, tmp_path: Path) -> Path:
    """The content that ships, with a scam of a week."""
    folder = Path(shutil.copytree(content, tmp_path / content.name))
    (folder / "scams").mkdir()
    (folder / "scams" / "parcel.toml").write_text(SCAM.format(*WEEK), encoding="utf-8")
    return folder


def told(catalogue: Catalogue, languages: OfferedLanguages, place: str, day: date, own: str, other: str) -> str:
    leaves = at_hand(languages[own], languages[other], parse(place), catalogue, languages, day)
    return "\n".join(text for leaf in leaves for text in (leaf.title, *(each for both in leaf.both for each in both)))


@pytest.mark.parametrize("code", CODES)
def test_every_page_of_a_guide_has_its_code_in_both_languages_and_every_page_the_way_to_a_person(
    catalogue: Catalogue, languages: OfferedLanguages, code: str
) -> None:
    for place in all_places(catalogue.content):
        said = told(catalogue, languages, str(place), WEEK[0], code, "nl")
        written = code_of(place, catalogue)
        assert said.count(written or "9") == 2, place
        assert said.count("9") >= 2, place


def test_a_scam_is_told_in_its_week_and_is_gone_after_it(pack: Path, languages: OfferedLanguages) -> None:
    catalogue = Catalogue(lambda: load_content(pack))
    title = scam_title(languages["nl"])
    for day, tells in ((date(2026, 11, 30), False), (WEEK[0], True), (WEEK[1], True), (date(2026, 12, 8), False)):
        said = told(catalogue, languages, "menu", day, "nl", "uk")
        assert ("Pay nothing." in said, title in said) == (tells, tells), day


def test_the_newest_scam_comes_first(pack: Path) -> None:
    newer = SCAM.format("2026-12-03", WEEK[1]).replace("parcel", "flat")
    (pack / "scams" / "flat.toml").write_text(newer, encoding="utf-8")
    assert [scam.id for scam in going_round(load_content(pack), WEEK[1])] == ["flat", "parcel"]


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-12-07", "2026-12-01", "scams/parcel.toml: `ends` is before `starts`"),
        ("2026-12-01", "2027-01-02", "scams/parcel.toml: `ends` is more than 31 days after `starts`"),
    ],
)
def test_no_scam_is_told_for_ever(pack: Path, starts: str, ends: str, said: str) -> None:
    (pack / "scams" / "parcel.toml").write_text(SCAM.format(starts, ends), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load_content(pack)


def test_a_scam_without_the_address_where_it_was_read_is_refused(pack: Path) -> None:
    text = "\n".join(line for line in SCAM.format(*WEEK).splitlines() if not line.startswith("address"))
    (pack / "scams" / "parcel.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"scams/parcel\.toml: `address` is missing"):
        load_content(pack)
