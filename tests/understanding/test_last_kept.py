"""What was made of the last text is not made anew, and tells no text."""

from __future__ import annotations

from kiosk.understanding.last_kept import last_kept


def test_the_last_text_is_looked_at_once_and_another_one_anew() -> None:
    seen: list[str] = []

    def look(text: str) -> int:
        seen.append(text)
        return len(text)

    looked = last_kept(look)
    assert [looked(text) for text in ("help", "help", "hello", "help")] == [4, 4, 5, 4]
    assert seen == ["help", "hello", "help"]


def test_no_text_is_kept() -> None:
    looked = last_kept(len)
    said = "my name is on no list"
    assert looked(said) == len(said)
    kept = [cell.cell_contents for cell in looked.__closure__ or () if isinstance(cell.cell_contents, tuple)]
    assert kept
    assert said not in repr(kept)
