"""``kiosk print``: a paper to look at, or out of the office's printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from kiosk.cli import main
from kiosk.office import SETTING
from tests.printing.cups import STOPPED, Cups
from tests.printing.roll_printer import RollPrinter, on_socket


def printed(*arguments: str) -> int:
    return main(["print", *arguments])


def text_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    """An office with a printer."""
    cups = Cups(tmp_path)
    office = tmp_path / "office.toml"
    office.write_text('name = "Genk"\nprinter = "Desk"\nsms_number = "0460 20 12 34"\n', encoding="utf-8")
    monkeypatch.setenv(SETTING, str(office))
    monkeypatch.setenv("PATH", cups.environment["PATH"])
    return cups


def test_a_paper_is_written_to_look_at(cups: Cups, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    assert printed("strong-password", "--language", "pl", "--to", str(paper)) == 0
    assert "1 Wybierz 4 słowa" in text_of(paper)
    assert "0460 20 12 34" in text_of(paper).replace("\u00a0", " ")
    assert printed("card-stop", "--to", str(paper)) == 0
    assert "078 170 170" in text_of(paper)
    assert printed("JRC3", "--language", "fr", "--with", "nl", "--to", str(paper)) == 0
    assert "Français Nederlands" in text_of(paper), "a code, as it stands on paper"
    assert cups.given is None


def test_without_a_file_it_comes_out_of_the_printer(cups: Cups, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed("strong-password") == 0
    assert cups.given is not None
    assert cups.given.startswith(b"%PDF-")
    cups.printer(STOPPED)
    assert printed("strong-password") == 2
    assert capsys.readouterr().err == "printer Desk: paused, stopped\n"


@pytest.fixture
def roll(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RollPrinter]:
    """An office with a receipt printer of 58 mm."""
    roll = RollPrinter()
    with on_socket(roll) as there:
        office = tmp_path / "office.toml"
        office.write_text(f'printer = "{there.address}"\nreceipt_paper = "58 mm"\n', encoding="utf-8")
        monkeypatch.setenv(SETTING, str(office))
        yield roll


def test_a_receipt_is_what_is_written_to_look_at(
    roll: RollPrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "receipt.png"
    assert printed("card-stop", "--language", "ar", "--with", "nl", "--to", str(picture)) == 0
    assert not roll.bands
    assert not roll.papers
    assert printed("card-stop", "--language", "ar", "--with", "nl") == 0
    drawn = Image.open(picture)
    assert drawn.width == 384
    assert roll.picture.tobytes() == drawn.tobytes()
    assert printed("card-stop", "--to", str(tmp_path / "paper.pdf")) == 0
    assert "078 170 170" in text_of(tmp_path / "paper.pdf"), "A4, for who has another printer"
    roll.paper = False
    assert printed("card-stop") == 2
    assert capsys.readouterr().err.endswith(": out of paper\n")


def test_what_is_not_installed_is_named(
    roll: RollPrinter, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.printing.receipt.printer.installed", lambda: False)
    assert printed("card-stop") == 2
    assert "is not installed: pip install '.[receipt]' in the folder of the kiosk" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "there is no guide, service or place 'nothing'"),
        (("menu",), "menu is a page and no paper"),
        (("card-stop", "--language", "xx"), "there is no language 'xx'"),
        (("card-stop", "--with", "xx"), "there is no language 'xx'"),
        (("card-stop", "--to", "/nowhere/paper.pdf"), "/nowhere/paper.pdf: No such file"),
        (("card-stop",), "office.toml names no `printer`"),
    ],
)
def test_what_cannot_be_printed_is_said(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(*arguments) == 2
    assert said in capsys.readouterr().err
