"""Everything that is made from the texts: ``make translations``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.language.catalogues import update_catalogues
from kiosk.language.facts import locales_folder
from kiosk.language.learning import learn_languages
from kiosk.language.letters_learning import learn_letters
from kiosk.language.phrase_file import write_phrases
from kiosk.language.questions_learning import learn_questions
from kiosk.language.words_file import write_words

PACKAGE: Final = Path(__file__).parent.parent

if __name__ == "__main__":
    update_catalogues(PACKAGE, locales_folder())
    learn_languages(locales_folder())
    learn_letters(locales_folder())
    learn_questions(locales_folder())
    write_phrases(locales_folder())
    write_words(locales_folder())
