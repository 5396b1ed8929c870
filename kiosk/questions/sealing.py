"""What is kept of a question is sealed twice over: the question for the desk alone, the answer for the code alone.

The code has six digits, and whoever steals a database tries all of them in a second. So nothing in the store is made of
the code alone: its name and the key of its answer are HMACs of it with a key that stands outside the store
(``KIOSK_QUESTIONS_KEY``). The desk knows neither: the key of the answer comes to it inside the sealed question.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from typing import Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from kiosk.questions.settings import QuestionsError

_QUESTION_SIZE: Final = 4096
_ANSWER_SIZE: Final = 3072
"""Bytes to which everything is filled up: how long a question is tells something of it. 500 characters take 2000
bytes at most, and a newline or a quotation mark is written as two characters."""


class Unreadable(Exception):
    """What is kept was sealed with other keys, or was changed."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked, in which language; ``answer_key`` opens the answer."""

    text: str
    language: str
    answer_key: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk answered, and the language in which the question was asked."""

    text: str
    language: str


class Codes:
    """What becomes of a code, with the key of the office's programs."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def name(self, code: str) -> str:
        """What a question with this code is kept under."""
        return hmac.digest(self._key, f"code {code}".encode(), "sha256").hex()

    def answer_key(self, code: str) -> bytes:
        """What its answer is sealed with."""
        return hmac.digest(self._key, f"answer {code}".encode(), "sha256")


def public_key(written: str) -> bytes:
    """The desk's public key as it stands in ``office.toml``. Raises QuestionsError."""
    try:
        key = bytes.fromhex(written)
    except ValueError:
        key = b""
    if len(key) != PublicKey.SIZE:
        raise QuestionsError("`questions` in office.toml is no key; write the line that `kiosk questions key` prints")
    return key


def seal_question(question: Question, desk: bytes) -> bytes:
    """The question, for the desk with this public key alone."""
    kept = {"text": question.text, "language": question.language, "answer": question.answer_key.hex()}
    return SealedBox(PublicKey(desk)).encrypt(_filled(kept, _QUESTION_SIZE))


def open_question(sealed: bytes, secret: bytes) -> Question:
    """The question, with the desk's secret key. Raises Unreadable."""
    try:
        kept = json.loads(SealedBox(PrivateKey(secret)).decrypt(sealed))
        return Question(str(kept["text"]), str(kept["language"]), bytes.fromhex(kept["answer"]))
    except (CryptoError, ValueError, KeyError, TypeError) as error:
        raise Unreadable("sealed for another key") from error


def seal_answer(text: str, question: Question) -> bytes:
    """An answer, for whoever has the code of the question."""
    kept = {"text": text, "language": question.language}
    return bytes(SecretBox(question.answer_key).encrypt(_filled(kept, _ANSWER_SIZE)))


def open_answer(sealed: bytes, answer_key: bytes) -> Answer:
    """The answer, with the key that the code gives. Raises Unreadable."""
    try:
        kept = json.loads(SecretBox(answer_key).decrypt(sealed))
        return Answer(str(kept["text"]), str(kept["language"]))
    except (CryptoError, ValueError, KeyError, TypeError) as error:
        raise Unreadable("sealed with another key") from error


def _filled(kept: dict[str, str], size: int) -> bytes:
    return json.dumps(kept, ensure_ascii=False).encode(errors="replace").ljust(size)
