"""A guide is one file and its translations: nothing else is written by hand, not a number in a page."""

from __future__ import annotations

import re
from pathlib import Path

from tests.checkouts import copy_checkout, run_in, run_tests_in

OLD, NEW = "ticket", "ticket-abroad"
OLD_TITLE = "Bus or train ticket"
TITLE = re.compile(rf'(msgctxt "{NEW}/title"\nmsgid "[^"]+)"\n(msgstr "[^"]+)"')


def add_guide(checkout: Path) -> None:
    """The file of a guide once more, with a title of its own, and with its translations in every catalogue."""
    (file,) = checkout.glob(f"kiosk/content/*/guides/{OLD}.toml")
    added = file.with_stem(NEW)
    title = f'title = "{OLD_TITLE}'
    text = file.read_text(encoding="utf-8")
    assert title in text
    added.write_text(text.replace(title, f"{title} 2"), encoding="utf-8")
    for catalogue in checkout.glob("locales/*/LC_MESSAGES/*.po"):
        entries = catalogue.read_text(encoding="utf-8").rstrip().split("\n\n")
        ours = (entry.replace(f'msgctxt "{OLD}/', f'msgctxt "{NEW}/') for entry in entries if f'ctxt "{OLD}/' in entry)
        new = [TITLE.sub(r'\1 2"\n\2 2"', entry) for entry in ours]
        catalogue.write_text("\n\n".join([*entries, *new]) + "\n", encoding="utf-8")


def test_a_guide_needs_no_other_file_by_hand(tmp_path: Path) -> None:
    checkout = copy_checkout(tmp_path)
    pages = [*checkout.glob("*.md"), *checkout.glob("docs/*.md")]
    guides = len([*checkout.glob("kiosk/content/*/guides/*.toml")])
    add_guide(checkout)
    for module in ("kiosk.language", "kiosk.documents"):
        done = run_in(checkout, "-m", module)
        assert done.returncode == 0, done.stderr
    checked = run_in(checkout, "-m", "kiosk", "check")
    assert f"\n{guides + 1} guides, " in checked.stdout
    # What a few languages alone teach of crises is another thing: the tests of all of them hold that.
    assert [line for line in checked.stdout.splitlines() if NEW in line] == []
    written = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert f"-->{guides + 1}<!-- end of count of guides -->" in written
    assert f"(`{NEW}`)" in written
    held = run_tests_in(checkout, "tests/documents/test_curriculum.py")
    assert held.returncode == 0, held.stdout
