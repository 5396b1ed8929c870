"""Every command, option and setting is told of, and nothing is told of that does not exist."""

from __future__ import annotations

import argparse
import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk.cli
import sms_gateway.cli
from sms_gateway.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
PARSERS = {"kiosk": kiosk.cli.command_parser(), "sms-gateway": sms_gateway.cli.command_parser()}
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
COMMAND = re.compile(r"^(?:[A-Z_]+=\S+ )*(?:\S*/bin/)?(kiosk|sms-gateway|make)(?: +([^#]*?))? *(?:#.*)?$")
SETTING = re.compile(r"(?:KIOSK|SMS_GATEWAY|TWILIO|TEXTUAL)(?:_[A-Z]+)+")


def commands_in(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """Each command with each of its options; the command alone with ""."""
    yield name, ""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command, within in action.choices.items():
                yield from commands_in(f"{name} {command}", within)
        elif action.option_strings and not isinstance(action, argparse._HelpAction):
            yield name, max(action.option_strings, key=len)


COMMANDS = [command for name, parser in PARSERS.items() for command in commands_in(name, parser)]


@pytest.mark.parametrize(("command", "option"), COMMANDS, ids=" ".join)
def test_a_command_is_told_of_with_each_option(command: str, option: str) -> None:
    told = rf"`{command} [^`\n]*{option}(?![\w-])" if option else rf"`{command}(?![\w-])"
    assert re.search(told, TEXT), f"write of `{command} {option}` in docs/technicians.md"


def names_in_code() -> set[str]:
    """The environment variables that the program names."""
    files = [file for package in ("kiosk", "sms_gateway") for file in (ROOT / package).rglob("*.py")]
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    texts = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and SETTING.fullmatch(text)}


def test_every_environment_variable_is_told_of() -> None:
    names = names_in_code()
    assert {"KIOSK_OFFICE", "SMS_GATEWAY_HASH_KEY"} <= names
    assert sorted(name for name in names if name not in TEXT) == []


def test_every_setting_of_the_gateway_has_its_row() -> None:
    table = (ROOT / "docs" / "gateway.md").read_text(encoding="utf-8")
    aliases = [field.alias for field in Settings.model_fields.values()]
    assert len(aliases) > 4
    assert [alias for alias in aliases if f"| `{alias}` | " not in table] == []


def test_no_variable_is_told_of_that_nothing_reads() -> None:
    foreign = {"TEXTUAL_ALLOW_SIGNALS"}
    assert set(SETTING.findall(TEXT)) - foreign <= names_in_code()


def written_in(page: str) -> Iterator[tuple[str, str]]:
    """Each command that a page writes in backticks or in a block, and what follows its name."""
    fenced = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    blocks = [line for block in fenced.findall(page) for line in block.splitlines()]
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL))
    for line in (*blocks, *spans):
        if found := COMMAND.match(line.strip()):
            yield found[1], found[2] or ""


def takes(name: str, arguments: str) -> bool:
    """Whether a command can be given these arguments."""
    try:
        PARSERS[name].parse_args(shlex.split(arguments))
    except SystemExit as ended:
        return ended.code == 0
    return True


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_that_a_page_writes_exists(page: Path) -> None:
    for name, arguments in written_in(page.read_text(encoding="utf-8")):
        if name == "make":
            assert [word for word in arguments.split() if "=" not in word and word not in TARGETS] == []
            continue
        assert takes(name, arguments), f"{page.name}: there is no `{name} {arguments}`"


def test_the_commands_of_the_pages_are_seen() -> None:
    seen = {(name, arguments.partition(" ")[0]) for name, arguments in written_in(TEXT)}
    assert {("make", "check"), ("kiosk", "plain"), ("kiosk", "pages"), ("sms-gateway", "simulate")} <= seen


def test_the_version_in_the_examples_is_the_one_of_the_project() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert re.findall(r"version (\d+\.\d+\.\d+)", TEXT) == [version[1]]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == version[1]
