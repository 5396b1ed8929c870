"""Runs the rules, shows how far they are, and prints what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kiosk.checks.rules import RULES, Rule
from kiosk.checks.sentences import exceptions
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.loading import ContentError
from kiosk.guides.recognition import PhraseError
from kiosk.language.facts import LanguageError


@dataclass(frozen=True, slots=True)
class Result:
    """What one rule found, over all languages: what must be mended, and what is worth a look."""

    rule: Rule
    findings: tuple[Finding, ...]
    advice: tuple[Finding, ...]


def check(subject: Subject, rules: Iterable[Rule] = RULES, each: Callable[[], None] = lambda: None) -> list[Result]:
    """Apply the rules to every language. ``each`` is called when a rule is done with a language."""
    results = []
    for rule in rules:
        findings: dict[Finding, None] = {}
        for language in subject.languages.codes:
            findings.update(dict.fromkeys(_found(rule, subject, language)))
            each()
        serious = tuple(finding for finding in findings if not finding.advice)
        results.append(Result(rule, serious, tuple(finding for finding in findings if finding.advice)))
    return results


def _found(rule: Rule, subject: Subject, language: str) -> list[Finding]:
    """What a rule finds; a language whose files cannot be read is a finding too."""
    try:
        return list(rule.find(subject, language))
    except (LanguageError, PhraseError) as error:
        return [Finding(language, problem) for problem in str(error).splitlines()]


def run_checks(subject: Subject, console: Console) -> int:
    """Check, report, and return the exit code: 0 only when nothing falls short."""
    try:
        guides = len(subject.catalogue.content.guides)
    except ContentError as error:
        console.print(f"The content cannot be read. {len(error.problems)} to mend:")
        for problem in error.problems:
            console.print(f"  {problem}", markup=False, highlight=False)
        return 1
    languages = len(subject.languages.codes)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Walking every page", total=len(RULES) * languages)
        results = check(subject, each=lambda: progress.advance(task))
    for result in results:
        console.print(f"{'✗' if result.findings else '✓'} {result.rule.name}", markup=False, highlight=False)
        for finding in result.findings:
            console.print(f"    {finding}", markup=False, highlight=False, soft_wrap=True)
        for finding in result.advice:
            console.print(f"  · {finding}", markup=False, highlight=False, soft_wrap=True)
    _print_exceptions(subject, console)
    broken = sum(len(result.findings) for result in results)
    outcome = f"{broken} to mend." if broken else "Nothing falls short."
    pages = sum(len(subject.whole(language)) for language in subject.languages.codes)
    console.print(f"{guides} guides, {languages} languages, {pages} pages. {outcome}", highlight=False)
    return 1 if broken else 0


def _print_exceptions(subject: Subject, console: Console) -> None:
    """The texts that may be longer than easy language allows, each with the reason that stands beside it."""
    found = [reason for language in subject.languages.codes for reason in exceptions(subject, language)]
    console.print(f"{len(found)} exceptions from easy language{':' if found else '.'}", highlight=False)
    for reason in found:
        console.print(f"  · {reason}", markup=False, highlight=False, soft_wrap=True)
