"""Rules about the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.checks.subject import Finding, Subject
from kiosk.guides.assembly import PLACEHOLDER
from kiosk.language.catalogues import forms_of, translated
from kiosk.language.language_catalog import english_of

TRANSLATE = "translate it, then run `make translations`"

_KEY = re.compile(r"\b[Pp]ress(?: the key)? (End|M)\b")
"""The keys that texts name by what is printed on them."""


def incomplete(subject: Subject, language: str) -> Iterator[Finding]:
    """Texts without a translation, texts whose English changed, and texts that are not in the catalogue at all."""
    if language == subject.source:
        return
    catalogue = subject.translations(language)
    known = {(message.context, message.id): message for message in catalogue if message.id}
    for message in subject.wanted:
        where = f"{language}, {message.context}"
        found = known.get((message.context, message.id))
        if found is None:
            yield Finding(where, f"{english_of(message)!r} is new or changed; run `make translations` and translate it")
        elif found.fuzzy:
            yield Finding(where, f"the English changed to {english_of(message)!r}; look at the translation again")
        elif not translated(found):
            yield Finding(where, f"{english_of(message)!r} is not translated; {TRANSLATE}")


def placeholders(subject: Subject, language: str) -> Iterator[Finding]:
    """Translations that lost, added or changed a {placeholder}."""
    if language == subject.source:
        return
    for message in subject.translations(language):
        if not message.id or not translated(message):
            continue
        english, forms = english_of(message), forms_of(message)
        needed = sorted(PLACEHOLDER.findall(english))
        for form in forms:
            held = sorted(PLACEHOLDER.findall(form))
            # A plural form may say the count in words ("one second").
            if held != needed and not (len(forms) > 1 and set(held) <= set(needed)):
                wanted = ", ".join(f"{{{name}}}" for name in needed) or "no placeholder"
                yield Finding(f"{language}, {message.context}", f"{form!r} must hold {wanted}, as the English does")


def keys(subject: Subject, language: str) -> Iterator[Finding]:
    """Translations that name a key by another word than the one on the keyboard and at the foot of the screen."""
    if language == subject.source:
        return
    for message in subject.translations(language):
        if not message.id or not translated(message):
            continue
        for key in _KEY.findall(english_of(message)):
            if not all(re.search(rf"(?<!\w){key}(?!\w)", form) for form in forms_of(message)):
                what = f"{message.string!r} must name the key as it is printed: {key}"
                yield Finding(f"{language}, {message.context}", what)
