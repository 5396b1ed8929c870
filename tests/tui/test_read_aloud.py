"""The screen reads aloud: one thing at a time, in the language of the page, and as it was for the next visitor."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.pilot import Pilot

from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.language.visual import visual
from kiosk.office import OfficeSettings
from kiosk.tui.idle import END_SECONDS, WARNING_SECONDS
from kiosk.tui.idle_warning import IdleWarning
from kiosk.tui.keys import READ
from kiosk.tui.notices import dead_key, read_aloud, still_there
from kiosk.tui.page_view import PageView
from kiosk.tui.read_aloud import SPEEDS, VOLUMES
from kiosk.tui.search_field import SearchField
from kiosk.tui.spoken_lines import no_sound, no_voice, speed, voice_keys, voice_off, volume
from tests.tui.screens import FakeClock, Kiosk, on_choice, press, rows_of, text_of
from tests.tui.speakers import FakeSpeaker
from tests.tui.test_blind_walk import Listener
from tests.tui.test_idle import IDLE, wait

CODES = tuple(load_facts(locales_folder()))


@pytest.fixture
def speaker() -> FakeSpeaker:
    return FakeSpeaker()


def marked(pilot: Pilot[str]) -> str:
    """What is underlined on the screen: what is being read."""
    strips = pilot.app.screen._compositor.render_strips()
    return " ".join(
        segment.text.strip()
        for strip in strips
        for segment in strip
        if segment.style is not None and segment.style.underline
    ).strip()


async def test_without_the_key_nothing_is_said(kiosk: Kiosk, speaker: FakeSpeaker) -> None:
    async with kiosk("3", "1", "down", "%", speaker=speaker):
        assert not any(speaker.log)


async def test_the_key_reads_the_page_and_again_stops(kiosk: Kiosk, speaker: FakeSpeaker) -> None:
    async with kiosk("3", "f4", speaker=speaker) as pilot:
        assert speaker.heard[:2] == ["What do you want to do?", "1: Log in, stay safe."]
        assert speaker.heard[-1] == "F7: louder."
        assert "F4: stop the voice." in text_of(pilot)
        await press(pilot, "f4")
        assert speaker.heard == ["The voice is off."]
        assert "The voice is off." in text_of(pilot)
        await press(pilot, "1")
        assert speaker.heard == []
        await press(pilot, "f4")
        assert speaker.heard[0] == "Log in, stay safe."


async def test_after_its_end_the_key_reads_the_page_again(kiosk: Kiosk, speaker: FakeSpeaker) -> None:
    async with kiosk("3", "f4", speaker=speaker) as pilot:
        speaker.finish()
        await pilot.pause()
        await press(pilot, "f4")
        assert speaker.heard[0] == "What do you want to do?"


@pytest.mark.parametrize("key", ["5", "down", "%", "0", "f1", "f2", "s", "end"])
async def test_any_key_silences_before_anything_else_is_said(kiosk: Kiosk, speaker: FakeSpeaker, key: str) -> None:
    """The fake speaker itself holds that silence comes before speech."""
    async with kiosk("3", "f4", speaker=speaker) as pilot:
        before = len(speaker.log)
        await press(pilot, key)
        assert speaker.log[before] is None
        assert (speaker.heard != []) == (key != "f2")


async def test_every_choice_page_and_mistake_speaks(kiosk: Kiosk, speaker: FakeSpeaker) -> None:
    async with kiosk("3", "f4", "down", speaker=speaker) as pilot:
        assert speaker.heard == ["2: Town hall, tax."]
        await press(pilot, "enter")
        assert speaker.heard[0] == "Town hall, tax."
        await press(pilot, "%")
        assert speaker.heard == ["This key does nothing here.", "Choose a number."]
        await press(pilot, "m", "5", "7")
        assert len(speaker.heard) in (1, 2), "a digit that is no choice: what was wrong, and not the page again"
        assert speaker.heard[0] in text_of(pilot)
        await pilot.hover(PageView, offset=on_choice(pilot, "3"))
        await pilot.pause()
        assert speaker.heard[0].startswith("3: ")


@pytest.mark.parametrize("code", CODES)
async def test_the_voice_is_of_the_language_of_the_page(
    kiosk: Kiosk, languages: OfferedLanguages, speaker: FakeSpeaker, code: str
) -> None:
    keys = [*("8" for _ in range(CODES.index(code) // 7)), str(CODES.index(code) % 7 + 1)]
    words = languages[code]
    async with kiosk("f4", *keys, speaker=speaker) as pilot:
        assert {each.language for each in speaker.said} == {code}
        await press(pilot, "%")
        assert {each.language for each in speaker.said} == {code}
        assert speaker.heard[0] in dead_key(words)
        for key in ("f5", "f6", "f7", "f1", "1"):
            await press(pilot, key)
            assert {each.language for each in speaker.said} == {code}, key


async def test_the_first_page_says_in_each_language_which_key_reads(
    kiosk: Kiosk, languages: OfferedLanguages, speaker: FakeSpeaker
) -> None:
    async with kiosk("f4", speaker=speaker) as pilot:
        for code in languages.codes:
            assert any(
                each.language == code and each.text == f"{READ}: {read_aloud(languages[code])}."
                for each in speaker.said
            ), code
        assert f"{READ} {read_aloud(languages['nl'])}" in rows_of(pilot)[0]


async def test_an_office_can_have_everybody_greeted_once(kiosk: Kiosk, speaker: FakeSpeaker, clock: FakeClock) -> None:
    async with kiosk(speaker=speaker, speech="on") as pilot:
        assert not any(speaker.log), "nobody has come yet"
        await press(pilot, "%")
        assert next(said[0].text for said in speaker.log if said) == "Kies uw taal."
        await press(pilot, "3")
        assert speaker.heard[0] == "What do you want to do?"
        await press(pilot, "end")
        speaker.finish()
        await pilot.pause()
        await wait(pilot, clock, END_SECONDS)
        assert speaker.heard == [], "silent again, until somebody comes"
        await press(pilot, "1")
        assert speaker.heard[0] == "Wat wilt u doen?"


async def test_an_office_can_have_no_voice(kiosk: Kiosk, speaker: FakeSpeaker) -> None:
    async with kiosk("3", "f4", speaker=speaker, speech="off") as pilot:
        assert speaker.log == []
        assert READ not in rows_of(pilot)[0]
        assert "This key does nothing here" in text_of(pilot)


async def test_slower_and_louder_are_seen_and_heard(
    kiosk: Kiosk, languages: OfferedLanguages, speaker: FakeSpeaker
) -> None:
    words = languages["en"]
    async with kiosk("3", "f4", speaker=speaker, speech_rate=200) as pilot:
        assert (speaker.manner.rate, speaker.manner.volume) == (200, 50)
        for rate, step in ((160, 2), (130, 1), (250, 4), (200, 3)):
            await press(pilot, "f6")
            assert speaker.manner.rate == rate
            assert speaker.heard[:2] == [speed(words, step, len(SPEEDS)), "What do you want to do?"]
            assert speed(words, step, len(SPEEDS)) in text_of(pilot)
        for loud, step in ((75, 3), (100, 4), (25, 1), (50, 2)):
            await press(pilot, "f7")
            assert speaker.manner.volume == loud
            assert speaker.heard[0] == volume(words, step, len(VOLUMES))
            assert volume(words, step, len(VOLUMES)) in text_of(pilot)
        await press(pilot, "f5")
        assert speaker.heard[0] == "What do you want to do?"


@pytest.mark.parametrize("leave", ["end", "idle"])
async def test_the_next_visitor_finds_the_voice_as_the_office_has_set_it(
    kiosk: Kiosk, speaker: FakeSpeaker, clock: FakeClock, leave: str
) -> None:
    async with kiosk("3", "f4", "f6", "f7", "%", speaker=speaker) as pilot:
        speaker.finish()
        await pilot.pause()
        if leave == "end":
            await press(pilot, "end")
            speaker.finish()
            await pilot.pause()
            await wait(pilot, clock, END_SECONDS)
        else:
            await wait(pilot, clock, IDLE)
            await wait(pilot, clock, WARNING_SECONDS)
        assert "Kies uw taal" in text_of(pilot)
        await press(pilot, "3")
        assert speaker.heard == []
        await press(pilot, "f4")
        assert (speaker.manner.rate, speaker.manner.volume) == (150, 50)


async def test_a_voice_left_on_over_the_first_page_is_off_for_the_next_visitor(
    kiosk: Kiosk, speaker: FakeSpeaker, clock: FakeClock
) -> None:
    async with kiosk("f4", speaker=speaker) as pilot:
        speaker.finish()
        await pilot.pause()
        await wait(pilot, clock, IDLE + WARNING_SECONDS)
        await press(pilot, "3")
        assert speaker.heard == []


async def test_who_listens_is_not_asked_whether_they_are_there(
    kiosk: Kiosk, languages: OfferedLanguages, speaker: FakeSpeaker, clock: FakeClock
) -> None:
    async with kiosk("3", "f4", speaker=speaker) as pilot:
        await wait(pilot, clock, IDLE - 1)
        await wait(pilot, clock, IDLE - 1)
        assert not isinstance(pilot.app.screen, IdleWarning)
        speaker.finish()
        await pilot.pause()
        await wait(pilot, clock, IDLE)
        assert isinstance(pilot.app.screen, IdleWarning)
        assert " ".join(speaker.heard) == still_there(languages["en"], WARNING_SECONDS)
        await wait(pilot, clock, 5)
        assert "25 seconds" in text_of(pilot), "the warning itself is no answer to it"
        await press(pilot, "a")
        assert speaker.heard[0] == "What do you want to do?"


async def test_nothing_that_a_field_hides_is_said(kiosk: Kiosk, speaker: FakeSpeaker) -> None:
    async with kiosk("3", "f4", "s", "a", "b", speaker=speaker) as pilot:
        assert speaker.heard == ["b"]
        await press(pilot, "backspace")
        assert speaker.heard == ["a"]
        pilot.app.screen.query_one(SearchField).password = True
        before = len(speaker.log)
        await press(pilot, *"xyz", "backspace")
        assert not any(speaker.log[before:])


async def test_where_a_language_has_no_voice_the_screen_says_so_in_it(
    kiosk: Kiosk, languages: OfferedLanguages
) -> None:
    speaker = FakeSpeaker("nl", "fr")
    async with kiosk("f4", speaker=speaker) as pilot:
        assert {each.language for each in speaker.said} == set(CODES) - {"nl", "fr"}
        await press(pilot, "2")
        assert speaker.heard == []
        assert no_voice(languages["fr"])[:40] in " ".join(text_of(pilot).split())
        await press(pilot, "f4")
        assert no_voice(languages["fr"])[:40] in " ".join(text_of(pilot).split())


async def test_where_no_sound_comes_the_screen_says_so(
    kiosk: Kiosk, languages: OfferedLanguages, speaker: FakeSpeaker
) -> None:
    async with kiosk("3", "f4", speaker=speaker) as pilot:
        speaker.finish(heard=False)
        await pilot.pause()
        assert no_sound(languages["en"]) in text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)])
@pytest.mark.parametrize("code", ["nl", "ar", "fa", "uk"])
async def test_the_sentence_that_is_read_is_marked(
    kiosk: Kiosk, languages: OfferedLanguages, speaker: FakeSpeaker, code: str, size: tuple[int, int]
) -> None:
    """On a menu, a guide, its steps and a card: each sentence marks some cells, and no cell of another kind."""
    keys = [*("8" for _ in range(CODES.index(code) // 7)), str(CODES.index(code) % 7 + 1)]
    async with kiosk(*keys, "f4", speaker=speaker, size=size) as pilot:
        for key in ("1", "6", "1", "1", "9", "2", "2"):
            await press(pilot, key)
            told = speaker.told
            assert told is not None
            for index, sentence in enumerate(speaker.said):
                told.began(index)
                await pilot.pause()
                assert (marked(pilot) != "") == (sentence.shown is not None), sentence
            told.ended(heard=True)
            await pilot.pause()
            assert marked(pilot) == ""


async def test_a_sentence_is_marked_and_not_its_neighbours(kiosk: Kiosk, speaker: FakeSpeaker) -> None:
    async with kiosk("3", "1", "6", "1", "f4", speaker=speaker) as pilot:
        told, said = speaker.told, [each.text for each in speaker.said]
        assert told is not None
        told.began(said.index("For example: lamp bicycle soup cloud."))
        await pilot.pause()
        assert marked(pilot) == "For example: lamp bicycle soup cloud."
        told.began(said.index("1: Next step."))
        await pilot.pause()
        assert marked(pilot) == "Next step"
        await press(pilot, "0")
        told.began(0)
        await pilot.pause()
        assert marked(pilot) == "", "a voice that was silenced marks nothing"


@pytest.mark.parametrize("columns", [40, 56, 80])
@pytest.mark.parametrize("code", CODES)
async def test_the_key_stands_at_the_top_and_can_be_touched(
    kiosk: Kiosk, languages: OfferedLanguages, code: str, columns: int
) -> None:
    speaker = FakeSpeaker()
    async with kiosk("f4", speaker=speaker, size=(columns, 24)) as pilot:
        await Listener(pilot, speaker, code).choose_language(languages[code].name)
        top = rows_of(pilot)[0]
        assert READ in top
        right_to_left = languages[code].facts.right_to_left
        sign = visual(f"{READ} {read_aloud(languages[code])}", right_to_left=right_to_left)
        assert sign in top
        assert sign.endswith(READ) == right_to_left, "the key stands where reading begins"
        await pilot.click(offset=(top.index(READ), 0))
        await pilot.pause()
        assert speaker.heard == [voice_off(languages[code])], "it spoke, and a touch stopped it"


def test_the_voice_has_its_words_in_every_language(languages: OfferedLanguages, office: OfficeSettings) -> None:
    makers = (voice_keys, voice_off, no_voice, no_sound, read_aloud)
    for make in makers:
        assert len({make(words) for words in map(languages.__getitem__, CODES)}) > 9
    for code in CODES:
        assert len(read_aloud(languages[code])) <= 18
        assert all(key in voice_keys(languages[code]) for key in ("F4", "F5", "F6", "F7"))


def test_the_first_page_waits_for_nothing_of_a_voice() -> None:
    program = "import sys, kiosk.tui.app, kiosk.wiring, kiosk.terminal.control; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kiosk.tui.app" in loaded
    assert not {
        name for name in loaded if name.startswith(("kiosk.speech", "kiosk.channels.speech", "kiosk.tui.read_aloud"))
    }
