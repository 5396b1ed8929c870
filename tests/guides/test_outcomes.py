"""What is counted of a conversation: the same on every channel, once a visit, and nothing of a crisis."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import parse
from kiosk.guides.outcomes import OnceAVisit, Outcome, Seen, seen
from kiosk.guides.parts import Channel
from kiosk.guides.place import HELP_NOW, MENU

GUIDE = "strong-password"


class Kept:
    """Keeps what is counted."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def take(self, seen: Seen) -> None:
        self.seen.append(seen)


def told(engine: Engine, channel: Channel, said: Iterable[str]) -> tuple[list[Seen], list[Seen]]:
    """What is counted of somebody who says all this: at a screen, and where nothing is kept of a visit."""
    conversation, kept, apart = Conversation(), Kept(), []
    counts = OnceAVisit(kept)
    for words in said:
        turn = engine.answer(conversation, words, channel)
        counts.turned(conversation, turn)
        apart.append(seen(conversation, turn))
        conversation = turn.conversation
    return kept.seen, [each for each in apart if each is not None]


def through(engine: Engine) -> tuple[str, ...]:
    """From the first words to the last step of a guide."""
    steps = len(engine.catalogue.guide(GUIDE).steps)
    return ("english", "strong password", "1", *(["1"] * steps))


def test_a_guide_is_begun_and_finished_once_on_every_channel(
    engine: Engine, lines: PlainLines, sms: SmsChannel
) -> None:
    both = [Seen(Outcome.BEGUN, GUIDE, "en"), Seen(Outcome.FINISHED, GUIDE, "en")]
    for channel in (lines, sms):
        assert told(engine, channel, through(engine)) == (both, both)
        # Back to the first step, from there to its guide and in again, and a person on the way.
        assert told(engine, channel, (*through(engine), "2", "1", "0", "9", "0"))[0] == [
            *both,
            Seen(Outcome.PERSON, GUIDE, "en"),
        ]


def test_back_and_forth_at_the_end_counts_once_at_a_screen(engine: Engine, lines: PlainLines) -> None:
    once, _ = told(engine, lines, (*through(engine), "0", "1", "0", "1", "9", "0", "9"))
    assert [each.outcome for each in once] == [Outcome.BEGUN, Outcome.FINISHED, Outcome.PERSON]


def test_the_next_visitor_is_counted_anew_and_a_change_of_language_is_no_other_guide(
    engine: Engine, lines: PlainLines
) -> None:
    said = through(engine)
    halfway = len(said) - 3
    once, _ = told(engine, lines, (*said[:halfway], "français", *said[halfway:], "end", "1", *said))
    assert [(each.outcome, each.language) for each in once] == [
        (Outcome.BEGUN, "en"),
        (Outcome.FINISHED, "en"),
        (Outcome.BEGUN, "en"),
        (Outcome.FINISHED, "en"),
    ]


def test_a_question_without_a_guide_is_a_number_and_no_word(engine: Engine, lines: PlainLines) -> None:
    once, every = told(engine, lines, ("english", "how do I grow tomatoes on my balcony", "how do I repair a bicycle"))
    assert once == [Seen(Outcome.NO_GUIDE, "", "en")]
    assert len(every) == 2


def test_nothing_of_a_crisis_is_counted(engine: Engine, lines: PlainLines, sms: SmsChannel) -> None:
    kinds = engine.catalogue.content.crises
    for channel in (lines, sms):
        for place in (HELP_NOW, *(parse(f"crisis/{kind.id}") for kind in kinds)):
            before = Conversation("nl", place, (MENU, HELP_NOW))
            for key in ("9", "0", "1", "2", "3", "!", "menu"):
                assert seen(before, engine.answer(before, key, channel)) is None, (place, key)
        conversation = Conversation("en", MENU)
        turn = engine.answer(conversation, "I want to kill myself", channel)
        assert turn.page.place.tells_of_a_crisis
        assert seen(conversation, turn) is None


def test_what_may_be_a_crisis_is_no_question_without_a_guide(engine: Engine, lines: PlainLines) -> None:
    conversation = Conversation("en", MENU)
    turn = engine.answer_everyday(conversation, "how do I grow tomatoes on my balcony", lines, offer=True)
    assert seen(conversation, turn) is None
