"""``make models``: learns the head anew, and prints what its thresholds are chosen by."""

from __future__ import annotations

from kiosk.language.facts import locales_folder
from kiosk.meaning.head import save_head
from kiosk.meaning.learning import figures, learn_head, lessons_of, rows_of, trial

if __name__ == "__main__":
    texts = lessons_of(locales_folder())
    rows = rows_of(text for text, _ in texts)
    found = list(trial(texts, rows))
    print(f"The letters, on {len(found)} sentences that were kept apart:")
    print("\n".join(figures((each.is_crisis, each.letters) for each in found)))
    print("Letters and meaning:")
    print("\n".join(figures((each.is_crisis, each.both) for each in found)))
    save_head(learn_head(texts, rows))
