"""Compiles the translations and the content whenever the project is built or installed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Writes what goes into the wheel: the ``.mo`` files, the model of the languages, their phrases, and the pack that
    ships as it was read.

    An editable install finds them beside what they are made from.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            from kiosk.content.compiled import write_compiled
            from kiosk.language.catalogues import compile_catalogues
            from kiosk.language.learning import learn_languages
            from kiosk.language.letters_learning import learn_letters
            from kiosk.language.phrase_file import write_phrases
            from kiosk.language.questions_learning import learn_questions
            from kiosk.language.words_file import write_words
        finally:
            sys.path.remove(self.root)
        compile_catalogues(root / "locales")
        learn_languages(root / "locales")
        learn_letters(root / "locales")
        learn_questions(root / "locales")
        write_phrases(root / "locales")
        write_words(root / "locales")
        write_compiled(root / "kiosk" / "content" / "belgium")
