"""The real espeak-ng has a voice for each language, and makes sound."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path
from shutil import which

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.speech import keys_of, sentences
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.place import HELP_NOW
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.speech.dispatcher import Dispatcher
from kiosk.speech.espeak import Espeak
from kiosk.speech.installed import installed_speaker
from kiosk.speech.speaker import Manner

CODES = tuple(load_facts(locales_folder()))

needs_espeak = pytest.mark.skipif(which("espeak-ng") is None, reason="not installed: espeak-ng")


def recorded(path: Path, text: str, voice: str, manner: Manner) -> tuple[float, int]:
    """Seconds and loudest sample of a text, as the command of the kiosk says it, into a file."""
    command = [*Espeak().command(voice, manner), "-w", str(path)]
    subprocess.run(command, input=f"{text}\n", encoding="utf-8", check=True)
    with wave.open(str(path)) as sound:
        frames = sound.readframes(sound.getnframes())
        seconds = len(frames) / 2 / sound.getframerate()
    return seconds, max(abs(int.from_bytes(frames[at : at + 2], "little", signed=True)) for at in range(0, 20000, 2))


@needs_espeak
@pytest.mark.parametrize("code", CODES)
def test_each_language_has_a_voice_and_it_makes_sound(
    tmp_path: Path, engine: Engine, languages: OfferedLanguages, lines: PlainLines, code: str
) -> None:
    speaker = installed_speaker(languages.facts)
    assert speaker is not None
    assert speaker.has_voice(code)
    page = engine.show(Conversation(code, HELP_NOW), lines)
    text = sentences(page, languages.facts, keys_of(page))[2].text
    voice = languages[code].facts.voice
    usual, loud = recorded(tmp_path / "usual.wav", text, voice, Manner(150, 50))
    slow, quiet = recorded(tmp_path / "slow.wav", text, voice, Manner(100, 25))
    assert usual > 0.5
    assert slow > 1.2 * usual
    assert loud > 1.5 * quiet > 100


@needs_espeak
def test_a_language_that_espeak_does_not_know_has_no_voice() -> None:
    assert "xx" not in Espeak().voices
    assert {"nl", "en", "ar", "fa"} <= Espeak().voices


def test_espeak_says_when_no_sound_comes() -> None:
    heard = "ALSA lib pcm.c:2666:(snd_pcm_open_noupdate) Unknown PCM default\nerror: No such file or directory\n"
    assert Espeak().silent(heard)
    assert not Espeak().silent("ALSA lib pcm_dmix.c: unable to open slave\n")


@pytest.mark.parametrize(("rate", "said"), [(170, "0"), (80, "-53"), (300, "76")])
def test_the_dispatcher_is_asked_in_its_own_measure(rate: int, said: str) -> None:
    command = Dispatcher().command("nl", Manner(rate, 75))
    assert command[0] == "spd-say"
    assert command[-6:] == ("-l", "nl", "-r", said, "-i", "50")


def test_where_nothing_is_installed_nothing_speaks(
    languages: OfferedLanguages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed_speaker(languages.facts) is None
