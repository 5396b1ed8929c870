"""A generated catalogue of 1,000 guides in every language against the real one: start, and search in it."""

from __future__ import annotations

import random
import re
import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from bench.measure import Result, in_turns
from bench.start import started
from kiosk.channels.plain import PlainLines
from kiosk.guides.conversation import Conversation
from kiosk.guides.place import MENU
from kiosk.language.facts import DOMAIN, FACTS, SOURCE, load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.wiring import CONTENT, open_engine

GUIDES = 1000
SEARCHES = 200
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure(rounds: int) -> Iterator[Result]:
    """Seconds to the first page, and milliseconds of a search."""
    with tempfile.TemporaryDirectory() as folder:
        content, locales, words = grow(Path(folder))
        grown = ("-m", "bench.grown_kiosk", str(content), str(locales))
        real = ("-m", "bench.grown_kiosk", str(CONTENT), str(locales_folder()))
        slow, quick = in_turns(rounds, lambda: started(grown), lambda: started(real))
        yield Result("start with 1,000 guides / real", "s", slow, quick, 1.3)
        times = searches(content, locales, words)
        yield Result("search in 1,000 guides, median", "ms", [median(times)], [], 10)
        yield Result("search in 1,000 guides, 95th of 100", "ms", [times[len(times) * 95 // 100]], [], 10)


def grow(folder: Path) -> tuple[Path, Path, list[str]]:
    """Write the catalogue; its content, its locales, and the words that are in it."""
    chance = random.Random(1)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(4, 11))) for _ in range(6000)]
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    catalogue: list[tuple[str, str]] = []
    topics = [topic["id"] for topic in tomllib.loads((content / "topics.toml").read_text(encoding="utf-8"))["topic"]]
    for number in range(GUIDES):
        _guide(content, number, topics[number % len(topics)], words, chance, catalogue)
    locales = folder / "locales"
    real = locales_folder()
    english = (real / SOURCE / FACTS).read_text(encoding="utf-8")
    locales.mkdir()
    for learned in (path for path in real.iterdir() if path.is_file()):
        shutil.copy(learned, locales)
    for code, facts in load_facts(real).items():
        made = locales / code
        shutil.copytree(real / SOURCE, made)
        order = re.sub(r"(?m)^order = .*", f"order = {facts.order}", english)
        (made / FACTS).write_text(order.replace('"English"', f'"{facts.name}"'), encoding="utf-8")
        (made / "LC_MESSAGES").mkdir(exist_ok=True)
        translations = Catalog(locale=code)
        for context, message in catalogue:
            translations.add(message, f"{code} {message}", context=context)
        # The program's own texts are few; those of the guides stand in a file of their own.
        for name, texts in ((f"{DOMAIN}.mo", Catalog(locale=code)), (f"{CONTENT.name}.mo", translations)):
            with (made / "LC_MESSAGES" / name).open("wb") as file:
                write_mo(file, texts)
    return content, locales, words


def _guide(
    content: Path,
    number: int,
    topic: str,
    words: list[str],
    chance: random.Random,
    catalogue: list[tuple[str, str]],
) -> None:
    id = f"guide-{number}"

    def said(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    lines = [f'topic = "{topic}"', f"order = {number}", 'digcomp = ["1.1"]']
    lines += ["checked = 2026-11-23", "expires = 2027-10-23", 'source = "generated"']
    for field, count in (("title", 3), ("goal", 8), ("search", 12)):
        text = said(count)
        lines.append(f'{field} = "{text}"')
        catalogue.append((f"{id}/{field}", text))
    for step in range(6):
        lines += ["", "[[step]]", f'id = "s{step}"']
        for field, count in (("title", 3), ("text", 18), ("sms", 10), ("helper", 20)):
            text = said(count)
            lines.append(f'{field} = "{text}"')
            catalogue.append((f"{id}/s{step}/{field}", text))
    (content / "guides" / f"{id}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def searches(content: Path, locales: Path, words: list[str]) -> list[float]:
    """Milliseconds of searches for one to three words, some with a slip, in an index that is warm; sorted."""
    engine = open_engine(OfficeSettings(packs=(str(content),)), OfferedLanguages(locales))
    lines = PlainLines()
    start = Conversation("en", MENU)
    engine.answer(start, "password", lines)
    chance = random.Random(2)
    times = []
    for _ in range(SEARCHES):
        said = chance.choices(words, k=chance.randint(1, 3))
        if chance.random() < 0.5:
            said[0] = said[0][:-2] + said[0][-1]
        begin = time.perf_counter()
        engine.answer(start, " ".join(said), lines)
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)
