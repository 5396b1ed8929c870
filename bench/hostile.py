"""Texts made to cost much: the slowest of them, for somebody new and for somebody who chose a language.

Each is as long as Twilio delivers. They are made from the words of the kiosk itself, as somebody could who has read its
source: words that stand in many phrases, words a slip away from many others, phrases that end one word short.
"""

from __future__ import annotations

import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from statistics import median
from typing import Final, TypeVar

from bench.measure import Result
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.parts import Channel
from kiosk.guides.place import MENU
from kiosk.office import load_office
from kiosk.understanding.crisis.phrases import A_CHILD, EVERYDAY, PhraseTable
from kiosk.understanding.normalise import LONGEST, LONGEST_WORD, normalise
from kiosk.wiring import offered_languages, open_engine

Kind = TypeVar("Kind")

MOST: Final = 50.0
"""Milliseconds that no text may cost."""

TIMES: Final = 5
"""How often each text is said. What counts is the quickest of them, in time of the processor: the machine does other
things too."""


def measure(rounds: int) -> Iterator[Result]:
    """Milliseconds of the slowest text in each round."""
    engine, channel = _opened()
    texts = hostile_texts(engine)
    for who, conversation in (("new", Conversation()), ("known", Conversation("ar", MENU))):
        rounds_of_times = [_times(engine, channel, conversation, texts) for _ in range(rounds)]
        name = max(texts, key=lambda name: median(times[name] for times in rounds_of_times))
        slowest = [times[name] for times in rounds_of_times]
        yield Result(f"{who}: {name}", "ms", slowest, [], MOST)


def slowest_texts(count: int) -> list[str]:
    """The slowest of the texts that somebody new can send, the slowest first."""
    engine, channel = _opened()
    texts = hostile_texts(engine)
    times = _times(engine, channel, Conversation(), texts)
    sendable = (name for name in texts if not any("\ud800" <= sign <= "\udfff" for sign in texts[name]))
    return [texts[name] for name in sorted(sendable, key=lambda name: -times[name])[:count]]


def _opened() -> tuple[Engine, SmsChannel]:
    """An engine that has loaded everything, and the channel of text messages."""
    office = load_office()
    languages = offered_languages(office)
    engine = open_engine(office, languages)
    engine.prepare()
    engine.prepare_words()
    return engine, SmsChannel(languages.facts)


def _times(engine: Engine, channel: Channel, conversation: Conversation, texts: Mapping[str, str]) -> dict[str, float]:
    """Milliseconds that the answer to each text takes."""
    return {name: _quickest(partial(engine.answer, conversation, said, channel)) for name, said in texts.items()}


