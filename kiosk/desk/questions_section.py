"""Questions in writing: read and answered in the browser of the desk's own machine, and counted everywhere else.

What a phone is sent crosses the network in the clear: no word of a question or an answer goes there, nor its language.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kiosk.desk import texts
from kiosk.desk.front import Front, Section
from kiosk.desk.guard import RefusedError, for_this_machine, for_volunteers, form, is_here
from kiosk.desk.inbox import Inbox, Seen
from kiosk.desk.live import AGAIN, live, stream
from kiosk.desk.pages import page
from kiosk.desk.question_page import Field, QuestionPage, mark
from kiosk.guides.letters import LONGEST
from kiosk.guides.page import BETWEEN_NAMES
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages
from kiosk.questions.desk import Gone, Meanwhile, Read, Unreached, WrongLength
from kiosk.questions.settings import QuestionsError
from kiosk.questions.store import Kept, State

_NO_ANSWER = b""
"""What no answer is sealed as."""


class QuestionsSection:
    """The questions that visitors wrote."""

    path = "/questions"

    def __init__(self, inbox: Inbox, languages: OfferedLanguages, language_names: Mapping[str, str]) -> None:
        """``language_names`` are what languages are called, by their codes."""
        self._inbox = inbox
        self._languages = languages
        self._names = language_names

    def title(self, words: Wording) -> str:
        """As ``Section``."""
        return texts.questions(words)

    @property
    def waiting(self) -> int:
        """As ``Section``."""
        return self._inbox.glance().new

    def routes(self, front: Front, sections: Sequence[Section]) -> Sequence[Route]:
        """As ``Section``."""
        words = front.words
        pages = QuestionPage(words, self._languages)

        def listed(request: Request, seen: Seen) -> str:
            return self._list(seen, pages, words) if is_here(front, request) else _counted(seen, words)

        async def show(request: Request) -> Response:
            body = live(words, f"{self.path}/events", listed(request, await self._inbox.look()))
            return page(front, texts.questions(words), body + AGAIN, sections=sections, here=self)

        async def events(request: Request) -> Response:
            return stream(front, request, sections, self, lambda: listed(request, self._inbox.glance()))

        def whole(request: Request, body: str, mark: str, status: int) -> Response:
            begun = live(words, f"{request.url.path}/events?mark={mark}", "")
            return page(front, texts.question(words), begun + body, sections=sections, here=self, status=status)

        async def one(request: Request) -> Response:
            try:
                kept, read = await asyncio.to_thread(self._read, request.path_params["name"])
            except QuestionsError as error:
                body = pages.wrong(_why(error, words), _remedy(error))
                return page(front, texts.question(words), body, sections=sections, here=self, status=_status(error))
            field = Field(read.answer or "", mark(kept))
            body = self._asked(kept, read, pages) + pages.wrong(())
            return whole(request, body + pages.form(request.url.path, field, read.question.language), field.mark, 200)

        async def answer(request: Request) -> Response:
            """Whatever becomes of it, what was typed is there again."""
            name = request.path_params["name"]
            try:
                said = await form(request)
            except RefusedError:
                wrong = pages.wrong((texts.answer_too_long(words, LONGEST), texts.not_sent(words)))
                return page(front, texts.question(words), wrong, sections=sections, here=self, status=413)
            field = Field(said.get("answer", ""), said.get("mark", ""))
            try:
                await asyncio.to_thread(self._answer, name, field)
            except QuestionsError as error:
                body, now = await asyncio.to_thread(self._unsent, request.url.path, field, error, pages, words)
                return whole(request, body, now, _status(error))
            await self._inbox.look()
            return RedirectResponse(request.url.path, 303)

        async def one_events(request: Request) -> Response:
            name, seen = request.path_params["name"], request.query_params.get("mark", "")
            return stream(front, request, sections, self, lambda: self._news(name, seen, words))

        return [
            Route(self.path, for_volunteers(front, show), methods=["GET"]),
            Route(f"{self.path}/events", for_volunteers(front, events), methods=["GET"]),
            Route(f"{self.path}/{{name}}", for_this_machine(front, one), methods=["GET"]),
            Route(f"{self.path}/{{name}}", for_this_machine(front, answer), methods=["POST"]),
            Route(f"{self.path}/{{name}}/events", for_this_machine(front, one_events), methods=["GET"]),
        ]

    def _read(self, name: str) -> tuple[Kept, Read]:
        desk = self._inbox.desk()
        kept = desk.named(name)
        return kept, desk.opened(kept)

    def _answer(self, name: str, field: Field) -> None:
        desk = self._inbox.desk()
        kept = desk.named(name)
        if mark(kept) != field.mark:
            # The answer that was on the page is not there any more: nothing is in its place.
            kept = replace(kept, answer=_NO_ANSWER)
        desk.answer(kept, field.text)

    def _unsent(
        self, address: str, field: Field, error: QuestionsError, pages: QuestionPage, words: Wording
    ) -> tuple[str, str]:
        """The page after an answer was not sent, and the mark of the answer that is there now. What somebody else
        answered stands on it: whoever has read that may send their own after all."""
        why = (*_why(error, words), f"{texts.not_sent(words)} {texts.still_there(words)}")
        try:
            kept, read = self._read(address.rpartition("/")[2])
        except QuestionsError:
            return pages.wrong(why, _remedy(error)) + pages.form(address, field, ""), field.mark
        wrong = pages.wrong(why, _remedy(error), read.answer if mark(kept) != field.mark else None)
        field = replace(field, mark=mark(kept))
        body = self._asked(kept, read, pages) + wrong + pages.form(address, field, read.question.language)
        return body, field.mark

    def _asked(self, kept: Kept, read: Read, pages: QuestionPage) -> str:
        language = read.question.language
        return pages.asked(kept, read, self._names.get(language, language))

    def _list(self, seen: Seen, pages: QuestionPage, words: Wording) -> str:
        trouble = pages.wrong((texts.questions_closed(words),), seen.trouble) if seen.trouble else ""
        if not seen.reached:
            return trouble or f"<p>{escape(texts.questions_away(words))}</p>"
        groups = "".join(
            f"<h2>{escape(pages.state(state))}</h2><ul>{items}</ul>"
            for state in State
            if (items := "".join(self._item(kept, seen, words) for kept in seen.kept if kept.state is state))
        )
        none = "" if seen.new else f"<p>{escape(texts.new_questions(words, 0))}</p>"
        return trouble + none + groups

    def _item(self, kept: Kept, seen: Seen, words: Wording) -> str:
        language = seen.languages.get(kept.name, "")
        called = (self._names.get(language, language), kept.short) if language else (kept.short,)
        about = BETWEEN_NAMES.join((*called[1:], texts.days_left(words, kept.days_left)))
        link = f'<a id="open-{kept.short}" href="{self.path}/{kept.short}">{escape(called[0])}</a>'
        return f"<li>{link}<p>{escape(about)}</p></li>"

    def _news(self, name: str, seen_mark: str, words: Wording) -> str:
        """What is said on the page of a question that somebody else answered since it was opened."""
        now = next((kept for kept in self._inbox.glance().kept if kept.name.startswith(name)), None)
        if now is None or mark(now) == seen_mark:
            return ""
        return f'<p class="news">{escape(texts.answered_meanwhile(words))}</p>'


def _counted(seen: Seen, words: Wording) -> str:
    """All that is seen from elsewhere."""
    count = texts.new_questions(words, seen.new) if seen.reached else texts.questions_away(words)
    return f"<p><b>{escape(count)}</b></p><p>{escape(texts.at_the_computer(words))}</p>"


def _why(error: QuestionsError, words: Wording) -> tuple[str, ...]:
    """What a volunteer reads of a mistake."""
    match error:
        case Gone():
            return (texts.question_gone(words),)
        case Meanwhile():
            return (texts.answered_meanwhile(words),)
        case WrongLength(letters=0):
            return (texts.answer_empty(words),)
        case WrongLength():
            return (texts.answer_too_long(words, LONGEST),)
        case Unreached():
            return (texts.questions_away(words),)
    return (texts.questions_closed(words),)


def _remedy(error: QuestionsError) -> str:
    """What only a technician can mend, as it is: it holds a path or the name of a setting, and nothing of a
    question."""
    return "" if isinstance(error, (Gone, Meanwhile, WrongLength, Unreached)) else str(error)


def _status(error: QuestionsError) -> int:
    match error:
        case Gone():
            return 404
        case Meanwhile():
            return 409
        case WrongLength():
            return 422
    return 503
