"""Runs the rules, shows how far they are, and prints what they find."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kiosk.checks.rules import RULES, WHOLE, Rule
from kiosk.checks.sentences import exceptions
from kiosk.checks.subject import Finding, Subject
from kiosk.content.loading import ContentError
from kiosk.mistake import Mistake
from kiosk.terminal.lifeline import watch_the_parent


@dataclass(frozen=True, slots=True)
class Result:
    """What one rule found, over all languages: what must be mended, and what is worth a look."""

    rule: Rule
    findings: tuple[Finding, ...]
    advice: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One language: what each rule found, in the order of the rules; its exceptions; and how many pages it
    has."""

    findings: tuple[tuple[Finding, ...], ...]
    exceptions: tuple[str, ...]
    pages: int


def check(subject: Subject, rules: Iterable[Rule]) -> list[Result]:
    """Apply rules to every language."""
    codes = subject.languages.codes
    return [_result(rule, [_found(rule, subject, language) for language in codes]) for rule in rules]


def run_checks(subject: Subject, console: Console) -> int:
    """Check, report, and return the exit code: 0 only when nothing falls short."""
    try:
        guides = len(subject.catalogue.content.guides)
    except ContentError as error:
        console.print(f"The content cannot be read. {len(error.problems)} to mend:")
        for problem in error.problems:
            console.print(f"  {problem}", markup=False, highlight=False)
        return 1
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        codes = (*subject.languages.codes, *subject.drafts)
        task = progress.add_task("Walking every page of every language", total=len(codes))
        checked = _every_language(subject, codes, lambda: progress.advance(task))
    results = []
    for index, rule in enumerate(RULES):
        found = [one.findings[index] for one in checked]
        results.append(_result(rule, found))
    for result in results:
        console.print(f"{'✗' if result.findings else '✓'} {result.rule.name}", markup=False, highlight=False)
        for finding in result.findings:
            console.print(f"    {finding}", markup=False, highlight=False, soft_wrap=True)
        for finding in result.advice:
            console.print(f"  · {finding}", markup=False, highlight=False, soft_wrap=True)
    excepted = [reason for one in checked for reason in one.exceptions]
    console.print(f"{len(excepted)} exceptions from easy language{':' if excepted else '.'}", highlight=False)
    for reason in excepted:
        console.print(f"  · {reason}", markup=False, highlight=False, soft_wrap=True)
    broken = sum(len(result.findings) for result in results)
    outcome = f"{broken} to mend." if broken else "Nothing falls short."
    pages = sum(one.pages for one in checked)
    walked = sum(one.pages > 0 for one in checked)
    console.print(f"{guides} guides, {walked} languages, {pages} pages. {outcome}", highlight=False)
    return 1 if broken else 0


def _every_language(subject: Subject, codes: Sequence[str], each: Callable[[], None]) -> list[Checked]:
    """The languages, in their order; each in a process of its own, as many at once as there are processors."""
    processes = min(os.cpu_count() or 1, len(codes))
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=watch_the_parent) as pool:
        waiting = {
            pool.submit(_language, subject.content, subject.locales, subject.today, code): code for code in codes
        }
        done = {}
        for future in as_completed(waiting):
            done[waiting[future]] = future.result()
            each()
    return [done[code] for code in codes]


_subject: Final = cache(Subject)
"""One for all languages that a process checks: most of what is loaded serves every language."""


def _language(content: Path, locales: Path, today: date, language: str) -> Checked:
    subject = _subject(content, locales, today)
    lacking = _found(WHOLE, subject, language)
    if not all(finding.advice for finding in lacking):
        return Checked((lacking, *((),) * (len(RULES) - 1)), (), 0)
    if language in subject.drafts:
        subject = subject.offering(language)
    return Checked(
        tuple(lacking if rule is WHOLE else _found(rule, subject, language) for rule in RULES),
        tuple(exceptions(subject, language)),
        len(subject.whole(language)),
    )


def _found(rule: Rule, subject: Subject, language: str) -> tuple[Finding, ...]:
    """What a rule finds; a language whose files cannot be read is a finding too."""
    try:
        return tuple(rule.find(subject, language))
    except Mistake as error:
        return tuple(Finding(language, problem) for problem in str(error).splitlines())


def _result(rule: Rule, found: Iterable[Iterable[Finding]]) -> Result:
    """The findings of all languages together; what is no fault of a language is found in each, and said once."""
    findings = tuple(dict.fromkeys(finding for one in found for finding in one))
    serious = tuple(finding for finding in findings if not finding.advice)
    return Result(rule, serious, tuple(finding for finding in findings if finding.advice))
