"""Puts content, languages and an office together into one engine."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.guides.catalogue import Catalogue
from kiosk.guides.engine import Engine
from kiosk.guides.site import Office
from kiosk.language.facts import locales_folder
from kiosk.language.offered import LETTERS_ALONE, OfferedLanguages
from kiosk.language.pack_texts import PackTexts
from kiosk.office import OfficeSettings

if TYPE_CHECKING:
    from kiosk.calling.desk import Desk
    from kiosk.figures.counters import Counters
    from kiosk.guides.content import Content
    from kiosk.guides.letters import Letters
    from kiosk.language.offered import BesideLetters
    from kiosk.printing.printer import Printer
    from kiosk.questions.mailbox import Mailbox
    from kiosk.understanding.asked_about import AskedAbout
    from kiosk.understanding.crisis.opinion import SecondOpinion

PACKS: Final = Path(__file__).parent / "content"
"""The packs that ship: a folder each."""

CONTENT: Final = PACKS / "belgium"


def pack_folder(pack: str) -> Path:
    """The folder of a pack as an office names it: a path, or the name of one that ships."""
    return Path(pack) if "/" in pack else PACKS / pack


def offered_languages(office: OfficeSettings, locales: Path | None = None, *, hurried: bool = True) -> OfferedLanguages:
    """The languages of this office. Raises LanguageError for one that the kiosk does not have. Nobody waits for a text
    where they are not ``hurried``."""
    texts = [PackTexts(folder) for folder in map(pack_folder, office.packs) if folder.parent != PACKS]
    return OfferedLanguages(locales or locales_folder(), office.languages, texts, _MeaningWhereInstalled(hurried))


def office_printer(office: OfficeSettings, languages: OfferedLanguages) -> Printer | None:
    """The printer of this office; None where it has none, or where what it needs is not installed."""
    if not office.printer:
        return None
    # Imported here: an office without a printer needs none of it, and one with another printer not this.
    if office.prints_receipts:
        from kiosk.printing.receipt import printer as receipts

        receipt_printer = receipts.ReceiptPrinter(office.printer, office.receipt_paper, languages.facts, os.environ)
        return receipt_printer if receipts.installed() else None
    from kiosk.printing.printer import Queue
    from kiosk.printing.typeset import OfficePrinter, installed

    return OfficePrinter(Queue(office.printer, os.environ), languages.facts, os.environ) if installed() else None


def office_desk(office: OfficeSettings) -> Desk | None:
    """The desk of this office; None where it has none. Raises DeskKeyError where the shared secret is missing."""
    if not office.desk:
        return None
    # Imported here: an office without a desk needs none of it.
    from kiosk.calling.desk import OfficeDesk
    from kiosk.calling.line import DeskLine
    from kiosk.calling.signing import desk_key

    return OfficeDesk(DeskLine(office.desk, desk_key(os.environ)), office.kiosk_name or office.name)


def office_counters(office: OfficeSettings) -> Counters | None:
    """What counts for the figures of this office, while it is entered; None where the office wants none."""
    if not office.figures:
        return None
    # Imported here: an office without figures needs none of it.
    from kiosk.figures.counters import Counters
    from kiosk.figures.store import Store, own_file

    return Counters(Store(own_file(os.environ)), office.name, lambda: office.now().date())


def office_questions(office: OfficeSettings) -> Mailbox | None:
    """Where this office keeps questions in writing, while it is entered; None where it answers none. Raises Mistake
    where what that needs is missing."""
    if not office.questions:
        return None
    # Imported here: an office that answers no questions needs none of it.
    from kiosk.questions.opening import open_mailbox

    return open_mailbox(office.questions, os.environ)


def open_engine(
    office: OfficeSettings,
    languages: OfferedLanguages,
    *,
    prints: bool = False,
    calls: bool = False,
    letters: Letters | None = None,
) -> Engine:
    """The engine for an office; ``prints`` where pages are shown beside its printer, ``calls`` where somebody can come,
    ``letters`` where questions in writing are kept. What is wrong with a pack of its own is logged now: later, a
    visitor looks on."""
    first, *later = map(pack_folder, office.packs)
    catalogue = Catalogue(lambda: _loaded(first))
    if later:
        # Imported here: an office without packs of its own does not wait for what reads them.
        import logging

        from kiosk.packs import load_packs

        loaded = load_packs(first, later, languages)
        for problem in loaded.problems:
            logging.getLogger(__name__).warning(problem)
        catalogue = Catalogue(lambda: loaded.content)
    beside = Office(office.name, office.phone, office.sms_number, prints, office.figures, calls, letters, office.region)
    return Engine(catalogue, languages, beside, office.now)


class _MeaningWhereInstalled:
    """What texts mean, beside their letters, where what it needs is installed."""

    def __init__(self, hurried: bool) -> None:
        self._hurried = hurried

    def opinion(self, letters: SecondOpinion) -> SecondOpinion:
        return self._beside.opinion(letters)

    def asked(self, letters: AskedAbout) -> AskedAbout:
        return self._beside.asked(letters)

    @cached_property
    def _beside(self) -> BesideLetters:
        # Imported here: the first page does not wait for what understands free words.
        from kiosk.meaning.embedding import installed

        if not installed():
            return LETTERS_ALONE
        from kiosk.meaning import beside_letters

        return beside_letters.BesideLetters(hurried=self._hurried)


def _loaded(pack: Path) -> Content:
    # Imported here: the first page does not wait for what reads content.
    from kiosk.content.compiled import load_compiled

    return load_compiled(pack)
