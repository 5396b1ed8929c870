"""Keys and what is heard, and nothing else: from the first page through a guide to its end, and to help in a crisis."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from tests.tui.screens import Kiosk, press
from tests.tui.speakers import FakeSpeaker

CODES = tuple(load_facts(locales_folder()))
MOST_STEPS = 20


class Listener:
    """Somebody who does not see the screen. They know their language, and that F4 reads aloud."""

    def __init__(self, pilot: Pilot[str], speaker: FakeSpeaker, language: str) -> None:
        self._pilot = pilot
        self._speaker = speaker
        self._language = language

    @property
    def hears(self) -> list[str]:
        """What is said in their language."""
        return [each.text for each in self._speaker.said if each.language == self._language]

    @property
    def offered(self) -> dict[str, str]:
        """The first key that is named for each thing to do."""
        named = (re.fullmatch(r"(\w+): (.+)[.?!؟]", text) for text in self.hears)
        return {found[2]: found[1].lower() for found in reversed([*named]) if found is not None}

    async def press(self, key: str) -> None:
        before = self._speaker.said
        await press(self._pilot, key)
        assert self._speaker.said, f"nothing is heard after {key}"
        assert self._speaker.said is not before

    async def choose(self, label: str) -> None:
        """Press the key that was heard for something."""
        await self.press(self.offered[label])

    async def choose_language(self, name: str) -> None:
        """Go on with 8 as long as that is the key that was heard for the language."""
        while self.offered[name] == "8":
            await self.choose(name)
        await self.choose(name)

    async def choose_the_first(self) -> None:
        """Press 1, which must have been heard."""
        assert "1" in self.offered.values(), self.hears
        await self.press("1")


@pytest.mark.parametrize("code", CODES)
async def test_from_the_first_page_to_the_end_of_a_guide_and_to_help_in_a_crisis(
    kiosk: Kiosk, languages: OfferedLanguages, code: str
) -> None:
    words, speaker = languages[code], FakeSpeaker()
    async with kiosk(speaker=speaker) as pilot:
        somebody = Listener(pilot, speaker, code)
        await somebody.press("f4")
        await somebody.choose_language(words.name)
        await somebody.choose_the_first()
        await somebody.choose_the_first()
        done, heard = words.text("choice/done", "I have finished"), []
        for _ in range(MOST_STEPS):
            heard += somebody.hears
            if somebody.offered.get(done, "").isdigit():
                break
            await somebody.choose_the_first()
        assert len(set(heard)) > MOST_STEPS
        await somebody.choose(done)
        assert somebody.hears[0].startswith(words.text("end/title", "Goodbye"))
        await somebody.choose(words.text("key/help", "Help now"))
        assert "1 1 2" in " ".join(somebody.hears)
        await somebody.choose_the_first()
        numbers = re.findall(r"\d(?:,? \d){2,}", " ".join(somebody.hears))
        assert len(set(numbers)) > 1, "the lines of a crisis are heard digit by digit"
