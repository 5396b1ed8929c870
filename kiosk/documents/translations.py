"""``docs/translations.md``: what readers found in each language, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from babel import Locale

from kiosk.checks.reviews import read_in_part
from kiosk.checks.subject import Subject
from kiosk.documents import markdown
from kiosk.language.facts import SOURCE
from kiosk.language.reading import DECISIONS, SEVERITIES, Found, read_findings

HEAD: Final = """\
# The translations, and who has read them

Written from `locales/<code>/reading.tsv` by `make documents`; do not edit it by hand. `docs/translating.md` says how a
person reads a language, topic by topic, and signs it off.

A row is a finding of a reader: **critical** when somebody could come to harm, **major** when somebody would do
something else or understand nothing, **minor** when nobody would say it so. Each is decided: taken as suggested, mended
otherwise, or refused, with the reason beside it. Behind critical, major and minor stands how many that are in 100 texts
of today.
"""


def translations(subject: Subject) -> str:
    """The page: of each language each reading with its findings, and what a person has read, as Markdown."""
    english = Locale.parse(SOURCE).languages
    readings, people = [], []
    for code in subject.languages.codes:
        review, texts = subject.languages[code].facts.review, len(subject.wanted)
        findings = read_findings(subject.folder(code).path)
        readings += [(english[code], *row) for row in _readings(findings, texts)]
        people.append((english[code], ", ".join(read_in_part(subject, code)) or review))
    parts = (
        HEAD,
        markdown.table(("language", "read on", "by", *SEVERITIES, *DECISIONS), readings),
        "## Read by a person\n",
        "A draft is what no person who speaks the language has read whole.\n",
        markdown.table(("language", "read"), people),
    )
    return "\n".join(parts)


def _readings(findings: Sequence[Found], texts: int) -> Iterator[Sequence[str]]:
    for read, reader in sorted({(found.read, found.reader) for found in findings}):
        rows = [found for found in findings if (found.read, found.reader) == (read, reader)]
        severe, decided = Counter(row.severity for row in rows), Counter(row.decided for row in rows)
        counts = (f"{severe[name]} ({100 * severe[name] / texts:.1f})" for name in SEVERITIES)
        yield (read, reader, *counts, *(str(decided[name]) for name in DECISIONS))
