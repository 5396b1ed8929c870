"""Lists every page that a visitor can reach: ``kiosk pages``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from kiosk.channels.plain import page_lines
from kiosk.channels.sms.segments import measure
from kiosk.checks.subject import Subject
from kiosk.guides.page import Page
from kiosk.guides.walk import Stop


def listed(subject: Subject, language: str, channel: str) -> Iterator[dict[str, Any]]:
    """Each page of a language as an object; by text message each part of a page."""
    for stop, page in _pages(subject, language, channel):
        entry = _entry(subject, stop, page, language)
        yield entry | _message(subject, page) if channel == "sms" else entry


def _pages(subject: Subject, language: str, channel: str) -> Iterator[tuple[Stop, Page]]:
    """Every part of every page, with the place where it stands."""
    stops = subject.walked("sms", subject.sms, language) if channel == "sms" else subject.whole(language)
    return ((stop, page) for stop in stops for page in stop.parts)


def _entry(subject: Subject, stop: Stop, page: Page, language: str) -> dict[str, Any]:
    return {
        "place": str(stop.place),
        "language": language,
        "title": page.title,
        "text": page.text,
        "choices": [
            {"number": choice.number, "label": choice.label, "place": str(choice.place)} for choice in page.choices
        ],
        "part": page.part + 1,
        "parts": page.parts,
        "review": subject.languages[language].facts.review,
    }


def _message(subject: Subject, page: Page) -> dict[str, Any]:
    body = subject.sms.body(page)
    size = measure(body)
    return {"body": body, "encoding": size.encoding, "segments": size.segments}


def write_json(subject: Subject, languages: tuple[str, ...], channel: str, out: TextIO) -> None:
    """One array of all pages."""
    entries = [entry for language in languages for entry in listed(subject, language, channel)]
    json.dump(entries, out, ensure_ascii=False, indent=1)
    out.write("\n")


def write_text(subject: Subject, languages: tuple[str, ...], channel: str, out: TextIO) -> None:
    """A proof sheet to read: every page under its place."""
    for language in languages:
        facts = subject.languages[language].facts
        out.write(f"# {facts.name} ({language}), {facts.review}\n")
        for stop, page in _pages(subject, language, channel):
            out.write(f"\n## {stop.place}{f' {page.part + 1}/{page.parts}' if page.parts > 1 else ''}\n")
            if channel == "sms":
                message = _message(subject, page)
                out.write(f"[{message['encoding']}, {message['segments']}]\n{message['body']}\n")
            else:
                out.writelines(f"{line}\n" for line in page_lines(page))
        out.write("\n")
