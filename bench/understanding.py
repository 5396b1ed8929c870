"""What it costs to understand a text: milliseconds without and with its meaning, and the memory of all words.

The texts are sentences of all languages. Time is that of the processor: the machine does other things too.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from bench.measure import Result
from kiosk.language.facts import LanguageFolder, load_facts, locales_folder
from kiosk.language.offered import LETTERS_ALONE, BesideLetters, OfferedLanguages
from kiosk.meaning.beside_letters import BesideLetters as Meanings
from kiosk.meaning.embedding import installed
from kiosk.office import load_office
from kiosk.wiring import open_engine

TEXTS = 240
MOST_WITHOUT, MOST_WITH = 1.0, 20.0
"""Milliseconds a text."""

MOST_MEMORY = 15.0
"""Megabytes."""

GROWN = """
from pathlib import Path
from kiosk.office import load_office
from kiosk.wiring import open_engine
from kiosk.language.offered import OfferedLanguages
from kiosk.language.facts import locales_folder
import kiosk.guides.understood
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
engine = open_engine(load_office(), OfferedLanguages(locales_folder()))
engine.prepare()
before = held()
engine.prepare_words(())
engine.recognise("how do I make a password", "en")
print(held() - before)
"""


def measure(rounds: int) -> Iterator[Result]:
    """Milliseconds a text to look for a crisis, and megabytes of what does."""
    texts = _texts()
    yield Result("a text, by letters", "ms", [_times(texts, LETTERS_ALONE) for _ in range(rounds)], [], MOST_WITHOUT)
    if installed():
        times = [_times(texts, Meanings(hurried=False)) for _ in range(rounds)]
        yield Result("a text, by letters and meaning", "ms", times, [], MOST_WITH)
    yield Result("recogniser and vocabulary", "MB", [_memory() for _ in range(rounds)], [], MOST_MEMORY)


def _texts() -> list[str]:
    locales = locales_folder()
    texts = [each.text for code in load_facts(locales) for each in LanguageFolder(locales / code).sentences()]
    return texts[:: len(texts) // TEXTS]


def _times(texts: list[str], beside: BesideLetters) -> float:
    engine = open_engine(load_office(), OfferedLanguages(locales_folder(), beside=beside))
    engine.prepare_words()
    engine.recognise("the first words load what understands them", "en")
    start = time.process_time()
    for text in texts:
        engine.recognise(text, None)
    return (time.process_time() - start) / len(texts) * 1000


def _memory() -> float:
    done = subprocess.run([sys.executable, "-c", GROWN], capture_output=True, text=True, check=True)
    return float(done.stdout)