def _quickest(answer: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        start = time.thread_time()
        answer()
        times.append((time.thread_time() - start) * 1000)
    return min(times)


def hostile_texts(engine: Engine) -> dict[str, str]:
    """Texts by what makes them hostile. The same ones each time."""
    texts = {
        "one letter": "a" * LONGEST,
        "one letter, then another": "a" * (LONGEST - 1) + "b",
        "a sign of six letters": "㌖" * LONGEST,
        "a sign of eighteen letters": "ﷺ" * LONGEST,
        "all signs of many letters": _filled(_signs_of_many_letters(), ""),
        "many signs of each kind": _filled(map(chr, range(0x80, sys.maxunicode, 701)), ""),
        "accents out of order": "a" + "\u0301" * (LONGEST // 2) + "\u0316" * (LONGEST // 2),
        "digits": "1 " * (LONGEST // 2),
        "digits of other writings": "١२３๔" * (LONGEST // 4),
        "half signs": "\ud800\udfff" * (LONGEST // 2),
        "zeros": "\0" * LONGEST,
        "a family": "👨‍👩‍👧‍👦" * (LONGEST // 7),
        "apostrophes": "j'ai " * (LONGEST // 5),
        "only apostrophes": "'" * LONGEST,
        "one word of hyphens": "a-" * (LONGEST // 2),
    }
    chance = random.Random(1)
    for code in engine.languages.codes:
        texts |= {f"{name}, {code}": said for name, said in _of_language(engine, code, chance).items()}
    tables = [engine.languages[code].phrases for code in engine.languages.codes]
    texts["words of many phrases, all languages"] = _filled(_words_of_many_phrases(tables))
    texts["slips of words of many phrases, all languages"] = _filled(map(_slipped, _words_of_many_phrases(tables)))
    return texts


def _of_language(engine: Engine, code: str, chance: random.Random) -> dict[str, str]:
    words = engine.languages[code]
    table = words.phrases
    known = [word for word in table.words if not word.endswith("*")]
    searched = sorted(set(_searched(engine, code)))
    much = _words_of_many_phrases([table])
    first = Counter(places[0] for kind in table.phrases.values() for places in kind)
    begins = max(known, key=lambda word: sum(first[place] for place in table.places_of(word)))
    rows = Counter(row for word in searched for row in {word[at : at + 4] for at in range(len(word) - 3)})
    said = {
        "the first word of most phrases": _filled([begins] * LONGEST),
        "words of many phrases": _filled(much),
        "slips of words of many phrases": _filled(map(_slipped, much)),
        "slips with apostrophes": _filled(f"{_slipped(word)}'" for word in much),
        "known words": _filled(_mixed(known, chance)),
        "slips of short words": _filled(map(_slipped, _mixed([word for word in known if len(word) == 5], chance))),
        "slips of long words": _filled(
            map(_twice_slipped, _mixed([word for word in known if 9 <= len(word) < 12], chance))
        ),
        "unknown long words": _filled(_unknown(searched, chance)),
        "unknown words like many": _filled(_unknown([word for word in known if len(word) > 3], chance)),
        "parts of many words": _filled(row for row, _ in rows.most_common()),
        "many words in one": _filled(_joined(_mixed(searched, chance))),
        "phrases": _filled(_phrases(table, chance, 0)),
        "phrases, one word short": _filled(_phrases(table, chance, 1)),
        "everyday phrases": _filled(_phrases(table, chance, 0, EVERYDAY)),
        "what a child says": _filled(_phrases(table, chance, 0, A_CHILD)),
        "greetings": _filled(_mixed([*words.words.greetings, *words.words.onward, *words.words.common], chance)),
        "what people search": _filled(_mixed(searched, chance)),
        "slips of what people search": _filled(
            map(_slipped, _mixed([word for word in searched if len(word) > 4], chance))
        ),
    }
    for joined in engine.languages[code].conjunctions[:1]:
        said["words with an and written onto them"] = _filled(f"{joined}{_slipped(word)}" for word in much)
    return said


def _filled(words: Iterable[str], between: str = " ") -> str:
    """As many of these as make a full text."""
    said = ""
    for word in words:
        if len(said) >= LONGEST:
            break
        said += word + between
    return said[:LONGEST]


def _mixed(words: Sequence[Kind], chance: random.Random) -> list[Kind]:
    return chance.sample(words, len(words))


def _signs_of_many_letters() -> list[str]:
    signs = (chr(number) for number in range(0x80, sys.maxunicode))
    return sorted(signs, key=lambda sign: -len(unicodedata.normalize("NFKD", sign)))[:LONGEST]


def _words_of_many_phrases(tables: Sequence[PhraseTable]) -> list[str]:
    """Words by the places in phrases where they may stand, for each letter of theirs."""
    places = Counter[str]()
    for table in tables:
        for word in table.words:
            places[word.removesuffix("*")] += len(table.places_of(word))
    return sorted(places, key=lambda word: -places[word] / (len(word) + 1))


def _slipped(word: str) -> str:
    """The word with two letters in the middle that changed places."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle : middle + 1] + word[middle - 1 : middle] + word[middle + 1 :]


def _twice_slipped(word: str) -> str:
    return _slipped(word)[:-1]


def _unknown(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Long words that nobody has, of pieces of words that somebody has."""
    while True:
        pieces = (word[at : at + 4] for word in chance.choices(words, k=8) for at in (chance.randrange(len(word)),))
        yield "".join(pieces)[:LONGEST_WORD]


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Words written onto one another, as long as a word is read."""
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        yield (first + second + third)[:LONGEST_WORD]


def _searched(engine: Engine, code: str) -> Iterator[str]:
    """The words by which guides and services are found."""
    words, content = engine.languages[code], engine.catalogue.content
    for guide in content.guides.values():
        yield from normalise(words.text(f"{guide.id}/search", guide.search)).split()
        yield from normalise(words.text(f"{guide.id}/goal", guide.goal)).split()
    for service in content.services.values():
        yield from normalise(words.text(f"service/{service.id}/search", service.search)).split()


def _phrases(table: PhraseTable, chance: random.Random, short: int, kind: str | None = None) -> Iterator[str]:
    """Phrases of a kind, or of all kinds, each with any of its words; without its last ones."""
    standing: dict[int, list[str]] = {}
    for word in table.words:
        for place in table.places_of(word):
            standing.setdefault(place, []).append(word.removesuffix("*"))
    known = [places for each, phrases in table.phrases.items() if kind in (None, each) for places in phrases]
    for places in _mixed(known, chance):
        yield " ".join(min(standing[place], key=len) for place in places[: len(places) - short])
