"""The desk's secret key: a file that its owner alone can read, made once, at the desk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from nacl.public import PrivateKey

from kiosk.own_folder import own_folder
from kiosk.questions.settings import QuestionsError

FILE: Final = "desk.key"
_OWNER_ONLY: Final = 0o600


def key_file(environment: Mapping[str, str]) -> Path:
    """Where the key is: with the user's own data, or with those of the desk's service."""
    return own_folder(environment) / FILE


def public_of(file: Path) -> str:
    """The public key of the file, as ``office.toml`` takes it; the file is made where there is none. A key that is
    there is never written over: what was sealed for it would be lost."""
    if not file.exists():
        file.parent.mkdir(0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as opened:
            opened.write(bytes(PrivateKey.generate()).hex().encode() + b"\n")
    return bytes(PrivateKey(secret_of(file)).public_key).hex()


def secret_of(file: Path) -> bytes:
    """The secret key. Raises QuestionsError."""
    try:
        if file.stat().st_mode & 0o077:
            raise QuestionsError(f"{file}: others can read the key; run: chmod 600 {file}")
        secret = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except OSError as error:
        raise QuestionsError(f"{file}: {error.strerror}. `kiosk questions key` makes the key of a desk") from error
    except ValueError as error:
        raise QuestionsError(f"{file}: this is no key") from error
    if len(secret) != PrivateKey.SIZE:
        raise QuestionsError(f"{file}: this is no key")
    return secret


def secret_for(public: str, file: Path) -> bytes:
    """The secret key of the file, where it is the one that opens what is sealed for ``public``. Raises
    QuestionsError."""
    if not file.exists():
        raise QuestionsError(f"{file} is missing: put the copy of the desk's key there, and run: chmod 600 {file}")
    secret = secret_of(file)
    if bytes(PrivateKey(secret).public_key).hex() != public:
        raise QuestionsError(
            f"{file}: this key is another one than `questions` in office.toml; put the copy of that key there"
        )
    return secret
