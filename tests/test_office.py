"""``office.toml``: what an office may write, and what the example and the documentation say of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from kiosk.channels.paper.rolls import ROLLS
from kiosk.mistake import OfficeError
from kiosk.office import OfficeSettings, read_office
from kiosk.sms_limits import SmsLimits

HERE = Path(__file__).parent.parent
EXAMPLE = HERE / "deploy" / "office.toml"
DOCUMENTATION = HERE / "docs" / "offices.md"


def office(tmp_path: Path, text: str) -> OfficeSettings:
    path = tmp_path / "office.toml"
    path.write_text(text, encoding="utf-8")
    return read_office(path)


def lines(settings: Any) -> dict[str, Any]:
    """Every line that may stand in the file, with its value; those of a table after its name and a dot."""
    found: dict[str, Any] = {}
    for field in fields(settings):
        value = getattr(settings, field.name)
        if is_dataclass(value):
            found |= {f"{field.name}.{name}": within for name, within in lines(value).items()}
        else:
            found[field.name] = value
    return found


def test_an_office_writes_what_text_messages_may_cost(tmp_path: Path) -> None:
    written = office(tmp_path, 'name = "Genk"\n[sms]\nsegments_a_day = 90\ncountries = ["+32", "+3165"]\n')
    assert written.sms == SmsLimits(segments_a_day=90, countries=("+32", "+3165"))
    assert office(tmp_path, "").sms == SmsLimits()
    assert office(tmp_path, "[sms]\ncountries = []").sms.countries == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[sms]\nmessages_an_hour = 0", "`sms.messages_an_hour` is 0; write 1 to 1000"),
        ("[sms]\nmessages_an_hour = 1001", "`sms.messages_an_hour` is 1001; write 1 to 1000"),
        ("[sms]\nsame_answers = 1", "`sms.same_answers` is 1; write 2 to 100"),
        ("[sms]\nsame_answers = 101", "`sms.same_answers` is 101; write 2 to 100"),
        ("[sms]\nsegments_a_day = 0", "`sms.segments_a_day` is 0; write 1 to 1000000"),
        ("[sms]\nsegments_a_day = 1000001", "`sms.segments_a_day` is 1000001; write 1 to 1000000"),
        ("[sms]\nsegments_a_day = 1.5", "`sms.segments_a_day` is 1.5; write a whole number"),
        ('[sms]\ncountries = "+32"', "`sms.countries` is '+32'; write a list of texts"),
        ('[sms]\ncountries = ["32"]', "`sms.countries` holds '32'; write how numbers of a country begin, like \"+32\""),
        ('[sms]\ncountries = ["+32", "+"]', "`sms.countries` holds '+'"),
        ('[sms]\ncountries = ["+032"]', "`sms.countries` holds '+032'"),
        ('[sms]\ncountries = ["Belgium"]', "`sms.countries` holds 'Belgium'"),
        ("[sms]\nmessages = 3", "`sms.messages` is not a field here; correct its name or remove it"),
        ("sms = 60", "`sms` is 60; write its lines under [sms]"),
    ],
)
def test_a_limit_that_cannot_be_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OfficeError) as caught:
        office(tmp_path, text)
    assert f"office.toml: {said}" in str(caught.value)


@pytest.mark.parametrize("address", ["tcp:192.168.1.50:9100", "tcp:Receipts.local", "usb:04b8:0E15", "/dev/usb/lp0"])
def test_an_office_may_have_a_receipt_printer(tmp_path: Path, address: str) -> None:
    written = office(tmp_path, f'printer = "{address}"\nreceipt_paper = "58 mm"\n')
    assert (written.prints_receipts, written.receipt_paper) == (True, "58 mm")
    assert not office(tmp_path, 'printer = "Desk"').prints_receipts
    assert office(tmp_path, "").receipt_paper == "80 mm"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *(
            (f'printer = "{address}"', f"`printer` is {address!r}; write the address of a receipt printer like")
            for address in (
                *("tcp:", "tcp:192.168.1.50:0", "tcp:192.168.1.50:65536", "tcp:a b", "tcp://192.168.1.50"),
                *("usb:4b8:e15", "usb:04b8", "usb:04b8:0e15:1", "/dev", "/dev/../etc/passwd", "/tmp/lp0", "/dev/usb/"),
            )
        ),
        ('printer = "a b"', 'as `lpstat -e` says it, or the address of a receipt printer, like "tcp:'),
        ('receipt_paper = "57 mm"', "`receipt_paper` is '57 mm'; write one of 80 mm, 80 mm, 180 dpi, 58 mm"),
        ("receipt_paper = 80", "`receipt_paper` is 80; write one of 80 mm"),
    ],
)
def test_a_receipt_printer_that_cannot_be_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OfficeError) as caught:
        office(tmp_path, text)
    assert said in str(caught.value)


def test_every_roll_that_an_office_may_name_is_drawn() -> None:
    assert get_args(get_type_hints(OfficeSettings)["receipt_paper"]) == tuple(ROLLS)


def test_the_language_of_the_volunteers_is_one_that_the_office_offers(tmp_path: Path) -> None:
    assert office(tmp_path, 'volunteer_language = "uk"').volunteer_language == "uk"
    assert office(tmp_path, 'languages = ["fr", "nl"]\nvolunteer_language = "nl"').volunteer_language == "nl"
    for text, offered in (('languages = ["fr", "ar"]\n', "fr, ar"), ("", "nl, fr, ")):
        with pytest.raises(OfficeError) as caught:
            office(tmp_path, f'{text}volunteer_language = "xx"')
        said = f"office.toml: `volunteer_language` is 'xx'; write one that the office offers: {offered}"
        assert said in str(caught.value)


def test_the_example_can_be_used_as_it_stands() -> None:
    assert read_office(EXAMPLE).sms == SmsLimits()


def test_every_line_stands_in_the_example_with_a_word_about_it() -> None:
    example = re.sub(
        r"^# (phone|sms_number|printer|desk|kiosk_name|questions) =",
        r"\1 =",
        EXAMPLE.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    held: dict[str, Any] = tomllib.loads(example)
    before = dict(pairwise(reversed(example.splitlines())))
    for line in lines(OfficeSettings()):
        table, _, name = line.rpartition(".")
        assert name in (held[table] if table else held), f"deploy/office.toml: `{line}` is missing"
        written = next(text for text in before if text.startswith(f"{name} ="))
        assert before[written].startswith("# "), f"deploy/office.toml: nothing is said of `{line}`"


def test_every_line_is_explained_in_the_documentation_with_its_default() -> None:
    rows = {}
    for row in DOCUMENTATION.read_text(encoding="utf-8").splitlines():
        if row.startswith("| `") and row.count("|") == 4:
            name, what, default = (cell.strip() for cell in row.strip("|").split("|"))
            rows[name.strip("`")] = (what, default.strip("`"))
    for line, default in lines(OfficeSettings()).items():
        name = line.rpartition(".")[2]
        assert name in rows, f"docs/offices.md: `{line}` is missing"
        what, written = rows[name]
        assert what
        value = tomllib.loads(f"value = {written}")["value"]
        assert (tuple(value) if isinstance(value, list) else value) == default, f"docs/offices.md: `{line}`"
