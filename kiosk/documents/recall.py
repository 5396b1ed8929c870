"""How well people are understood, as tables: ``kiosk check --recall``, and in the README."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final, TextIO

from kiosk.checks import recall
from kiosk.checks.recall import (
    LETTERS,
    MEANING,
    Recall,
    Share,
    beside,
    exam_of,
    recall_of,
    together,
    worse,
    worse_together,
)
from kiosk.checks.subject import Subject
from kiosk.documents import markdown
from kiosk.language.sentences import CRISIS_STYLES, EVERYDAY_STYLES

WRITTEN_BY: Final = "for this project by language models"
READ_BY: Final = "read by no native speaker"
"""Who wrote the rows, and who has read them. To be changed when it is true no more."""

ALL: Final = "all"

_Cell = Callable[[Recall], str]


def recall_table(subject: Subject) -> str:
    """The tables for the README: languages by figure, kinds and styles, and where the sentences come from."""
    recalls = _recalls(subject)
    styles = _kept_styles(CRISIS_STYLES)
    columns = _all_beside(_named(_crisis, styles))
    whole = recalls[ALL]
    kinds = [(kind, _crisis(whole, kind), _missed(whole, kind)) for kind in _kinds(subject)]
    everyday = [(style, _everyday(whole, style)) for style in _kept_styles(EVERYDAY_STYLES)]
    return "\n".join(
        (
            markdown.table(("language", *columns), (_row(name, each, columns) for name, each in recalls.items())),
            markdown.table(("kind of crisis", "answered (or offered)", "missed"), kinds),
            markdown.table(("everyday sentences", "false alarms (offered)"), everyday),
            f"{origin(subject)}\n",
        )
    )


def exam_table(subject: Subject) -> str | None:
    """The table of the exam for the README: each language by letters and meaning, and all by letters alone. None where
    the meaning is not installed."""
    if MEANING not in beside():
        return None
    columns = _all_beside({"crises": partial(_crisis, part="")})
    codes = subject.languages.codes
    by_meaning = {code: exam_of(subject, code, MEANING) for code in codes}
    by_letters = together(exam_of(subject, code, LETTERS) for code in codes)
    recalls = {**by_meaning, ALL: together(by_meaning.values()), f"{ALL}, by letters alone": by_letters}
    return markdown.table(("language", *columns), (_row(name, each, columns) for name, each in recalls.items()))


def write_recall(subject: Subject, out: TextIO) -> int:
    """Every figure by language, each second opinion beside the others. Returns 1 when one is worse than it may be."""
    by_name = {name: _recalls(subject, name) for name in beside()}
    kinds = _kinds(subject)
    tables: tuple[tuple[str, Mapping[str, _Cell]], ...] = (
        ("Crises by style: answered (or offered), missed", _both(_kept_styles(CRISIS_STYLES))),
        ("Crises by kind: answered (or offered), missed", _both(kinds)),
        ("Everyday sentences: false alarms (offered)", _named(_everyday, _kept_styles(EVERYDAY_STYLES))),
        ("Right kind among those answered", {ALL: partial(_percent, figure=recall.RIGHT_KIND), **_named(_kind, kinds)}),
        (
            "Language of a first text, and search",
            _figures(recall.LANGUAGE, recall.FOUND, recall.HONEST, recall.REFUSED),
        ),
    )
    for title, columns in tables:
        rows = (
            (name, by, *(cell(recalls[name]) for cell in columns.values()))
            for name in (*subject.languages.codes, ALL)
            for by, recalls in by_name.items()
        )
        out.write(f"# {title}\n\n{markdown.table(('language', 'second opinion', *columns), rows)}\n")
    out.write(f"{origin(subject)}\n")
    codes = subject.languages.codes
    found = [*chain.from_iterable(worse(subject, code) for code in codes)]
    found += worse_together(recall_of(subject, code) for code in codes)
    out.writelines(f"{finding}\n" for finding in found)
    return 1 if found else 0


def in_100(subject: Subject, figure: str) -> str:
    """A figure of all languages together in a sentence, as a whole number."""
    whole = together(recall_of(subject, code) for code in subject.languages.codes)
    return f"{recall.share_of(whole, figure).percent:.0f}"


def origin(subject: Subject) -> str:
    """How many rows were kept back, when they were written, by whom, and who has read them."""
    kept, writers, days = [0, 0], [], set[str]()
    for code in subject.languages.codes:
        folder = subject.folder(code)
        rows = [[row.written for row in rows if row.kept_back] for rows in (folder.sentences(), folder.questions())]
        kept = [total + len(found) for total, found in zip(kept, rows, strict=True)]
        # In brackets stands which guide a question waits for.
        written = {each.partition(" (")[0] for found in rows for each in found}
        days |= {each.partition(" ")[0] for each in written}
        writers.append(len(written))
    many = f"{min(writers)}" if min(writers) == max(writers) else f"{min(writers)} to {max(writers)}"
    when = " to ".join(dict.fromkeys((min(days), max(days))))
    return (
        f"Measured on {kept[0]:,} sentences and {kept[1]:,} questions from which nothing learned: written {WRITTEN_BY} "
        f"({many} writers a language) on {when}, and {READ_BY}."
    )


def _recalls(subject: Subject, name: str = LETTERS) -> Mapping[str, Recall]:
    """The figures of each language and of all."""
    recalls = {code: recall_of(subject, code, name) for code in subject.languages.codes}
    return {**recalls, ALL: together(recalls.values())}


def _kinds(subject: Subject) -> Sequence[str]:
    return [crisis.id for crisis in sorted(subject.catalogue.content.crises, key=lambda crisis: crisis.order)]


def _kept_styles(styles: Iterable[str]) -> Sequence[str]:
    """Those of which rows are kept back."""
    return [style for style in styles if style not in ("said", "everyday")]


def _row(name: str, measured: Recall, columns: Mapping[str, _Cell]) -> Sequence[str]:
    return (name, *(cell(measured) for cell in columns.values()))


def _all_beside(crises: Mapping[str, _Cell]) -> Mapping[str, _Cell]:
    """The columns of a table that has one row a language: those of the crises, and every other figure."""
    return {
        **crises,
        "right kind": partial(_percent, figure=recall.RIGHT_KIND),
        "false alarms": partial(_everyday, part=""),
        "language": partial(_percent, figure=recall.LANGUAGE),
        "guide found": partial(_percent, figure=recall.FOUND),
        "honest no": partial(_percent, figure=recall.HONEST),
        "refused": partial(_percent, figure=recall.REFUSED),
    }


def _both(parts: Iterable[str]) -> Mapping[str, _Cell]:
    return _named(lambda measured, part: f"{_crisis(measured, part)}, {_missed(measured, part)}", (*parts, ""))


def _named(cell: Callable[[Recall, str], str], parts: Iterable[str]) -> Mapping[str, _Cell]:
    def of(part: str) -> _Cell:
        return lambda measured: cell(measured, part)

    return {part or ALL: of(part) for part in parts}


def _figures(*figures: str) -> Mapping[str, _Cell]:
    return {figure: partial(_percent, figure=figure) for figure in figures}


def _crisis(measured: Recall, part: str) -> str:
    return _two(_share(measured, recall.ANSWERED, part), _share(measured, recall.NOTICED, part))


def _missed(measured: Recall, part: str) -> str:
    noticed = _share(measured, recall.NOTICED, part)
    return f"{noticed.all - noticed.count} of {noticed.all}"


def _everyday(measured: Recall, part: str) -> str:
    return _two(_share(measured, recall.ALARMS, part), _share(measured, recall.OFFERED, part))


def _kind(measured: Recall, part: str) -> str:
    return _percent(measured, recall.RIGHT_KIND, part)


def _percent(measured: Recall, figure: str, part: str = "") -> str:
    share = _share(measured, figure, part)
    return f"{share.percent:.1f}" if share.all else "-"


def _share(measured: Recall, figure: str, part: str) -> Share:
    return measured.get((figure, part), Share())


def _two(first: Share, second: Share) -> str:
    return f"{first.percent:.1f} ({second.percent:.1f})" if first.all else "-"
