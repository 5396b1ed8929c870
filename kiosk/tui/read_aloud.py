"""Reads the screen aloud: what is said when, how fast and how loud, and which sentence is marked.

EN 301 549, 5.1.3: a key or a new sentence silences the one before; the next visitor finds speed and volume as the
office has set them. Nothing here is imported before the voice may be needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from kiosk.channels.speech import Sentence, Shown, said_of
from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.speech.speaker import Manner, Speaker
from kiosk.tui.keys import Action
from kiosk.tui.spoken_lines import no_sound, no_voice, script, speed, voice_keys, voice_off, volume

SPEEDS: Final = (0.65, 0.8, 1.0, 1.25)
"""Of the office's rate. The key goes down from the usual one, then around."""

USUAL_SPEED: Final = 2

VOLUMES: Final = (25, 50, 75, 100)
"""Percent of the loudest. The key goes up from the usual one, then around."""

USUAL_VOLUME: Final = 1


class ReadAloud:
    """The voice of the screen. All of it runs where the screen runs, but for what the speaker tells."""

    def __init__(
        self,
        speaker: Speaker,
        languages: OfferedLanguages,
        office: OfficeSettings,
        *,
        later: Callable[[Callable[[], None]], object],
        mark: Callable[[Shown | None], None],
        note: Callable[[str], None],
    ) -> None:
        """``later`` hands what another thread tells over to the screen, ``mark`` shows
        which sentence is said, ``note`` shows a line."""
        self._speaker = speaker
        self._languages = languages
        self._office = office
        self._later = later
        self._mark = mark
        self._note = note
        self._turn: _Turn | None = None
        self._shown: Page | None = None
        self.reset()

    @property
    def reading(self) -> bool:
        """Whether somebody listens: the voice speaks, and not to ask whether anybody is there."""
        return self._turn is not None and not self._warning

    @property
    def changed(self) -> bool:
        """Whether the next visitor would find it otherwise than the office has set it."""
        return self.state != (False, USUAL_SPEED, USUAL_VOLUME)

    def reset(self) -> None:
        """Be silent, and as the office has set it, for the next visitor."""
        self.stop()
        self.on = False
        self._speed = USUAL_SPEED
        self._volume = USUAL_VOLUME
        self._warning = self._met = self._interrupted = False

    def stop(self) -> None:
        """Be silent."""
        self._speaker.cancel()
        if self._turn is not None:
            self._turn = None
            self._mark(None)

    def end(self) -> None:
        """Be silent for good: the screen has gone."""
        self._speaker.cancel()

    def interrupt(self) -> None:
        """Be silent: something was pressed."""
        self._interrupted = self.reading
        self.stop()

    def meet(self, page: Page) -> None:
        """Somebody came to the first page: greet them once, where the office wants that."""
        if self._office.speech == "on" and not self._met:
            self.on = self._met = True
            self._read(page)

    def show(self, page: Page, notice: str = "") -> None:
        """A page is shown, with a line about what was pressed: alone when the page is the one that was there."""
        same, self._shown = page == self._shown, page
        if self.on and same and notice:
            self._say(self._line(notice, page.language))
        elif self.on:
            self._read(page, self._line(notice, page.language))

    def tell(self, line: str, language: str) -> None:
        """A line is shown about what was pressed."""
        if self.on:
            self._say(self._line(line, language))

    def warn(self, line: str, language: str) -> None:
        """The screen asks whether somebody is there."""
        self.tell(line, language)
        self._warning = self.on

    def point(self, key: str, page: Page) -> None:
        """Another choice of the page is highlighted."""
        if self.on:
            said = script(page, self._languages)
            self._say([each for each in said if each.shown is not None and each.shown.key == key])

    def type(self, written: str, language: str, *, hidden: bool) -> None:
        """A letter was written. What a field hides is not said."""
        if self.on and written and not hidden:
            self._say([Sentence(written, language)])

    def press(self, action: Action, page: Page) -> bool:
        """Whether a key of the voice was pressed that means something now."""
        words = self._languages[page.language]
        match action:
            case Action.READ if self.on and self._interrupted:
                self.on = False
                self._note(voice_off(words))
                self._say(self._line(voice_off(words), page.language))
            case Action.READ:
                self.on = self._met = True
                self._read(page, after=self._line(voice_keys(words), page.language))
                if self._speaker.has_voice(page.language):
                    self._note(voice_keys(words))
            case Action.AGAIN if self.on:
                self._read(page)
            case Action.SLOWER if self.on:
                self._speed = (self._speed - 1) % len(SPEEDS)
                self._set(speed(words, self._speed + 1, len(SPEEDS)), page)
            case Action.LOUDER if self.on:
                self._volume = (self._volume + 1) % len(VOLUMES)
                self._set(volume(words, self._volume + 1, len(VOLUMES)), page)
            case _:
                return False
        return True

    @property
    def state(self) -> tuple[bool, int, int]:
        """Whether it is on, its speed and its volume, for ``restore``."""
        return self.on, self._speed, self._volume

    def restore(self, state: tuple[bool, int, int]) -> None:
        """Take back what a key that is held down did once too often."""
        self.stop()
        self.on, self._speed, self._volume = state

    def _set(self, line: str, page: Page) -> None:
        """The change is seen, and heard as it will be from now on, with the page again."""
        self._note(line)
        self._read(page, self._line(line, page.language))

    def _read(self, page: Page, before: Iterable[Sentence] = (), after: Iterable[Sentence] = ()) -> None:
        if not self._speaker.has_voice(page.language):
            self._note(no_voice(self._languages[page.language]))
        self._say([*before, *script(page, self._languages), *after])

    def _line(self, line: str, language: str) -> tuple[Sentence, ...]:
        return said_of(line, language, self._languages.facts)

    def _say(self, sentences: Iterable[Sentence]) -> None:
        """Say what there is a voice for, and nothing in the voice of another language (5.1.3.14)."""
        self.stop()
        self._warning = False
        said = tuple(each for each in sentences if self._speaker.has_voice(each.language))
        if said:
            self._turn = _Turn(self, said)
            manner = Manner(round(self._office.speech_rate * SPEEDS[self._speed]), VOLUMES[self._volume])
            self._speaker.say(said, manner, self._turn)

    def _began(self, turn: _Turn, sentence: int) -> None:
        if turn is self._turn:
            self._mark(turn.sentences[sentence].shown)

    def _ended(self, turn: _Turn, heard: bool) -> None:
        if turn is self._turn:
            self._turn = None
            self._mark(None)
            if not heard:
                self._note(no_sound(self._languages[turn.sentences[0].language]))


class _Turn:
    """One thing that is said; what is told of another one, by a thread that was late, is not heeded."""

    def __init__(self, voice: ReadAloud, sentences: tuple[Sentence, ...]) -> None:
        self._voice = voice
        self.sentences = sentences

    def began(self, sentence: int) -> None:
        self._voice._later(lambda: self._voice._began(self, sentence))

    def ended(self, *, heard: bool) -> None:
        self._voice._later(lambda: self._voice._ended(self, heard))
