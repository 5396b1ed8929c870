"""Learns to tell the languages apart from the project's own texts, whenever the catalogues are compiled.

A perceptron: each text in which its own language is not well ahead of the next one moves the weights of its rows of
letters. The same texts give the same bytes on every machine.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from kiosk.language.catalogues import OWN_WORDS, catalogue_path, domains_in, forms_of
from kiosk.language.facts import CRISIS, QUERIES, SOURCE, WORDS, LanguageFolder, load_facts
from kiosk.language.language_catalog import read_catalogue
from kiosk.language.model import write_model
from kiosk.language.perceptron import packed, practise, unpacked
from kiosk.language.sentences import read_sentences
from kiosk.language.shuffling import shuffle
from kiosk.understanding.hashed import Hashed
from kiosk.understanding.language_of import LanguageModel, grams_of, script_of, words_of
from kiosk.understanding.normalise import normalise

MOST_GRAMS: Final = 26_000
FEWEST_TIMES: Final = 4
"""Which rows of letters are kept: those that come often and speak for few languages."""

RATES: Final = (4, 2)
MORE_RATES: Final = (4, 4, 2, 2, 1, 1)
"""How far a text moves a weight, round by round: first every text, then once more what people say."""

AHEAD: Final = 60
"""How far ahead its own language should be, for the root of the number of its rows."""

UNIT: Final = 4
"""Steps of learning in one unit of the written weights."""

OFTEN: Final = 4
"""A language has a word that its people say, unless another says it so many times more often and it is not written in
the catalogue: "помогите" is Russian, also when a list for Ukrainian holds it."""

_SIGNS: Final = re.compile(r"<[\w-]+>|[*/]")
_NO_ACCENT: Final = str.maketrans("ıłđøß", "ildos")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language: ``said`` by people, and ``written`` in its catalogue and its lists."""

    said: tuple[str, ...]
    written: tuple[str, ...]


def learn_languages(folder: Path) -> None:
    """Learn the languages of the menu, and write the file into their folder. A draft would blur what tells the others
    apart: nobody is taken for a speaker of it."""
    write_model(folder, learn({code: read_texts(folder, code) for code in load_facts(folder)}))


def read_texts(folder: Path, code: str) -> Texts:
    """Everything that is written in a language."""
    own = LanguageFolder(folder / code)
    words, queries, crisis = map(own.unchecked, (WORDS, QUERIES, CRISIS))
    said = [*_flat(words), *_flat(queries)]
    for sentence in read_sentences(own.path):
        # Those with which the phrases of English were written are also in other languages, to hold it against them.
        if not sentence.kept_back and (code, sentence.style) != (SOURCE, "everyday"):
            said.append(sentence.text)
    written = [_SIGNS.sub(" ", phrase) for phrase in _flat(crisis.get("phrases", {}))]
    for context, text in catalogue_texts(folder, code):
        if context.endswith(OWN_WORDS):
            said += text.split(",")
        else:
            written.append(text)
    return Texts(tuple(said), tuple(written))


def learn(texts: Mapping[str, Texts]) -> LanguageModel:
    """What tells these languages apart."""
    scripts = {code: _script(language.written) for code, language in texts.items()}
    weights = _weights(texts)
    grams = Hashed.of({gram: number for number, gram in enumerate(weights)})
    letters = LanguageModel(scripts, grams, b"".join(weights.values()), Hashed.of({}), ())
    words = {
        word: having
        for word, having in _words_of_people(texts)
        if len(having) > 1 or letters.likely(letters.look(word), texts) != having
    }
    shared = tuple(sorted(set(words.values())))
    return replace(
        letters, words=Hashed.of({word.encode(): shared.index(words[word]) for word in words}), shared=shared
    )


