"""``make models``: learns the heads anew, and prints what the thresholds are chosen by."""

from __future__ import annotations

from kiosk.language.facts import locales_folder
from kiosk.meaning.head import CRISES, QUESTIONS, save_head
from kiosk.meaning.learning import counted, figures, learn_head, lessons_of, questions_of, rows_of, trial

if __name__ == "__main__":
    sentences, questions = lessons_of(locales_folder()), questions_of(locales_folder())
    rows = rows_of(text for text, _ in (*sentences, *questions))
    found = list(trial(sentences, rows, locales_folder()))
    print(f"The letters, on {len(found)} sentences that were kept apart:")
    print("\n".join(figures((each.is_crisis, each.letters) for each in found)))
    print(f"Letters and meaning, when these count for {counted(found)}:")
    print("\n".join(figures((each.is_crisis, each.both) for each in found)))
    save_head(learn_head(sentences, rows), CRISES)
    save_head(learn_head(questions, rows), QUESTIONS)
