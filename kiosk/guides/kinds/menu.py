"""The main menu: the topics, and the privacy page."""

from __future__ import annotations

from kiosk.guides.assembly import Target, assemble
from kiosk.guides.kinds.kind import Single, State
from kiosk.guides.kinds.topic import TopicPlace
from kiosk.guides.page import Page
from kiosk.guides.place import MENU, PRIVACY, Place
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording


class MenuKind(Single):
    """The home of every visit."""

    everybodys = True
    eight_at_once = True

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        topics = (TopicPlace(topic.id) for topic in site.catalogue.topics)
        places = (*(each for each in topics if site.offers(each, words.code)), PRIVACY)
        title = words.text("menu/title", "What do you want to do?")
        brief = words.text("menu/title/sms", "Menu")
        targets = (site.target(each, words) for each in places)
        return assemble(place, words, title, targets=targets, brief_title=brief)

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("choice/menu", "Main menu"), place)


KIND = MenuKind(MENU)
