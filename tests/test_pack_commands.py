"""A first pack, as the documentation tells it; and what ``kiosk pack`` says of one that falls short."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.cli import main
from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.place import MENU
from kiosk.office import SETTING, read_office
from kiosk.wiring import offered_languages, open_engine

GUIDE = (Path(__file__).parent.parent / "docs" / "authors.md").read_text(encoding="utf-8")
FIRST_PACK = GUIDE[GUIDE.index("## A pack of your own") :]

Run = Callable[..., tuple[int, str]]


class Today(date):
    """The day on which the first pack was written: later, its service must be checked again."""

    @classmethod
    def today(cls) -> Today:
        return cls(2026, 11, 29)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of ``kiosk`` in an empty folder; its exit code, and what it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setattr("kiosk.pack_commands.date", Today)
    # A command would watch for the end of whoever started it.
    monkeypatch.setattr("kiosk.cli._held", lambda run, **_: run)

    def said(*arguments: str) -> tuple[int, str]:
        code = main(arguments)
        written = capsys.readouterr()
        return code, written.out + written.err

    return said


@pytest.fixture
def told(run: Run, tmp_path: Path) -> list[tuple[str, ...]]:
    """Writes everything that the documentation says to write, literally, after the first command; the commands."""
    commands: list[tuple[str, ...]] = []
    for kind, path, block in re.findall(r"```(sh|toml) ?(\S*)\n(.*?)```", FIRST_PACK, re.DOTALL):
        if kind == "toml":
            if not (tmp_path / "office-genk").exists():
                assert run(*commands[0])[0] == 0
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(block, encoding="utf-8")
        for line in block.splitlines() if kind == "sh" else ():
            command, *arguments = shlex.split(line)
            assert command == "kiosk"
            commands.append(tuple(arguments))
    return commands


def test_the_first_pack_of_the_documentation_works(told: list[tuple[str, ...]], run: Run, tmp_path: Path) -> None:
    assert [command[:2] for command in told] == [("pack", "new"), ("pack", "check")]
    assert run(*told[1]) == (0, f"{tmp_path / 'office-genk'}: nothing falls short.\n")
    office = read_office(tmp_path / "office.toml")
    engine = open_engine(office, offered_languages(office))
    turn = engine.answer(Conversation("nl", MENU), "wanneer open", PlainLines())
    assert GuidePlace("opening-hours") in (turn.conversation.place, *(choice.place for choice in turn.page.choices))
    card = engine.page(ServicePlace("digipunt-genk"), "nl").text
    assert "089 00 00 00" in card
    assert "9:00" in card


def test_the_kiosk_check_looks_at_the_packs_of_the_office(
    told: object, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "office.toml"))
    monkeypatch.setattr("kiosk.checks.report.run_checks", lambda subject, console: 0)
    assert run("check") == (0, f"{tmp_path}/./office-genk: nothing falls short.\n".replace("/./", "/"))
    guide = tmp_path / "office-genk" / "guides" / "opening-hours.toml"
    guide.write_text(guide.read_text(encoding="utf-8").replace('goal = "', 'gaol = "'), encoding="utf-8")
    code, said = run("check")
    assert code == 1
    assert "office-genk/guides/opening-hours.toml: `gaol` is not a field here; correct its name or remove it" in said


def test_a_new_pack_works_and_every_text_of_it_is_still_to_write(run: Run, tmp_path: Path) -> None:
    assert run("pack", "new", "mine", "--language", "fr")[0] == 0
    code, said = run("pack", "check", "mine")
    assert code == 1
    assert "mine/guides/opening-hours.toml, step 5: `helper` still says ‹what the volunteer says and does›" in said
    assert "mine/pack.toml: `licence` still says" in said
    assert "mine/services/local.toml, service 1: `number` still says" in said
    named = {line.rsplit(" still says", 1)[0] for line in said.splitlines() if " still says " in line}
    assert len(named) == sum(
        bool(re.match(r'\w+ = "‹', line))
        for path in (tmp_path / "mine").rglob("*.toml")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    (tmp_path / "office.toml").write_text('packs = ["belgium", "./mine"]', encoding="utf-8")
    office = read_office(tmp_path / "office.toml")
    engine = open_engine(office, offered_languages(office))
    assert TopicPlace("mine") in [choice.place for choice in engine.page(MENU, "fr").choices]
    assert TopicPlace("mine") not in [choice.place for choice in engine.page(MENU, "nl").choices]


def test_a_new_pack_is_in_the_first_language_of_the_office_unless_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "office.toml").write_text('languages = ["pl", "nl"]', encoding="utf-8")
    monkeypatch.setenv(SETTING, str(tmp_path / "office.toml"))
    assert run("pack", "new", "mine")[0] == 0
    assert 'source = "pl"' in (tmp_path / "mine" / "pack.toml").read_text(encoding="utf-8")
    assert run("pack", "new", "other", "--language", "fr") == (
        2,
        "kiosk: there is no language 'fr'; write one of pl, nl\n",
    )


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("My Pack", "'My Pack' cannot name a pack; use small letters, digits and hyphens: office-genk"),
        ("full", "something stands there already; give a folder that does not exist yet"),
        ("file/inside", "Not a directory; give a folder that you may write to"),
    ],
)
def test_a_pack_that_cannot_be_made_says_why(run: Run, tmp_path: Path, folder: str, said: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    code, written = run("pack", "new", folder)
    assert code == 2
    assert said in written
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_without_a_pack_the_check_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert run("pack", "check", "nowhere") == (2, f"{tmp_path}/nowhere/pack.toml: there is no such folder\n")
    (tmp_path / "empty").mkdir()
    assert run("pack", "check", "empty") == (2, f"{tmp_path}/empty/pack.toml: the file is missing\n")


def test_a_translator_gets_a_file_for_each_language(told: object, run: Run, tmp_path: Path) -> None:
    manifest = tmp_path / "office-genk" / "pack.toml"
    text = manifest.read_text(encoding="utf-8").replace('["nl"]', '["nl", "fr"]')
    manifest.write_text(text, encoding="utf-8")
    assert run("pack", "translations", "office-genk")[0] == 0
    written = (tmp_path / "office-genk" / "locales" / "fr" / "LC_MESSAGES" / "office-genk.po").read_text("utf-8")
    assert (
        'msgctxt "opening-hours/bring/text"\nmsgid "Neem uw toestel mee. Neem ook de lader mee."\nmsgstr ""' in written
    )
    code, said = run("pack", "check", "office-genk")
    assert code == 1
    assert "locales/fr/LC_MESSAGES/office-genk.po: `opening-hours/title` is not translated; until it is" in said
    assert "fr, opening-hours/bring/text: 'Neem uw toestel mee. Neem ook de lader mee.' is not translated" in said
    assert "fr, service/digipunt-genk/use: 'Hulp bij de computer en de smartphone.' is not translated" in said


def test_what_falls_short_is_named(told: object, run: Run, tmp_path: Path) -> None:
    mistakes = (
        ("guides/opening-hours.toml", "Neem uw toestel mee.", "Neem " * 30, "step bring, text: "),
        (
            "guides/opening-hours.toml",
            "Wij zijn open",
            "Bel 0800 99 999. Wij zijn open",
            "'0800 99 999' is no service's",
        ),
        ("guides/opening-hours.toml", "Kom binnen en", "Kom binnen (links) en", "is difficult to read"),
        ("guides/opening-hours.toml", 'sms = "Vraag', f'sms = "{"Neem uw toestel mee. " * 12}', "segments hold"),
        ("services/local.toml", "expires = 2027-11-28", "expires = 2031-11-28", "366 days after `checked`"),
        ("pack.toml", '["nl"]', '["nl", "xx"]', "`languages` holds 'xx'; the kiosk has nl, fr"),
        (
            "pack.toml",
            'id = "office-genk"',
            'id = "genk"',
            "`id` is 'genk'; write the name of the folder, 'office-genk'",
        ),
    )
    for file, old, new, _ in mistakes:
        change(tmp_path / "office-genk" / file, old, new)
    (tmp_path / "office-genk" / "guide").mkdir()
    (tmp_path / "office-genk" / "guide" / "more.toml").write_text("", encoding="utf-8")
    code, written = run("pack", "check", "office-genk")
    assert code == 1
    assert "office-genk/guide/more.toml: the kiosk reads no such file; a pack has pack.toml, crisis" in written
    assert [said for _, _, _, said in mistakes if said not in written] == []


def test_what_leads_nowhere_or_is_old_is_named(told: object, run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "office-genk"
    change(pack / "guides" / "opening-hours.toml", '{digipunt-genk}."', '{digipunt}."')
    change(pack / "services" / "local.toml", "checked = 2026-11-29", "checked = 2026-01-01")
    change(pack / "services" / "local.toml", "expires = 2027-11-28", "expires = 2026-11-29")
    change(pack / "pack.toml", 'source = "nl"', 'source = "fr"')
    code, written = run("pack", "check", "office-genk")
    assert code == 1
    for said in (
        "office-genk/guides/opening-hours.toml, step 2: `sms` names {digipunt}; no service has that id",
        "service digipunt-genk: 089 00 00 00 was to be checked again before 2026-11-29",
        "office-genk/pack.toml: `languages` must hold 'fr', the language of `source`",
    ):
        assert said in written


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
