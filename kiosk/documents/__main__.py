"""Writes the documentation of the checkout that this runs in: ``make documents``."""

from __future__ import annotations

from datetime import date

from kiosk.checks.subject import Subject
from kiosk.documents.writing import write_documents
from kiosk.language.facts import locales_folder
from kiosk.wiring import CONTENT

write_documents(CONTENT.parents[2], Subject(CONTENT, locales_folder(), date.today()))