def _weights(texts: Mapping[str, Texts]) -> dict[bytes, bytes]:
    """The weights of the rows of letters: a byte for each language, in their order."""
    grams = lru_cache(None)(grams_of)
    said, written = (
        [
            (own, [gram for word in words for gram in grams(word)])
            for own, language in enumerate(kind)
            for text in sorted(set(language))
            for words in dict.fromkeys((tuple(words_of(text)), tuple(words_of(without_accents(text)))))
            if words
        ]
        for kind in ([t.said for t in texts.values()], [t.written for t in texts.values()])
    )
    numbers, weights = _first_weights([*said, *written], len(texts))
    for lessons, rates in (([*said, *written], RATES), (said, MORE_RATES)):
        rows = [
            (own, known) for own, grams in lessons if (known := [numbers[gram] for gram in grams if gram in numbers])
        ]
        shuffle(rows)
        practise(rows, weights, len(texts), rates, AHEAD)
    return {gram: _as_bytes(unpacked(weights[numbers[gram]], len(texts))) for gram in sorted(numbers)}


def _first_weights(lessons: Sequence[tuple[int, list[bytes]]], languages: int) -> tuple[dict[bytes, int], list[int]]:
    """A number for each row of letters that is worth keeping, and its weights by how often each language has it."""
    counts = [Counter[bytes]() for _ in range(languages)]
    for own, grams in lessons:
        counts[own].update(grams)
    total = Counter[bytes]()
    for count in counts:
        total.update(count)
    shares = [sum(count.values()) / (total.total() / languages) for count in counts]
    worth: dict[bytes, tuple[float, list[float]]] = {}
    for gram, times in total.items():
        if times >= FEWEST_TIMES:
            logs = [math.log(count[gram] / share + 0.3) for count, share in zip(counts, shares, strict=True)]
            worth[gram] = math.sqrt(times) * (max(logs) * languages - sum(logs)), logs
    kept = sorted(worth, key=lambda gram: (-worth[gram][0], gram))[:MOST_GRAMS]
    first = ([round(8 * UNIT * max(log - max(logs), -12)) for log in logs] for _, logs in map(worth.__getitem__, kept))
    return {gram: number for number, gram in enumerate(kept)}, [packed(row) for row in first]


def _words_of_people(texts: Mapping[str, Texts]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word that people say, with the languages that have it."""
    counts = {code: Counter(_single_words(language.said)) for code, language in texts.items()}
    shares = {code: count.total() for code, count in counts.items()}
    written = {code: frozenset(_single_words(language.written)) for code, language in texts.items()}
    for word in sorted(set().union(*counts.values())):
        often = {code: count[word] / shares[code] for code, count in counts.items() if word in count}
        enough = max(often.values()) / OFTEN
        yield word, tuple(code for code in often if often[code] >= enough or word in written[code])


def _script(texts: Iterable[str]) -> str:
    """The alphabet in which these texts are written."""
    return Counter(script_of(word) for text in texts for word in words_of(text)).most_common(1)[0][0]


def catalogue_texts(folder: Path, code: str) -> Iterator[tuple[str, str]]:
    """The texts of a language with their contexts. Those of the source stand in the templates."""
    facts = load_facts(folder)[code]
    for domain in domains_in(folder):
        path = catalogue_path(folder, code, domain) if code != SOURCE else folder / f"{domain}.pot"
        for message in read_catalogue(path, code, facts):
            if message.id:
                texts = forms_of(message) if code != SOURCE else _flat(message.id)
                yield from ((str(message.context), text) for text in texts)


def _single_words(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in normalise(text).split() if not word.isdecimal())


def _flat(value: Any) -> Iterator[str]:
    """All texts in lists and tables."""
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _flat(item)


def without_accents(text: str) -> str:
    """As people type who have no such key."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_NO_ACCENT)


def _as_bytes(weights: Sequence[int]) -> bytes:
    """The weights in 256 steps below the best."""
    return bytes(max(0, 255 - (max(weights) - weight) // UNIT) for weight in weights)
