"""What the doctor says of the office, its packs, fonts, voices, the printer, the extra and the gateway."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.doctor.finding import State
from kiosk.doctor.site import Site
from kiosk.doctor.subjects import printer
from kiosk.doctor.subjects.gateway import DATABASE, NEEDED, OPTIONAL
from kiosk.printing import fonts
from sms_gateway.settings import Settings
from tests.doctor.sites import LAPTOP, WINDOW, findings_of, machine_of, only, site_with
from tests.fakes import Fakes
from tests.printing.cups import IDLE, STOPPED
from tests.printing.roll_printer import RollPrinter, on_socket


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_with(tmp_path, "languages = ['nl', 'en', 'ar']")


def test_an_office_is_named_with_its_languages(fakes: Fakes, tmp_path: Path) -> None:
    site = site_with(tmp_path, "name = 'Genk'\nlanguages = ['nl', 'ar']")
    named = only("office", machine_of(fakes, {"KIOSK_OFFICE": "there"}), site)
    assert (named.state, named.said) == (State.OK, "Genk, in nl ar")
    assert only("office", machine_of(fakes), site).state is State.NOTE


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("nmae = 'Genk'\ntheme = 3", ("`nmae`", "`theme`")),
        ("languages = ['xx']", ("'xx'",)),
        ("name =", ("not TOML",)),
        ("idle_seconds = 1", ("`idle_seconds`",)),
    ],
)
def test_each_mistake_of_its_file_is_named(fakes: Fakes, tmp_path: Path, settings: str, said: tuple[str, ...]) -> None:
    found = findings_of("office", machine_of(fakes), site_with(tmp_path, settings))
    assert all(finding.state is State.NEEDED and finding.remedy for finding in found)
    assert len(found) >= len(said)
    for words in said:
        assert any(words in finding.said for finding in found)


def test_what_is_to_be_looked_up_again_is_named_from_its_day_on(fakes: Fakes, site: Site) -> None:
    machine = machine_of(fakes)
    early = only("facts", machine, site)
    assert (early.state, early.said) == (
        State.OK,
        "what can become untrue is to be looked up again from 2027-01-15 on",
    )
    machine.today = date(2027, 1, 15)
    late = only("facts", machine, site)
    assert late.state is State.NOTE
    assert "guides were to be looked up again: guide find-work, guide school-enrolment, guide" in late.said
    assert "kiosk check --facts" in late.remedy
    machine.today = date(2036, 1, 1)
    assert only("facts", machine, site).said.endswith("…"), "all of them would be a page"


def test_a_mistake_in_a_pack_is_named_with_file_and_field(fakes: Fakes, tmp_path: Path) -> None:
    missing = only("packs", machine_of(fakes), site_with(tmp_path, "packs = ['belgium', './genk']"))
    assert missing.state is State.NEEDED
    assert "genk/there is no such folder" in missing.said
    pack = tmp_path / "genk"
    pack.mkdir()
    (pack / "pack.toml").write_text("languages = 3\n", encoding="utf-8")
    wrong = findings_of("packs", machine_of(fakes), site_with(tmp_path, "packs = ['belgium', './genk']"))
    assert any("genk/pack.toml: `languages`" in finding.said for finding in wrong)
    first = findings_of("packs", machine_of(fakes), site_with(tmp_path, "packs = ['./genk']"))
    assert all(finding.state is State.NEEDED for finding in first)


def test_the_pack_that_ships_has_no_mistake(fakes: Fakes, site: Site) -> None:
    assert only("packs", machine_of(fakes), site).state is State.OK


def test_a_region_that_no_pack_has_is_named(fakes: Fakes, tmp_path: Path) -> None:
    wrong = findings_of("packs", machine_of(fakes), site_with(tmp_path, "region = 'limburg'"))
    assert [finding.state for finding in wrong] == [State.OK, State.NEEDED]
    assert "'limburg'" in wrong[1].said
    assert "flanders, brussels, wallonia, ostbelgien" in wrong[1].remedy
    assert only("packs", machine_of(fakes), site_with(tmp_path, "region = 'brussels'")).state is State.OK


DEJAVU = "DejaVu Sans Mono\t100\tar|en|fa|nl\n"


@pytest.mark.parametrize(
    ("fonts", "states"),
    [
        (DEJAVU, {"DejaVu Sans Mono has the letters of nl en ar": State.OK}),
        (
            "DejaVu Sans Mono\t100\ten|nl\nKawkab Mono\t100\tar\n",
            {
                "has the letters of nl en": State.OK,
                "another font than DejaVu Sans Mono has the letters of ar": State.NOTE,
            },
        ),
        (
            "DejaVu Sans Mono\t100\ten|nl\nAmiri\t\tar\n",
            {"has the letters of nl en": State.OK, "many widths have those of ar": State.NEEDED},
        ),
        ("Nimbus Mono PS\t100\ten|nl\n", {"another font": State.NOTE, "no font has the letters of ar": State.NEEDED}),
        ("", {"no font has the letters of nl en ar": State.NEEDED}),
    ],
)
def test_fonts_by_the_languages_that_they_have(fakes: Fakes, site: Site, fonts: str, states: dict[str, State]) -> None:
    fakes.add("fc-list", fonts)
    found = findings_of("fonts", machine_of(fakes, display=LAPTOP), site)
    assert len(found) == len(states)
    for said, state in states.items():
        assert [finding.state for finding in found if said in finding.said] == [state]


def test_fonts_that_nobody_tells_of_and_those_of_the_console(fakes: Fakes, site: Site) -> None:
    assert "fontconfig" in only("fonts", machine_of(fakes), site).remedy
    assert only("fonts", machine_of(fakes, {"TERM": "linux"}, WINDOW), site).state is State.OK


VOICES = """Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  en-gb           --/M      English_(GB)       gmw/en               (en 2)
 5  ar              --/M      Arabic             sem/ar
 7  nl              --/M      dutch-mbrola-2     mb/mb-nl2
