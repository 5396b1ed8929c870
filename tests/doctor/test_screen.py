"""What the doctor says of the terminal, the display, the size of the text and the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.doctor.finding import State
from kiosk.doctor.machine import Window
from kiosk.doctor.site import Site
from kiosk.terminal.display import Display
from kiosk.terminal.text_size.steps import SIZE
from tests.doctor.sites import LAPTOP, WINDOW, findings_of, machine_of, only, site_with
from tests.fakes import Fakes
from tests.terminal.machines import connect, frame_buffer


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_with(tmp_path, "")


@pytest.fixture
def dutch(tmp_path: Path) -> Site:
    return site_with(tmp_path, "languages = ['nl']")


@pytest.mark.parametrize(
    ("environment", "name", "colours"),
    [
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, "xterm", "all colours"),
        ({"TERM": "alacritty"}, "alacritty", "all colours"),
        ({"TERM": "foot"}, "foot", "all colours"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, "a terminal with VTE", "256 colours"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006", "COLORTERM": "truecolor"}, "VTE", "all colours"),
        ({"TERM": "tmux-256color", "XTERM_VERSION": "XTerm(379)"}, "tmux", "256 colours"),
        ({"TERM": "vt220"}, "an unknown terminal", "16 colours"),
        ({"TERM": "foot", "NO_COLOR": "1"}, "foot", "no colours"),
    ],
)
def test_a_terminal_is_named_with_its_cells_and_colours(
    fakes: Fakes, site: Site, environment: dict[str, str], name: str, colours: str
) -> None:
    finding = only("terminal", machine_of(fakes, environment, WINDOW), site)
    assert finding.state is State.OK
    assert name in finding.said
    assert "80×24 cells" in finding.said
    assert colours in finding.said


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"},
        {"TERM": "mlterm"},
        {"TERM": "xterm-kitty"},
        {"TERM": "linux"},
    ],
)
def test_a_terminal_that_shows_arabic_wrongly_is_named_where_arabic_is_offered(
    fakes: Fakes, site: Site, dutch: Site, environment: dict[str, str]
) -> None:
    machine = machine_of(fakes, environment, WINDOW)
    finding = only("terminal", machine, site)
    assert finding.state is State.NEEDED
    assert "ar, fa" in finding.said
    assert "leave ar, fa out of `languages`" in finding.remedy
    assert only("terminal", machine, dutch).state is State.OK


def test_that_harms_nobody_where_xterm_is_launched(fakes: Fakes, site: Site) -> None:
    fakes.add("xterm")
    machine = machine_of(fakes, {"TERM": "konsole"}, WINDOW, LAPTOP)
    assert only("terminal", machine, site).state is State.NOTE
    assert only("kiosk launch", machine, site).state is State.OK


@pytest.mark.parametrize("window", [Window(39, 24), Window(80, 11)])
def test_a_window_that_is_too_small_for_a_page(fakes: Fakes, site: Site, window: Window) -> None:
    finding = only("terminal", machine_of(fakes, {"TERM": "foot"}, window), site)
    assert finding.state is State.NEEDED
    assert "40×12" in finding.said
    assert only("terminal", machine_of(fakes, {"TERM": "foot"}, Window(40, 12)), site).state is State.OK


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_of_lines_alone(fakes: Fakes, site: Site, term: str | None) -> None:
    finding = only("terminal", machine_of(fakes, {} if term is None else {"TERM": term}, WINDOW), site)
    assert finding.state is State.NEEDED
    assert "kiosk plain" in finding.remedy


def test_it_says_whether_the_text_size_can_be_changed(fakes: Fakes, dutch: Site) -> None:
    def said(**environment: str) -> str:
        return only("terminal", machine_of(fakes, environment, WINDOW), dutch).said

    assert said(TERM="linux", **{SIZE: "16"}).endswith("`+` and `-` change its text size")
    assert said(TERM="linux").endswith("its text keeps its size, as nobody told how large it is")
    assert said(TERM="foot").endswith("foot cannot change its text size while it runs: start it with a larger font")
    assert said(TERM="tmux").endswith("its text keeps its size")


def test_what_kiosk_launch_lacks(fakes: Fakes, site: Site) -> None:
    without_xterm = only("kiosk launch", machine_of(fakes, display=LAPTOP), site)
    assert (without_xterm.state, without_xterm.remedy) == (State.NEEDED, "apt install xterm fonts-dejavu-core")
    in_foot = machine_of(fakes, {"TERM": "foot"}, WINDOW, LAPTOP)
    assert only("kiosk launch", in_foot, site).state is State.NOTE
    fakes.add("xterm")
    silent = only("kiosk launch", machine_of(fakes, {"DISPLAY": ":99999"}), site)
    assert (silent.state, silent.said) == (State.NEEDED, "the display does not answer")
    assert only("kiosk launch", machine_of(fakes), site).state is State.NOTE
    for program in ("setfont", "cage", "foot", "Xwayland"):
        fakes.add(program)
    assert "--in foot" in only("kiosk launch", machine_of(fakes), site).said
    assert "--in console" in only("kiosk launch", machine_of(fakes, {"TERM": "linux"}, WINDOW), site).said


def test_a_display_that_does_not_tell_its_width_is_to_be_measured(fakes: Fakes, site: Site, tmp_path: Path) -> None:
    unknown = machine_of(fakes, display=Display(1920, 1080, 508))
    finding = only("display", unknown, site)
    assert finding.state is State.NOTE
    assert "`screen_width`" in finding.remedy
    measured = only("display", unknown, site_with(tmp_path, "screen_width = 477"))
    assert (measured.state, measured.said) == (State.OK, "1920×1080 pixels, 477 mm wide, as office.toml says")
    assert only("display", machine_of(fakes, display=LAPTOP), site).said.endswith("344 mm wide, as it says of itself")


def test_the_size_of_text_in_millimetres_and_degrees(fakes: Fakes, site: Site) -> None:
    fakes.add("xterm")
    finding = only("text size", machine_of(fakes, display=LAPTOP), site)
    assert finding.state is State.OK
    assert "7.3 mm for a capital, 0.70° at 60 cm" in finding.said


def test_small_text_of_a_terminal_is_told_with_what_is_wanted(fakes: Fakes, site: Site) -> None:
    fakes.add("xterm")
    here, launched = findings_of(
        "text size", machine_of(fakes, {"TERM": "foot"}, Window(80, 24, 24 * 17), LAPTOP), site
    )
    assert here.state is State.NOTE
    millimetres = re.search(r"about ([\d.]+) mm", here.said)
    assert millimetres
    assert float(millimetres[1]) == pytest.approx(17 / 1.164 * 0.729 * 344 / 1366, abs=0.05)
    assert "0.7° is wanted" in here.said
    assert launched.state is State.OK
    large = findings_of("text size", machine_of(fakes, {"TERM": "foot"}, Window(40, 12, 12 * 60), LAPTOP), site)[0]
    assert large.state is State.OK


def test_the_text_of_the_console(fakes: Fakes, dutch: Site) -> None:
    connect(fakes.folder, "card0-HDMI-A-1", "1920x1080\n", 477)
    machine = machine_of(fakes, {"TERM": "linux"}, Window(120, 33))
    finding = only("text size", machine, dutch)
    assert finding.state is State.NOTE
    assert "about 5.0 mm" in finding.said
    assert "video=1280x720" in finding.remedy
    frame_buffer(fakes.folder, "1280,720")
    smaller = only("text size", machine_of(fakes, {"TERM": "linux"}, Window(80, 22)), dutch)
    assert (smaller.state, "0.71°" in smaller.said) == (State.OK, True)


def test_text_that_leaves_no_room_for_a_page(fakes: Fakes, tmp_path: Path) -> None:
    fakes.add("xterm")
    far = site_with(tmp_path, "viewing_distance = 150")
    finding = only("text size", machine_of(fakes, display=LAPTOP), far)
    assert finding.state is State.NEEDED
    assert "pages need 40×12" in finding.said


def test_without_a_display_the_size_is_not_known(fakes: Fakes, site: Site) -> None:
    assert only("text size", machine_of(fakes), site).state is State.NOTE


@pytest.mark.parametrize(
    ("layout", "setting", "state", "said"),
    [
        ("be", "auto", State.OK, "digits and `+` need Shift there"),
        ("fr", "fr", State.OK, "digits and `+` need Shift there"),
        ("us", "us", State.OK, "digits need no Shift; `+` does"),
        ("de", "auto", State.OK, "digits and `+` need no Shift"),
        ("be", "fr", State.NEEDED, "keys mean what they do not say"),
        ("fr", "us", State.NEEDED, "keys mean what they do not say"),
        ("us", "be", State.NEEDED, "keys mean what they do not say"),
        ("gb", "us", State.OK, "digits need no Shift"),
    ],
)
@pytest.mark.parametrize("place", ["X", "console"])
def test_the_layout_and_which_keys_need_shift(
    fakes: Fakes, tmp_path: Path, layout: str, setting: str, state: State, said: str, place: str
) -> None:
    fakes.add("setxkbmap", f"rules:      evdev\nmodel:      pc105\nlayout:     {layout},us\n")
    file = tmp_path / "etc/default/keyboard"
    file.parent.mkdir(parents=True)
    file.write_text(f'XKBMODEL="pc105"\nXKBLAYOUT="{layout}"\n', encoding="utf-8")
    machine = machine_of(fakes, display=LAPTOP if place == "X" else None)
    finding = only("keyboard", machine, site_with(tmp_path, f"keyboard = '{setting}'"))
    assert finding.state is state
    assert said in finding.said
    assert layout in finding.said
    assert ("setxkbmap -query" in fakes.called) is (place == "X")


def test_a_layout_that_nobody_tells(fakes: Fakes, site: Site) -> None:
    assert only("keyboard", machine_of(fakes), site).state is State.NOTE
