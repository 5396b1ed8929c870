"""The walls of the house: who imports whom, and what the core never touches."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CHECKS = sorted(path.stem for path in (ROOT / "kiosk" / "checks").glob("[a-z]*.py"))


def imported_by(module: str) -> set[str]:
    """The names of every module that a fresh Python holds after importing one."""
    program = f"import sys, {module}\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()} | set(done.stdout.split())


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "module", ["kiosk.guides.engine", "kiosk.guides.walk", "kiosk.understanding.crisis.recognition"]
)
def test_the_core_is_pure(module: str) -> None:
    loaded = imported_by(module)
    assert not loaded & {"textual", "twilio", "starlette", "sqlalchemy", "babel", "asyncio", "socket", "sqlite3"}


OF_A_GATEWAY = {"sms_gateway", "twilio", "sqlalchemy", "starlette", "uvicorn", "httpx", "cryptography", "psycopg"}


@pytest.mark.parametrize(
    "module",
    ["kiosk.tui.app, kiosk.wiring, kiosk.terminal.control", ", ".join(f"kiosk.checks.{name}" for name in CHECKS)],
    ids=["screen", "checks"],
)
def test_neither_the_screen_nor_the_checks_load_anything_of_a_gateway(module: str) -> None:
    assert not imported_by(module) & OF_A_GATEWAY


def test_plain_lines_load_neither_a_screen_nor_a_gateway_nor_another_channel() -> None:
    program = "import sys; from kiosk.cli import main; main(['plain']); print(*sys.modules, sep='\\n', file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, input="english\n9\n", capture_output=True, encoding="utf-8"
    )
    assert "A person helps you" in done.stdout
    loaded = {name.partition(".")[0] for name in done.stderr.split()} | set(done.stderr.split())
    assert "kiosk.channels.plain" in loaded
    assert not loaded & (OF_A_GATEWAY | {"textual", "kiosk.channels.sms", "kiosk.channels.whatsapp"})


def test_the_list_of_channels_loads_no_screen_and_no_gateway() -> None:
    loaded = imported_by("kiosk.channels.channel, kiosk.channels.sms, kiosk.channels.whatsapp")
    assert not loaded & (OF_A_GATEWAY | {"textual"})


@pytest.mark.parametrize("module", ["sms_gateway.app", "sms_gateway.webhook", "kiosk.channels.sms.rendering"])
def test_the_gateway_runs_without_the_screen(module: str) -> None:
    loaded = imported_by(module)
    assert not loaded & {"textual", "rich", "kiosk.tui"}


def test_the_first_screen_waits_for_nothing_slow() -> None:
    assert not imported_by("kiosk.tui.app") & {"pydantic", "babel", "sqlalchemy", "twilio", "starlette"}


def test_neither_a_start_nor_the_screen_loads_what_prints() -> None:
    """Also where the office has a printer: papers are set in another process."""
    program = (
        "import sys, kiosk.cli, kiosk.tui.app; from kiosk.office import OfficeSettings; from kiosk.wiring import *;"
        "languages = offered_languages(OfficeSettings()); assert office_printer(OfficeSettings(), languages) is None;"
        "assert not {'kiosk.printing', 'kiosk.tui.paper_tray', 'kiosk.guides.sheet'} & set(sys.modules);"
        "office_printer(OfficeSettings(printer='Desk'), languages); import kiosk.tui.paper_tray;"
        "assert 'kiosk.printing' in sys.modules; assert 'kiosk.printing.receipt' not in sys.modules;"
        "assert office_printer(OfficeSettings(printer='tcp:127.0.0.1'), languages) is not None;"
        "assert not {'typst', 'segno', 'escpos', 'usb', 'PIL', 'yaml', 'pyphen'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_no_start_loads_what_counts_unless_the_office_wants_figures() -> None:
    program = (
        "import sys, kiosk.cli, kiosk.tui.app, kiosk.channels.plain; from kiosk.office import OfficeSettings;"
        "from kiosk.wiring import *; assert office_counters(OfficeSettings()) is None;"
        "assert not {'kiosk.figures', 'kiosk.guides.outcomes', 'sqlite3'} & set(sys.modules);"
        "office_counters(OfficeSettings(figures=True));"
        "assert not {'kiosk.figures.publishing', 'kiosk.figures.report', 'rich.bar', 'typst'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_neither_a_start_nor_the_screen_loads_what_calls_the_desk_and_whoever_calls_loads_no_server() -> None:
    program = (
        "import sys, kiosk.cli, kiosk.tui.app; from kiosk.office import OfficeSettings; from kiosk.wiring import *;"
        "import os; assert office_desk(OfficeSettings()) is None;"
        "assert not {'kiosk.calling', 'kiosk.tui.bell', 'kiosk.guides.calling', 'kiosk.desk'} & set(sys.modules);"
        "os.environ['KIOSK_DESK_KEY'] = 'k' * 32; office_desk(OfficeSettings(desk='http://127.0.0.1:8765'));"
        "import kiosk.tui.bell; assert 'kiosk.calling.line' in sys.modules;"
        "assert not {'kiosk.desk', 'starlette', 'uvicorn', 'segno', 'pydantic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_the_first_page_reads_no_content() -> None:
    program = (
        "import sys; from kiosk.office import OfficeSettings; from kiosk.wiring import offered_languages, open_engine;"
        "from kiosk.guides.conversation import Conversation; from kiosk.channels.plain import PlainLines;"
        "office = OfficeSettings(); engine = open_engine(office, offered_languages(office));"
        "engine.show(Conversation(), PlainLines()); sys.exit('pydantic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_adding_a_channel_changes_no_file_of_the_core() -> None:
    channels = ("sms", "twilio", "textual", "terminal", "screen", "whatsapp", "channels")
    for path in (ROOT / "kiosk" / "guides").glob("*.py"):
        code = "\n".join(
            line
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.lstrip().startswith(("import", "from"))
        )
        assert not any(channel in code.lower() for channel in channels), path


def test_the_project_refers_to_nothing_outside_itself() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    forbidden = "../" + "shared"
    for name in done.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix not in (".png", ".npz"):
            assert forbidden not in path.read_text(encoding="utf-8"), name


def test_the_architecture_is_one_page() -> None:
    """What somebody reads in five minutes who has never seen the house."""
    lines = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 75
    assert [line for line in lines if len(line) > 120] == []
