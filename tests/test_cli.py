"""The ``kiosk`` command, as a technician and a translator use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.channels.sms.segments import measure
from kiosk.guides.catalogue import Catalogue
from kiosk.language.facts import load_facts, locales_folder

CODES = tuple(load_facts(locales_folder()))


def kiosk(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("code", CODES)
def test_pages_lists_every_message_with_its_size(code: str) -> None:
    done = kiosk("pages", "--language", code, "--channel", "sms", "--format", "json")
    assert done.returncode == 0
    pages = json.loads(done.stdout)
    assert len({page["place"] for page in pages}) > 80
    budget = load_facts(locales_folder())[code].segments
    for page in pages:
        size = measure(page["body"])
        assert (page["encoding"], page["segments"]) == (size.encoding, size.segments)
        assert page["language"] == code or page["place"] == "language"
        if page["place"].startswith(("step/", "topic/", "menu", "guide/")):
            # A list of guides may take one more: whoever has to ask for the rest of it pays a message.
            assert page["segments"] <= budget + page["place"].startswith("topic/")
            assert page["parts"] == 1


def test_pages_lists_every_page_of_the_screen() -> None:
    done = kiosk("pages", "--format", "json")
    pages = json.loads(done.stdout)
    for code in CODES:
        steps = [p for p in pages if p["language"] == code and p["place"] == "step/strong-password/words"]
        assert len(steps) == 1
        assert set(steps[0]) >= {"place", "language", "title", "text", "choices"}
        assert steps[0]["choices"][0]["number"] == 1


def test_pages_is_a_proof_sheet() -> None:
    done = kiosk("pages", "--language", "nl")
    assert done.stdout.startswith("# Nederlands (nl), draft\n")
    assert "## step/strong-password/words\nKies 4 woorden (stap 1 van 6)" in done.stdout
    by_message = kiosk("pages", "--language", "nl", "--channel", "sms").stdout
    assert "[GSM-7, 1]\nKies 4 woorden 1/6" in by_message


def test_the_sheet_of_facts_holds_every_number_and_where_it_was_read(catalogue: Catalogue) -> None:
    sheet = kiosk("check", "--facts").stdout
    services = catalogue.content.services.values()
    for service in services:
        assert f"[ ] {service.number}  {service.name}" in sheet
        assert f"read at {service.address or 'no address'}, looked at {service.checked}" in sheet
    assert sheet.count("NOT CERTAIN") == sum(not service.certain for service in services) > 0
    parts = sheet.split("What the guides say, to be looked up before ")
    days = {guide.expires for guide in catalogue.content.guides.values()}
    assert [part.splitlines()[0] for part in parts[1:]] == [day.isoformat() for day in sorted(days)]
    assert all(part.count("signed: ___") == 1 for part in parts), "each part is signed by itself"
    for guide in catalogue.content.guides.values():
        for fact in guide.facts:
            assert f"[ ] {fact.says} (read {fact.read})" in sheet


def test_each_part_of_the_sheet_is_an_hour_of_work() -> None:
    """A number is called in a minute or so, a page opened and read in as long."""
    numbers, *months = kiosk("check", "--facts").stdout.split("What the guides say, to be looked up before ")
    assert numbers.count("\n[ ]") <= 60
    assert all(month.count("\n[ ]") <= 35 for month in months)
    assert len({month[:7] for month in months}) == len(months), "no month has two of them"


def test_an_unknown_language_is_named() -> None:
    done = kiosk("pages", "--language", "xx")
    assert done.returncode == 2
    assert "there is no language 'xx'; write one of nl, fr, en, ar" in done.stderr


def test_the_screen_needs_a_terminal() -> None:
    done = kiosk()
    assert done.returncode == 2
    assert "kiosk plain" in done.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('nam = "Genk"', "`nam`"),
        ('languages = ["nl", "xx"]', "there is no language 'xx'"),
        ('timezone = "Genk"', "`timezone` is 'Genk'; write one like Europe/Brussels"),
        ("idle_seconds = 3", "`idle_seconds`"),
        ('keyboard = "qwerty"', "`keyboard` is 'qwerty'; write one of auto, be, fr, us"),
        ("press_pause = 9000", "`press_pause` is 9000; write 0 to 2000 milliseconds"),
        ("name =", "this is not TOML"),
        (None, "KIOSK_OFFICE must be the path of office.toml"),
    ],
)
def test_a_mistake_in_office_toml_is_named(tmp_path: Path, settings: str | None, said: str) -> None:
    path = tmp_path / "office.toml"
    if settings is not None:
        path.write_text(settings, encoding="utf-8")
    done = kiosk("plain", KIOSK_OFFICE=str(path))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_office_has_its_own_name_languages_and_number(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text('name = "Digipunt Genk"\nlanguages = ["fr", "nl"]\nphone = "089 00 00 00"\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "plain"],
        input="2\n9\n",
        env=os.environ | {"KIOSK_OFFICE": str(path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 Français" in done.stdout
    assert "Bel Digipunt Genk: 089 00 00 00." in done.stdout
