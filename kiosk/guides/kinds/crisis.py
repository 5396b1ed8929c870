"""Help now: 112 and the kinds of crisis; and the answer to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.guides.assembly import Target, assemble, with_numbers
from kiosk.guides.content import Content
from kiosk.guides.crisis import EMERGENCY, OFFICE, OTHER, Crisis, lines_now
from kiosk.guides.hours import Answering
from kiosk.guides.kinds.kind import Format, Kind, State, Text, only
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import END, HELP_NOW, Place
from kiosk.guides.references import unknown_services
from kiosk.guides.referrals import day_and_night, languages_of, named, not_confirmed, open_now
from kiosk.guides.remarks import crisis_again, crisis_again_112
from kiosk.guides.service import Service
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording

_SEEN: Final = {
    "title": "In the list of Help now. At most 24 letters.",
    "support": "A warm sentence to somebody in a crisis, or what to do now. No blame, no promise, no drama.",
    "sms": "The same by text message, where that needs other words.",
}


@dataclass(frozen=True, slots=True)
class CrisisPlace(Place):
    """The answer to a kind of crisis. The menu of Help now tells of none: anybody looks at it."""

    kind: str = field(default="crisis", init=False)
    crisis: str

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.crisis,)

    @property
    def tells_of_a_crisis(self) -> bool:
        return True


def _texts(id: str, crisis: Mapping[str, Any]) -> Iterator[Text]:
    for name, seen in _SEEN.items():
        if crisis.get(name):
            yield Text(f"crisis/{id}/{name}", crisis[name], seen)


def _problems(content: Content) -> Iterator[str]:
    for crisis in content.crises:
        file = f"crisis/{crisis.id}.toml"
        if OTHER not in crisis.lines:
            yield f"{file}: `lines.{OTHER}` is missing"
        for language, ids in crisis.lines.items():
            for id in ids:
                if id not in content.services and id != OFFICE:
                    yield f"{file}: `lines.{language}` names {id!r}; no service has that id"
        for name in ("support", "sms"):
            for id in unknown_services(content, getattr(crisis, name)):
                yield f"{file}: `{name}` names {{{id}}}; no service has that id"
        if all(OFFICE in ids for ids in crisis.lines.values()):
            yield f"{file}: no language has lines of its own; write them without {OFFICE!r}"


class CrisisKind(Kind[Place]):
    """Help now, and what is answered to somebody in a crisis."""

    name = HELP_NOW.kind
    formats = (
        Format("crisis", "crisis/*.toml", Crisis, _texts, _problems, shows=lambda crisis: (CrisisPlace(crisis.id),)),
    )
    by_the_clock = True
    undivided = True
    in_one_message = False
    leads_on = False
    never_limited = True

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> Place:
        return CrisisPlace(*only(ids, 1)) if ids else HELP_NOW

    def places(self, content: Content) -> Iterable[Place]:
        return (HELP_NOW, *(CrisisPlace(crisis.id) for crisis in content.crises))

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        return _answer(place, words, site, state) if isinstance(place, CrisisPlace) else _help_now(place, words, site)

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        if not isinstance(place, CrisisPlace):
            return Target(words.text("key/help", "Help now"), place)
        crisis = site.catalogue.crisis(place.crisis)
        return Target(words.text(f"crisis/{crisis.id}/title", crisis.title), place)


def _help_now(place: Place, words: Wording, site: Site) -> Page:
    targets = (site.target(CrisisPlace(crisis.id), words) for crisis in site.catalogue.content.crises)
    return assemble(place, words, words.text("key/help", "Help now"), [Paragraph(_emergency(words, site))], targets)


def _answer(place: CrisisPlace, words: Wording, site: Site, state: State) -> Page:
    """The answer to a crisis: the number in the first sentence, of a line that answers now.

    Somebody may come in who must not read it: its one choice hides it. Not by text message: there is nothing to hide,
    and a channel that forgets the crisis at once must not be answered with a ``1``.
    A ``state`` says that it stands in place of a question to the desk, which was not kept.
    """
    crisis = site.catalogue.crisis(place.crisis)
    first, *others = _lines(crisis, words, site)
    call = words.text("crisis/call", "Call {number} now: {name}.")
    other = words.text("crisis/second", "Or call {number}: {name}.")
    support = with_numbers(site.catalogue, words, words.text(f"crisis/{crisis.id}/support", crisis.support))
    brief = None
    if crisis.sms is not None:
        brief = with_numbers(site.catalogue, words, words.text(f"crisis/{crisis.id}/sms", crisis.sms))
    paragraphs = (
        Paragraph(" ".join((named(call, first, words), *_now(first, words, site)))),
        Paragraph(support, brief),
        *(Paragraph(" ".join((named(other, line, words), *_now(line, words, site)))) for line in others),
        Paragraph(_emergency(words, site)),
        Paragraph(words.text("crisis/computer", "This is a computer. When you call, a person answers you.")),
        Paragraph(
            words.text("crisis/on", "For other help: press M."),
            words.text("crisis/on/sms", "For other help: send MENU."),
        ),
    )
    if state:
        unsent = words.text("crisis/unsent", "Your question was not sent. Do you still want to ask? Choose 0.")
        paragraphs = (*paragraphs, Paragraph(unsent))
    title = words.text("key/help", "Help now")
    hide = Target(words.text("crisis/hide", "Hide this page"), END, brief="")
    return assemble(place, words, title, paragraphs, [hide], brief_title="", number=words.quoted(first.number))


def in_brief(kind: str, words: Wording, site: Site) -> str:
    """The answer to a crisis in one line, for a message that costs one segment: no name, no support."""
    first, *_ = _lines(site.catalogue.crisis(kind), words, site)
    return crisis_again_112(words) if first.id == EMERGENCY else crisis_again(words, words.quoted(first.number))


def _lines(crisis: Crisis, words: Wording, site: Site) -> tuple[Service, ...]:
    return lines_now(crisis, words.code, site.languages.codes, site.catalogue.content.services, site.moment())


def _emergency(words: Wording, site: Site) -> str:
    text = words.text(
        "crisis/emergency", "In danger now? Call {emergency}. A text message to {emergency} does not work."
    )
    return with_numbers(site.catalogue, words, text)


def _now(service: Service, words: Wording, site: Site) -> Iterator[str]:
    """Of a line that somebody may call now: the language, where it is another one, and how sure an answer is."""
    moment = site.moment()
    if service.languages and words.code not in service.languages:
        yield languages_of(service, words)
    if service.is_open(moment):
        always = service.hours == "always" or service.takes_over is not None
        yield day_and_night(words) if always else open_now(words)
    elif service.answering(moment, words.code) is Answering.LIKELY:
        yield not_confirmed(words)


KIND = CrisisKind()
