"""A paper from its texts to its file, in a process of its own; and what is said where that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.guides.engine import Engine
from kiosk.guides.kinds import parse
from kiosk.guides.sheet import Sheet
from kiosk.language.offered import OfferedLanguages
from kiosk.printing import fonts, typeset
from kiosk.printing.fonts import fonts_for
from kiosk.printing.printer import PrintingError
from kiosk.printing.typeset import OfficePrinter, paper
from tests.fakes import Fakes
from tests.printing.cups import Cups


@pytest.fixture
def sheets(engine: Engine) -> tuple[Sheet, ...]:
    found = (engine.sheet(parse("guide/strong-password"), code) for code in ("fa", "nl"))
    return tuple(each for each in found if each is not None)


def test_the_file_of_a_guide_comes_out_of_the_printer(
    tmp_path: Path, sheets: tuple[Sheet, ...], languages: OfferedLanguages
) -> None:
    cups = Cups(tmp_path)
    OfficePrinter(cups.queue(), languages.facts, os.environ).print(sheets)
    assert cups.given is not None
    assert cups.given.startswith(b"%PDF-")
    assert cups.given == paper(sheets, languages.facts, os.environ)


def test_what_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sheets: tuple[Sheet, ...], languages: OfferedLanguages
) -> None:
    nowhere = {"PATH": str(tmp_path)}
    monkeypatch.setattr(fonts, "FOLDERS", ())
    with pytest.raises(PrintingError, match="fonts-dejavu-core"):
        paper(sheets, languages.facts, nowhere)
    monkeypatch.setattr(fonts, "FOLDERS", (str(tmp_path),))
    (tmp_path / fonts.FILE).touch()
    with pytest.raises(PrintingError, match="lack letters of fa nl"):
        paper(sheets, languages.facts, nowhere)
    monkeypatch.setattr(typeset, "installed", lambda: False)
    with pytest.raises(PrintingError, match=r"\.\[paper\]"):
        paper(sheets, languages.facts, os.environ)


def test_fontconfig_says_which_font_has_the_letters_of_a_language(tmp_path: Path) -> None:
    fakes = Fakes(tmp_path)
    fakes.add("fc-match", "Noto Sans Ethiopic\t/fonts/noto/NotoSansEthiopic.ttf")
    found = fonts_for(("am",), fakes.environment)
    assert fakes.called == ["fc-match --format %{family[0]}\\t%{file} DejaVu Sans:lang=am".replace("\\t", "\t")]
    assert (found.families[0], found.folders[0]) == ("Noto Sans Ethiopic", "/fonts/noto")


def test_one_font_has_the_letters_of_all_our_languages(languages: OfferedLanguages) -> None:
    assert fonts_for(languages.codes, os.environ).families == (fonts.FAMILY,)
