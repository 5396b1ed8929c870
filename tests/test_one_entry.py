"""What is added in one place: a theme, and a setting of the office with its line of documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkouts import copy_program, run_tests_in


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_program(tmp_path)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name}: {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")


BLUE = '''\
    "blue": Theme(
        dark=True,
        text="#ffffff",
        quiet="#e8eefc",
        paper="#06183d",
        side="#1c2f66",
        panel="#0d2350",
        strong="#ffe08a",
        on_strong="#06183d",
        warning="#ffd0a8",
        marker="#06183d",
        rule="#9fb2dc",
    ),
}
"""Each theme'''


def test_a_theme_is_one_entry(copy: Path) -> None:
    replace(copy / "kiosk" / "themes.py", '}\n"""Each theme', BLUE)
    done = run_tests_in(copy, "tests/tui/test_contrast.py", "-vv", "-k", "blue or f2")
    assert done.returncode == 0, done.stdout
    for test in (
        "test_everything_has_the_contrast_that_it_needs[keys0-blue]",
        "test_f2_goes_through_all_themes",
        "test_an_office_can_choose_every_theme[blue]",
    ):
        assert f"{test} PASSED" in done.stdout


FIELD = "    press_pause: int = 400\n"
EXAMPLE = "# What text messages may cost."
ROW = "| `sms` | what text messages"
SETTINGS = {
    "large_print": ("bool", "False", "false"),
    "volunteers": ("int", "3", "3"),
    "floor": ("str", '""', '""'),
}
"""Settings to add: what they are, and their default in Python and in TOML."""


def test_a_setting_is_one_field_and_the_lines_that_explain_it(copy: Path) -> None:
    fields = "".join(f"    {name}: {kind} = {default}\n" for name, (kind, default, _) in SETTINGS.items())
    replace(copy / "kiosk" / "office.py", FIELD, FIELD + fields)
    undocumented = run_tests_in(copy, "tests/test_office.py")
    assert undocumented.returncode == 1
    assert "deploy/office.toml: `large_print` is missing" in undocumented.stdout
    assert "docs/offices.md: `large_print` is missing" in undocumented.stdout
    lines = "".join(f"# A word about it.\n{name} = {default}\n\n" for name, (*_, default) in SETTINGS.items())
    rows = "".join(f"| `{name}` | what it is | `{default}` |\n" for name, (*_, default) in SETTINGS.items())
    replace(copy / "deploy" / "office.toml", EXAMPLE, lines + EXAMPLE)
    replace(copy / "docs" / "offices.md", ROW, rows + ROW)
    documented = run_tests_in(copy, "tests/test_office.py")
    assert documented.returncode == 0, documented.stdout
