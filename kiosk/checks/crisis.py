"""Rules about a crisis: it is recognised in every language, and answered with all that must be said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kiosk.channels.sms.spelling import spell
from kiosk.checks.easy_language import sentences_of
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.crisis import lines_now
from kiosk.guides.kinds import privacy
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.kinds.services import ServicesPlace
from kiosk.guides.place import HELP_NOW, MENU, PRIVACY, Place
from kiosk.language.facts import CRISIS
from kiosk.understanding.crisis import phrases
from kiosk.understanding.crisis.recognition import Recognised
from kiosk.understanding.normalise import normalise


def unrecognised(subject: Subject, language: str) -> Iterator[Finding]:
    """Sentences that must be caught and are not, or as another kind; everyday ones that are; kinds without phrases."""
    file = f"{language}/{CRISIS}"
    spoken = subject.languages[language].crisis
    sentences = subject.folder(language).sentences()
    kinds = [crisis.id for crisis in subject.catalogue.content.crises]
    for name in (*spoken.phrases, *(sentence.kind for sentence in sentences if sentence.is_crisis)):
        if name not in kinds:
            yield Finding(file, f"{name!r} is no kind of crisis; write one of {', '.join(kinds)}")
            return
    for kind in kinds:
        if not spoken.phrases.get(kind):
            yield Finding(file, f"`phrases.{kind}` is missing; write how people say it")
    for sentence in sentences:
        if sentence.style not in ("said", "everyday"):  # Of the others some are missed: `checks/recall.py` counts them.
            continue
        found = subject.engine.recognise(sentence.text, language)
        match sentence.style:
            case "said" if found is None:
                yield Finding(file, f"{sentence.text!r} is not recognised; add a phrase for it under {sentence.kind}")
            case "everyday" if found is not None and not found.offered:
                advice = "add an everyday phrase for it"
                yield Finding(file, f"{sentence.text!r} is taken for {found.kind}; {advice}")


def said_by_chance(subject: Subject, language: str) -> Iterator[Finding]:
    """Phrases that hold nothing but common words of some language: many say those who are in no crisis."""
    table = subject.languages[language].phrases
    for code in subject.languages.codes:
        for kind, words in phrases.said_by_chance(table, subject.languages[code].manner.small):
            advice = "add a word that tells of a crisis"
            yield Finding(f"{language}/{CRISIS}", f"{words!r}, under {kind}, are common words in {code!r}; {advice}")


def unsaid(subject: Subject, language: str) -> Iterator[Finding]:
    """Answers without a number in the first sentence, a second number, 112, or the way on."""
    content = subject.catalogue.content
    for crisis in content.crises:
        where = f"{language}, crisis {crisis.id}"
        turn = subject.engine.answer_crisis(Recognised(crisis.id, (language,)), Conversation(), subject.sms)
        text = subject.sms.body(turn.page)
        first, *others = lines_now(crisis, language, subject.languages.codes, content.services, subject.moment)
        if first.number not in sentences_of(text, subject.languages[language].facts.sentence_ends)[0]:
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


def shipped(subject: Subject, language: str) -> Iterator[Finding]:
    """Words of our own, search words, questions, titles and labels, that are taken for a crisis when they are typed."""
    file = f"{language}/{CRISIS}"
    exceptions = {normalise(phrase) for phrase in subject.languages[language].crisis.exceptions}
    recognise = cache(subject.engine.recognise)  # Most labels stand on many pages.
    for where, phrase, place in dict.fromkeys(_typed(subject, language)):
        # With the language chosen, and as the first words of somebody new.
        found = recognise(phrase, language) or recognise(phrase)
        if found is None or normalise(phrase) in exceptions or _leads_there(subject, place):
            continue
        advice = f"use other words, or write it with the reason under [exceptions] in {file}"
        yield Finding(f"{language}, {where}", f"{phrase!r} is itself taken for {found.kind}; {advice}")


def _typed(subject: Subject, language: str) -> Iterator[tuple[str, str, Place]]:
    """What a visitor can read here and type, or is expected to ask: where it stands, and where it leads."""
    content, words = subject.catalogue.content, subject.languages[language]
    for guide in content.guides.values():
        for phrase in words.text(f"{guide.id}/search", guide.search).split(","):
            yield f"{guide.id}/search", phrase.strip(), GuidePlace(guide.id)
    for service in content.services.values():
        for phrase in words.text(f"service/{service.id}/search", service.search).split(","):
            yield f"service/{service.id}/search", phrase.strip(), ServicePlace(service.id)
    said = words.words
    for name, sayings in {**said.commands, "greetings": said.greetings, "onward": said.onward}.items():
        for phrase in sayings:
            yield f"{language}/words.toml, {name}", phrase, HELP_NOW if name == "help_now" else MENU
    for phrase in privacy.search_words(words).split(","):
        yield "privacy/search", phrase.strip(), PRIVACY
    for id, questions in subject.folder(language).queries().items():
        for question in questions:
            yield f"{language}/queries.toml, {id}", question, GuidePlace(id)
    for stop in subject.whole(language):
        for page in stop.parts:
            yield f"{stop.place}, title", page.title, stop.place
            for choice in page.choices:
                yield f"{stop.place}, choice {choice.number}", choice.label, choice.place
            for key in page.commands:
                yield f"{stop.place}, key", key.label, HELP_NOW if key.command is Command.HELP_NOW else stop.place


def _leads_there(subject: Subject, place: Place) -> bool:
    """Whether a crisis is what the words are for: its page, or a service that answers one, alone or in its list."""
    content = subject.catalogue.content
    answering = {id for crisis in content.crises for ids in crisis.lines.values() for id in ids}
    match place:
        case ServicesPlace(group=group):
            return any(service.id in answering for service in subject.catalogue.group(group).services)
        case ServicePlace(service=service):
            return service in answering
        case _:
            return place.kind == HELP_NOW.kind
