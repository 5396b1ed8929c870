"""The web app of the desk. It only wires."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware

from kiosk.desk.front import Front, Section
from kiosk.desk.guard import Door
from kiosk.desk.pages import file_routes
from kiosk.desk.pairing_pages import pairing_routes


def create_app(front: Front, sections: Sequence[Section]) -> Starlette:
    """The desk with these sections; the first of them is its first page."""
    routes = [*file_routes(), *pairing_routes(front, sections)]
    for section in sections:
        routes.extend(section.routes(front, sections))
    return Starlette(routes=routes, middleware=[Middleware(Door, front=front)])
