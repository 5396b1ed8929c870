"""What was learned, as a file: a line of JSON that says what follows, and the bytes of it; written and read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from kiosk.language.errors import LanguageError
from kiosk.whole_file import write_whole


@contextmanager
def reading(path: Path) -> Iterator[tuple[Mapping[str, Any], BinaryIO]]:
    """The first line of the file, and the file behind it. Raises LanguageError where it was not learned yet, is not
    whole, or was written by another version."""
    try:
        with path.open("rb") as file:
            yield json.loads(file.readline()), file
    except FileNotFoundError as error:
        raise LanguageError(f"{path} is missing; run `make translations`") from error
    except (ValueError, KeyError) as error:
        raise LanguageError(f"{path} is not whole, or another version made it; run `make translations`") from error


def write_learned(path: Path, header: Mapping[str, Any], *parts: bytes) -> None:
    """Write the file. It takes its place whole."""
    write_whole(path, b"".join((json.dumps(header).encode(), b"\n", *parts)))
