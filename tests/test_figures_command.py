"""``kiosk figures``: a table, a spreadsheet and a PDF of what an office may show."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest

from kiosk.cli import main
from kiosk.figures.publishing import publish
from kiosk.figures.report import make_report
from kiosk.figures.spreadsheet import spreadsheet
from kiosk.figures.store import FILE, Cell, Store
from kiosk.guides.engine import Engine
from kiosk.office import SETTING

BOM = b"\xef\xbb\xbf"
JANUARY = ("--from", "2026-01-01", "--to", "2026-01-31")


def cell(guide: str, outcome: str, day: str = "2026-01-15", language: str = "nl") -> Cell:
    return Cell(day, "Genk", "screen", language, guide, outcome)


COUNTS = {
    cell("strong-password", "begun"): 23,
    cell("strong-password", "finished"): 12,
    cell("online-pay", "begun", language="uk"): 4,
    cell("gone-by-now", "begun"): 6,
    cell("", "no-guide"): 8,
    cell("strong-password", "begun", "2026-02-03"): 9,
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office whose figures of January and February 2026 are there."""
    office = tmp_path / "office.toml"
    office.write_text('name = "Genk"\nlanguages = ["nl", "uk"]\nfigures = true\n', encoding="utf-8")
    monkeypatch.setenv(SETTING, str(office))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    assert Store(tmp_path / "kiosk" / FILE).add(COUNTS, date(2026, 2, 3))
    return tmp_path


def said(*arguments: str, capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    assert main(["figures", *arguments]) == 0
    return capsysbinary.readouterr().out.decode()


def test_a_table_shows_what_is_not_too_little(data: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    table = said(*JANUARY, capsysbinary=capsysbinary)
    rows = {" ".join(word for word in line.split() if word[0] not in "█▏▎▍▌▋▊▉") for line in table.splitlines()}
    assert {"Genk", "januari 2026"} <= rows
    assert "jan 2026 30 10 <5 <5 10" in rows
    assert "Een veilig wachtwoord 25 10 <5 <5" in rows
    assert "gone-by-now 5 <5 <5 <5" in rows, "a guide that is not there any more has its id"
    assert "Oekraïens" not in table
    assert "█" in table
    both = said("--from", "2026-01-01", "--to", "2026-03-15", "--language", "uk", capsysbinary=capsysbinary)
    assert "січень 2026 р. – лютий 2026 р." in both.replace("\u202f", " ")


def test_a_spreadsheet_opens_with_a_double_click(data: Path) -> None:
    file = data / "figures.csv"
    assert main(["figures", *JANUARY, "--format", "csv", "--to-file", str(file)]) == 0
    raw = file.read_bytes()
    assert raw.startswith(BOM), "Excel takes anything else for the letters of another time"
    rows = list(csv.reader(StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert ["Per uitleg", "Een veilig wachtwoord", "25", "10", "<5", "<5"] in rows
    assert ["januari 2026", "Alles samen", "30", "10", "<5", "<5", "10"] in rows
    assert b"\r\n" in raw


@pytest.mark.parametrize("title", ["=1+1", "+32", "-2", "@SUM(A1)", "\tx", "=HYPERLINK(1)"])
def test_no_title_of_a_pack_is_a_formula(title: str, engine: Engine) -> None:
    month = ("2026-01",)
    published = publish([{Cell("2026-01-02", title, "screen", "nl", title, "begun"): 7}], month)
    report = make_report(published, title, engine.languages["nl"], engine.catalogue.content)
    rows = list(csv.reader(StringIO(spreadsheet(report).removeprefix("\ufeff")), delimiter=";"))
    held = [field for row in rows for field in row if title.strip() in field]
    assert len(held) >= 2
    assert all(field.startswith("'") for field in held)
    assert not [field for row in rows for field in row if field.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="not installed: fc-match")
def test_a_pdf_has_two_pages_with_the_same_numbers(data: Path) -> None:
    file = data / "figures.pdf"
    for language, title in (("nl", "Hoe de digitale hulp gebruikt wordt"), ("uk", "Як користуються цифровою")):
        arguments = [*JANUARY, "--format", "pdf", "--to-file", str(file), "--language", language]
        assert main(["figures", *arguments]) == 0
        pages = pypdfium2.PdfDocument(file.read_bytes())
        first, second = (" ".join(page.get_textpage().get_text_range().split()) for page in pages)
        assert title in first
        assert "Genk" in first
        assert "30" in first
        assert "25 10 <5 <5" in second


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--from", "2026-01-02", "--to", "2026-01-31"), "no month lies whole between these days"),
        (("--format", "pdf"), "add --to-file figures.pdf"),
        (("--language", "xx"), "'xx'"),
        (("--store", "/nowhere.db"), "/nowhere.db cannot be read as figures"),
        ((*JANUARY, "--to-file", "/nowhere/figures.txt"), "/nowhere/figures.txt: No such file"),
    ],
)
def test_what_cannot_be_shown_is_told(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], why: str
) -> None:
    assert main(["figures", *arguments]) == 2
    assert why in capsys.readouterr().err


def test_a_day_is_written_as_a_day(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["figures", "--from", "January"])
    assert "'January' is no day; write one like 2026-01-31" in capsys.readouterr().err


def test_an_office_without_figures_is_told_how_to_have_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "110")
    assert main(["figures"]) == 2
    assert "figures = true" in capsys.readouterr().err