"""


def test_voices_of_each_language(fakes: Fakes, site: Site) -> None:
    assert "apt install espeak-ng" in only("voices", machine_of(fakes), site).remedy
    fakes.add("espeak-ng", VOICES)
    spoken, silent = findings_of("voices", machine_of(fakes), site)
    assert (spoken.state, spoken.said) == (State.OK, "espeak-ng speaks en ar")
    assert (silent.state, silent.said) == (State.NOTE, "espeak-ng has no voice for nl")


def test_an_office_that_names_no_printer_needs_none(fakes: Fakes, site: Site) -> None:
    assert only("printer", machine_of(fakes), site).state is State.OK
    fakes.add("lpstat", "Brother\nDesk\n")
    found = only("printer", machine_of(fakes), site)
    assert (found.state, found.remedy) == (State.NOTE, 'For papers, write printer = "Brother" in office.toml')


def test_a_printer_that_is_named_must_print(fakes: Fakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_with(tmp_path, "languages = ['nl', 'ar']\nprinter = 'Desk'")
    fakes.add("fc-match", "DejaVu Sans\t/fonts/DejaVuSans.ttf")
    assert "CUPS is not installed" in only("printer", machine_of(fakes), site).said
    for says, state, said in (
        ("", State.NEEDED, "does not know Desk"),
        (STOPPED, State.NEEDED, "Desk is stopped"),
        (IDLE.format(alerts="media-empty-error"), State.NOTE, "the last paper: media-empty"),
        (IDLE.format(alerts="none"), State.OK, "Desk prints what visitors choose"),
    ):
        fakes.add("lp")
        fakes.add("lpstat", says)
        found = only("printer", machine_of(fakes), site)
        assert (found.state, said in found.said) == (state, True), found
    monkeypatch.setattr(printer, "installed", lambda: False)
    remedy = findings_of("printer", machine_of(fakes), site)[1].remedy
    assert remedy == "pip install '.[paper]' in the folder of the kiosk"
    monkeypatch.setattr(fonts, "FOLDERS", ())
    (fakes.folder / "fc-match").unlink()
    assert "fonts-dejavu-core" in findings_of("printer", machine_of(fakes), site)[2].remedy


def test_a_receipt_printer_that_is_named_must_print(
    fakes: Fakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes.add("fc-match", "DejaVu Sans\t/fonts/DejaVuSans.ttf")
    roll = RollPrinter()
    with on_socket(roll) as there:
        site = site_with(tmp_path, f"languages = ['nl', 'ar']\nprinter = '{there.address}'")
        found = only("printer", machine_of(fakes), site)
        assert (found.state, found.said) == (
            State.OK,
            f"{there.address} prints what visitors choose, on paper of 80 mm",
        )
        roll.paper = False
        found = only("printer", machine_of(fakes), site)
        assert (found.state, found.said) == (State.NEEDED, f"{there.address}: out of paper")
        roll.silent = True
        assert only("printer", machine_of(fakes), site).state is State.NOTE
    found = only("printer", machine_of(fakes), site)
    assert (found.state, found.said) == (State.NEEDED, f"{there.address}: Connection refused")
    monkeypatch.setattr("kiosk.printing.receipt.printer.installed", lambda: False)
    assert only("printer", machine_of(fakes), site).remedy == "pip install '.[receipt]' in the folder of the kiosk"


def test_the_desk_that_is_named_must_answer(
    fakes: Fakes, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert only("desk", machine_of(fakes), site).state is State.OK
    named = site_with(tmp_path, "desk = 'http://127.0.0.1:1'")
    without = only("desk", machine_of(fakes), named)
    assert (without.state, "openssl rand -hex 32" in without.remedy) == (State.NEEDED, True)
    machine = machine_of(fakes, {"KIOSK_DESK_KEY": "k" * 32})
    assert only("desk", machine, named).said == "http://127.0.0.1:1 does not answer this kiosk"

    async def answers(*_: object) -> dict[str, object]:
        return {}

    monkeypatch.setattr("kiosk.calling.line.DeskLine.ask", answers)
    assert only("desk", machine, named).said == "http://127.0.0.1:1 answers this kiosk"


def test_whether_the_extra_is_installed(fakes: Fakes, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for there, state in ((True, State.OK), (False, State.NOTE)):
        monkeypatch.setattr("kiosk.doctor.subjects.meaning.installed", lambda there=there: there)
        assert only("meaning", machine_of(fakes), site).state is state


def test_the_names_are_those_of_the_gateway() -> None:
    fields = Settings.model_fields.values()
    assert {*NEEDED, *OPTIONAL, DATABASE} == {field.alias for field in fields}
    assert set(NEEDED) == {field.alias for field in fields if field.is_required()}


SECRET = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"


def test_the_gateway_is_told_of_and_no_value_is(fakes: Fakes, site: Site) -> None:
    def found(*names: str) -> tuple[str, State]:
        environment = {**dict.fromkeys(names, SECRET), DATABASE: SECRET}
        said = findings_of("twilio", machine_of(fakes, environment), site)
        said += findings_of("database", machine_of(fakes, environment), site)
        assert SECRET not in "".join(finding.said + finding.remedy for finding in said)
        assert f"{DATABASE} is set" in said[-1].said
        return said[0].said, said[0].state

    assert found()[1] is State.OK
    assert found(*NEEDED, *OPTIONAL) == ("all is set; `sms-gateway check` looks closer", State.OK)
    assert found(*NEEDED)[1] is State.OK
    for name in NEEDED:
        said, state = found(*(set(NEEDED) - {name}))
        assert (said, state) == (f"{name} not set: the gateway does not start", State.NOTE)


def test_figures_are_kept_where_they_last(fakes: Fakes, tmp_path: Path) -> None:
    assert only("figures", machine_of(fakes), site_with(tmp_path, "")).said == "nothing is counted"
    site = site_with(tmp_path, "figures = true")
    in_memory = only("figures", machine_of(fakes, {"STATE_DIRECTORY": "/dev/shm/kiosk"}), site)
    assert in_memory.state is State.NOTE
    assert "StateDirectory" in in_memory.remedy
    nowhere = only("figures", machine_of(fakes, {"STATE_DIRECTORY": str(tmp_path / "office.toml")}), site)
    assert (nowhere.state, "what is counted is lost" in nowhere.said) == (State.NEEDED, True)
