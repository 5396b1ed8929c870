"""The page of one question: what somebody asked, and the field for the answer within what its reader sees around it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from kiosk.desk import texts
from kiosk.guides.kinds.question import around_an_answer
from kiosk.guides.letters import LONGEST
from kiosk.guides.page import BETWEEN_NAMES
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages
from kiosk.questions.desk import Read
from kiosk.questions.store import Kept, State


def mark(kept: Kept) -> str:
    """What is another one when the answer is; empty where there is none."""
    return hashlib.sha256(kept.answer).hexdigest()[:16] if kept.answer else ""


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in the field for an answer, and the ``mark`` of the answer that it is to replace."""

    text: str
    mark: str


class QuestionPage:
    """Writes it, as HTML in which every text is escaped."""

    def __init__(self, words: Wording, languages: OfferedLanguages) -> None:
        """``words`` are the volunteer's."""
        self._words = words
        self._languages = languages

    def asked(self, kept: Kept, read: Read, language_name: str) -> str:
        """The question, and how far it is."""
        question = read.question
        days = texts.days_left(self._words, kept.days_left)
        about = BETWEEN_NAMES.join((language_name, self.state(kept.state), days))
        sent = f'<p class="taken">{escape(texts.sent(self._words))}</p>' if kept.state is State.ANSWERED else ""
        return f"<p>{escape(about)}</p>{self._quoted(question.text, question.language)}{sent}"

    def state(self, state: State) -> str:
        """How far a question is."""
        match state:
            case State.NEW:
                return texts.questions_new(self._words)
            case State.ANSWERED:
                return texts.questions_answered(self._words)
            case State.READ:
                return texts.questions_read(self._words)

    def wrong(self, lines: Iterable[str], remedy: str = "", theirs: str | None = None) -> str:
        """What is wrong, if anything. ``remedy`` is for a technician, in English; ``theirs`` is what somebody else
        answered."""
        said = "".join(f"<p>{escape(line)}</p>" for line in lines)
        if remedy:
            said += f'<p lang="en" dir="ltr">{escape(remedy)}</p>'
        if theirs is not None:
            said += f"<p>{escape(texts.that_answer(self._words))}</p>{self._quoted(theirs, '')}"
        return f'<div id="wrong" role="alert">{said}</div>'

    def form(self, address: str, field: Field, language: str) -> str:
        """The field, between what the visitor sees around an answer in the ``language`` of the question."""
        words = self._words
        how = escape(texts.how_to_answer(words, LONGEST))
        replaces = f"<p>{escape(texts.replaces(words))}</p>" if field.mark else ""
        # The browser is to keep nothing of it, and to offer no translation elsewhere.
        return (
            f'<form id="answering" method="post" action="{escape(address)}" autocomplete="off">'
            f'<input type="hidden" name="mark" value="{escape(field.mark)}">'
            f'<h2><label for="answer">{escape(texts.your_answer(words))}</label></h2><p id="how">{how}</p>{replaces}'
            f'<p>{escape(texts.around_it(words))}</p><div class="around">{"".join(self._around(language))}</div>'
            f'<textarea id="answer" name="answer" rows="8" dir="auto" translate="no" aria-describedby="how"'
            # A browser leaves out the first new line of a field.
            f' data-most="{LONGEST}">\n{escape(field.text)}</textarea>'
            f'<p id="letters" dir="ltr" hidden></p><button>{escape(texts.send_answer(words))}</button></form>'
        )

    def _around(self, language: str) -> Iterator[str]:
        for code in dict.fromkeys((language, self._words.code)):
            if code in self._languages.codes:
                title, by = around_an_answer(self._languages[code])
                yield f"<p {self._said_in(code)}><b>{escape(title)}</b><br>{escape(by)}</p>"

    def _quoted(self, text: str, language: str) -> str:
        return f'<blockquote {self._said_in(language)} translate="no">{escape(text)}</blockquote>'

    def _said_in(self, language: str) -> str:
        """How a text in a language is marked for a browser; one of which we know nothing goes by its letters."""
        facts = self._languages.facts.get(language)
        if facts is None:
            return 'dir="auto"'
        return f'lang="{escape(language)}" dir="{"rtl" if facts.right_to_left else "ltr"}"'
