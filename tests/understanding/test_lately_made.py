"""What was made of the last texts is not made anew, and tells no text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from kiosk.understanding.lately_made import lately_made


class Look:
    """Looks at texts, and remembers at which."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, text: str) -> int:
        self.seen.append(text)
        return len(text)


def test_the_last_text_is_looked_at_once_and_another_one_anew() -> None:
    look = Look()
    looked = lately_made(look)
    assert [looked(text) for text in ("help", "help", "hello", "help")] == [4, 4, 5, 4]
    assert look.seen == ["help", "hello", "help"]


def test_of_more_texts_the_oldest_goes_first() -> None:
    look = Look()
    looked = lately_made(look, 2)
    for text in ("help", "hello", "help", "menu", "hello", "help"):
        assert looked(text) == len(text)
    assert look.seen == ["help", "hello", "menu", "help"]


def test_what_may_not_be_kept_is_made_anew() -> None:
    look = Look()
    looked = lately_made(look, 9, keeps=lambda made: made < 5)
    for text in ("hello", "hello", "help", "help"):
        looked(text)
    assert look.seen == ["hello", "hello", "help"]


def test_threads_may_use_it() -> None:
    looked = lately_made(len, 3)
    said = ["a" * (number % 9) for number in range(4000)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(looked, said)) == [*map(len, said)]


def test_no_text_is_kept() -> None:
    looked = lately_made(len, 9)
    said = "my name is on no list"
    assert looked(said) == len(said)
    kept = [cell.cell_contents for cell in looked.__closure__ or () if isinstance(cell.cell_contents, dict)]
    assert kept == [{hash((said,)): len(said)}]
