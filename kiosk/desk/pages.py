"""Pages of the desk, as HTML: plain, large, and without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from kiosk.desk.front import Front, Section
from kiosk.desk.guard import Handler
from kiosk.guides.wording import Wording

_FOLDER: Final = Path(__file__).parent / "page"
FILES: Final = ("desk.css", "desk.js")

_PAGE: Final = Template((_FOLDER / "page.html").read_text(encoding="utf-8"))


def page(
    front: Front,
    title: str,
    body: str,
    *,
    sections: Sequence[Section] = (),
    here: Section | None = None,
    status: int = 200,
) -> Response:
    """A page. ``title`` is text; ``body`` is HTML in which every text is escaped already. ``sections`` stand at the top
    and ``here`` is the one that is shown; whoever is not paired sees none."""
    words = front.words
    links = (_link(each, words, is_here=each is here) for each in sections)
    filled = _PAGE.substitute(
        language=words.code,
        direction="rtl" if front.right_to_left else "ltr",
        name=escape(front.name),
        title=escape(title),
        nav="\n".join(links) if len(sections) > 1 else "",
        body=body,
    )
    return HTMLResponse(filled, status)


def _link(section: Section, words: Wording, *, is_here: bool) -> str:
    waiting = f" ({section.waiting})" if section.waiting else ""
    current = " aria-current=page" if is_here else ""
    return f'<a href="{escape(section.path)}"{current}>{escape(section.title(words))}<span>{waiting}</span></a>'


def file_routes() -> Sequence[Route]:
    """The style and the script of the pages, which tell nothing of anybody."""
    return [Route(f"/{name}", _file(_FOLDER / name), methods=["GET"]) for name in FILES]


def _file(path: Path) -> Handler:
    async def send(_: object) -> Response:
        return FileResponse(path)

    return send
