"""Lists every page that a visitor can reach: ``kiosk pages``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, TextIO

from kiosk.channels.channel import Channel
from kiosk.checks.reviews import part_of, review_of
from kiosk.checks.subject import Subject
from kiosk.guides.page import Page
from kiosk.guides.walk import Stop

WHOLE: Final = "kiosk"
"""The channel that shows a page as it is: its title, its text and its choices are all there is to list."""


def listed(subject: Subject, language: str, channel: Channel, topic: str = "") -> Iterator[dict[str, Any]]:
    """Each part of each page of a language as an object; with what is sent, where that is another thing. ``topic`` is
    the part of the pages that is wanted, "" for all."""
    for stop, page in _pages(subject, language, channel, topic):
        entry = _entry(subject, stop, page, language)
        yield entry if channel.name == WHOLE else entry | _sent(channel, page)


def _pages(subject: Subject, language: str, channel: Channel, topic: str) -> Iterator[tuple[Stop, Page]]:
    """Every part of every page, with the place where it stands."""
    stops = subject.walked(channel.name, channel, language)
    wanted = (stop for stop in stops if not topic or part_of(subject, stop.place) == topic)
    return ((stop, page) for stop in wanted for page in stop.parts)


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
        "helper": page.helper,
        "review": review_of(subject, language, part_of(subject, stop.place)),
    }


def _sent(channel: Channel, page: Page) -> dict[str, Any]:
    """The message, and what it costs where it has segments."""
    body = channel.body(page)
    size = channel.size(body)
    return {"body": body} | ({} if size is None else {"encoding": size.encoding, "segments": size.segments})


def write_json(subject: Subject, languages: tuple[str, ...], channel: Channel, out: TextIO, topic: str = "") -> None:
    """One array of all pages, or of those of a topic."""
    entries = [entry for language in languages for entry in listed(subject, language, channel, topic)]
    json.dump(entries, out, ensure_ascii=False, indent=1)
    out.write("\n")


def write_text(subject: Subject, languages: tuple[str, ...], channel: Channel, out: TextIO, topic: str = "") -> None:
    """A proof sheet to read: every page under its place, or every page of a topic."""
    for language in languages:
        facts = subject.languages[language].facts
        state = review_of(subject, language, topic) if topic else facts.review
        out.write(f"# {facts.name} ({language}){f', {topic}' if topic else ''}, {state}\n")
        for stop, page in _pages(subject, language, channel, topic):
            out.write(f"\n## {stop.place}{f' {page.part + 1}/{page.parts}' if page.parts > 1 else ''}\n")
            body = channel.body(page)
            if (size := channel.size(body)) is not None:
                out.write(f"[{size.encoding}, {size.segments}]\n")
            out.write(f"{body}\n")
            if page.helper and channel.name == WHOLE:
                out.write(f"[helper: {page.helper}]\n")
        out.write("\n")
