"""What `docs/accessibility.md` claims: each clause is there, and each test that it names exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
TECHNICIANS = (ROOT / "docs" / "technicians.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if re.match(r"\| \d", line)]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")

# The clauses of EN 301 549 V3.2.1 for the software of a closed terminal, and those of WCAG 2.2 beside it.
CLAUSES = re.findall(
    r"\S+",
    """
    5.1.2.2 5.1.3.1 5.1.3.2 5.1.3.3 5.1.3.4 5.1.3.5 5.1.3.6 5.1.3.8 5.1.3.9 5.1.3.10 5.1.3.11 5.1.3.12 5.1.3.13
    5.1.3.14 5.1.3.15 5.1.3.16 5.1.4 5.1.5 5.1.6 5.2 5.5 5.6 5.7 5.8 5.9 8.3 8.4 8.5 11.1.4.3 11.1.4.11 11.2.2.1
    11.2.4.3 11.2.4.7 11.3.1.1.2 11.3.3.1 11.3.3.2 11.3.3.3 11.3.3.4 11.7 12.1 12.2 1.4.1 1.4.6 1.4.11 2.1.1 2.1.2
    2.1.4 2.2.1 2.2.6 2.3.3 2.4.3 2.4.7 2.4.11 2.4.13 2.5.5 2.5.8 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.2.3 3.2.4 3.2.6
    3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 3.3.8
    """,
)


@pytest.mark.parametrize("clause", CLAUSES)
def test_each_clause_has_its_row_and_something_holds_it(clause: str) -> None:
    held = [row[-1] for row in ROWS if clause in row[0].split(", ")]
    assert len(held) == 1
    assert TEST.search(held[0]) or held[0].startswith("technicians.md: ")


def test_what_is_named_exists() -> None:
    named = TEST.findall(PAGE)
    assert len(named) > 40
    for file, name in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}, (
            f"{file} has no {name}: docs/accessibility.md names it"
        )
    checks = re.findall(r"technicians\.md: ([^|]+?) \|", PAGE)
    assert checks
    assert [check for check in checks if f"- [ ] **{check}**" not in TECHNICIANS] == []


def test_it_promises_no_more_than_a_design() -> None:
    assert "designed to" in PAGE
    assert re.findall(r"complian|certified|conform", PAGE, re.IGNORECASE) == []
