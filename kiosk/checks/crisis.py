"""Rules about a crisis: it is recognised in every language, and answered with all that must be said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.checks.subject import Finding, Subject
from kiosk.guides.conversation import Conversation
from kiosk.guides.crisis import lines_now
from kiosk.guides.normalise import normalise
from kiosk.guides.recognition import Recognised
from sms_gateway.spelling import spell

_SENTENCE = re.compile(r"[.!?؟](\s|$)")


def unrecognised(subject: Subject, language: str) -> Iterator[Finding]:
    """Sentences that must be caught and are not, everyday ones that are, and kinds without phrases."""
    file = f"{language}/crisis.toml"
    spoken = subject.languages[language].crisis
    kinds = [crisis.id for crisis in subject.catalogue.content.crises]
    for name in (*spoken.phrases, *spoken.caught):
        if name not in kinds:
            yield Finding(file, f"{name!r} is no kind of crisis; write one of {', '.join(kinds)}")
            return
    for kind in kinds:
        if not spoken.phrases.get(kind):
            yield Finding(file, f"`phrases.{kind}` is missing; write how people say it")
        if not spoken.caught.get(kind):
            yield Finding(file, f"`caught.{kind}` is missing; write sentences that must be recognised")
        for sentence in spoken.caught.get(kind, ()):
            if subject.engine.recognise(sentence) is None:
                yield Finding(file, f"{sentence!r} is not recognised; add a phrase for it under {kind}")
    for sentence in spoken.ignored:
        found = subject.engine.recognise(sentence)
        if found is not None:
            yield Finding(file, f"{sentence!r} is taken for {found.kind}; add an everyday phrase for it")


def unsaid(subject: Subject, language: str) -> Iterator[Finding]:
    """Answers without a number in the first sentence, a second number, 112, or the way on."""
    content = subject.catalogue.content
    for crisis in content.crises:
        where = f"{language}, crisis {crisis.id}"
        turn = subject.engine.answer_crisis(Recognised(crisis.id, (language,)), Conversation(), subject.sms)
        text = subject.sms.body(turn.page)
        first, *others = lines_now(crisis, language, subject.languages.codes, content.services, subject.moment)
        if first.number not in _SENTENCE.split(text, 1)[0]:
            yield Finding(where, f"the first sentence must hold {first.number}; put {{number}} into crisis/call")
        emergency = content.services["emergency"]
        words = subject.languages[language]
        computer = words.text("crisis/computer", "This is a computer. When you call, a person answers you.")
        on = words.text("crisis/on/sms", "For other help: send MENU.")
        for needed, text_to_change in (
            *((line.number, "crisis/second") for line in others),
            (emergency.number, "crisis/emergency"),
            (on, "crisis/on/sms"),
            (computer, "crisis/computer"),
        ):
            if spell(needed, subject.sms.spelling(language)) not in text:
                yield Finding(where, f"{needed!r} must be said; put it into {text_to_change}")
        menu = set(map(normalise, words.words.commands["menu"]))
        if not menu.intersection(normalise(on).split()):
            yield Finding(where, f"{on!r} must name a word that opens the menu: {', '.join(sorted(menu))}")
