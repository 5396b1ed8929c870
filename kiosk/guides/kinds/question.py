"""A question to the desk in writing: where it is written, where its code stands, and where the answer is read.

No page holds a word of a visitor. The code is a number of the place's state: it goes when the place is left. An office
that answers no questions has none of these places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.guides.assembly import Target, assemble, fill
from kiosk.guides.content import Content
from kiosk.guides.kinds.kind import Kind, State, only
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import MENU, QUESTION, Place, UnknownPlace
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


@dataclass(frozen=True, slots=True)
class LetterPlace(Place):
    """What comes of a question."""

    kind: str = field(default="question", init=False)
    step: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.step,)

    @property
    def asks_the_desk(self) -> bool:
        return self.step == "again"


AGAIN: Final = LetterPlace("again")
"""Where a question is asked for once more that told of a crisis: that was answered, and the question not kept."""

SENT: Final = LetterPlace("sent")
WAITING: Final = LetterPlace("waiting")
ANSWER: Final = LetterPlace("answer")

_STEPS: Final = {place.step: place for place in (AGAIN, SENT, WAITING, ANSWER)}


def code_line(code: int, words: Wording) -> str:
    """The line with the code of a question."""
    text = words.text("question/code", "Your code is {code}. Write the code down.")
    return fill(text, {"code": _grouped(code, words)})


class QuestionKind(Kind[Place]):
    """Asking the desk in writing."""

    name = QUESTION.kind
    by_the_clock = True
    needs_letters = True
    in_one_message = False
    leads_on = False

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> Place:
        if not ids:
            return QUESTION
        (step,) = only(ids, 1)
        if step not in _STEPS:
            raise UnknownPlace(f"a question has no {step!r}")
        return _STEPS[step]

    def places(self, content: Content) -> Iterable[Place]:
        return (QUESTION,)

    def exists(self, place: Place, content: Content, places: Set[Place]) -> bool:
        return True

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        code = state[0] if len(state) == 1 else None
        if place == SENT and code is not None:
            return _sent(place, code, words, site)
        if place == ANSWER and code is not None and site.office.letters is not None:
            letter = site.office.letters.opened(code)
            if letter is not None:
                return _answer(place, letter.text, words, site)
        if place == WAITING:
            text = words.text("question/waiting", "We have your question. Nobody answered yet. Come back tomorrow.")
            return assemble(place, words, _title(words), (Paragraph(text),), (site.target(MENU, words),))
        return _asking(place, words, site)

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(_title(words), place)


def _title(words: Wording) -> str:
    return words.text("question/title", "Ask in writing")


def _asking(place: Place, words: Wording, site: Site) -> Page:
    how = Paragraph(words.text("question/how", "Write your question, at most 500 letters. Write no name."))
    # On the smallest screen a page in parts would want a key where every key writes.
    who = Paragraph(
        words.text("question/who", "Only the people at the desk can read the question. They answer in writing."),
        brief="",
        spare=True,
    )
    again = Paragraph(
        words.text(
            "question/again", "We kept nothing of your question. Do you still want to ask? Write the question again."
        )
    )
    code = Paragraph(words.text("question/have-code", "Do you have a code? Write the 6 digits."), spare=True)
    return assemble(place, words, _title(words), (again,) if place == AGAIN else (how, who, code))


def _sent(place: Place, code: int, words: Wording, site: Site) -> Page:
    paragraphs = [
        Paragraph(code_line(code, words)),
        Paragraph(
            words.text(
                "question/when",
                "Come back in a few days and write the code here. Without the code nobody finds the answer. After 14 "
                "days we wipe everything.",
            ),
            words.text("question/when/sms", "Send the code in a few days. After 14 days we delete everything."),
        ),
    ]
    if site.office.sms_number:
        text = words.text("question/text", "You can also text the code to {number}.")
        paragraphs.append(Paragraph(fill(text, {"number": words.quoted(site.office.sms_number)}), brief=""))
    title = words.text("question/sent", "Your question is sent")
    # A text message has room for the code and what becomes of it.
    menu = replace(site.target(MENU, words), brief="")
    return assemble(place, words, title, paragraphs, (menu,), number=_grouped(code, words))


def _grouped(code: int, words: Wording) -> str:
    """The code in two groups, as it is written down."""
    first, last = divmod(code, 1000)
    return words.quoted(f"{first} {last:03}")


def around_an_answer(words: Wording) -> tuple[str, str]:
    """What stands above each answer: a title, and who wrote it."""
    title = words.text("question/answer", "The answer to your question")
    return title, words.text("question/by", "A person at the desk wrote this.")


def _answer(place: Place, text: str, words: Wording, site: Site) -> Page:
    """The answer as it was written, in the words around it of whoever reads."""
    title, frame = around_an_answer(words)
    more = Target(words.text("question/more", "Ask one more question"), QUESTION)
    lines = (Paragraph(line) for line in text.splitlines() if line.strip())
    return assemble(place, words, title, (Paragraph(frame), *lines), (more, site.target(MENU, words)), brief_title="")


KIND = QuestionKind()
