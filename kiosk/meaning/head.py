"""What turns the meaning of a sentence into the likelihood of each kind of crisis, and that of a question into the
likelihood of each guide: small networks, as data.

``make models`` learns them; ``CARD.md`` says from what, and what they cannot do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

CRISES: Final = Path(__file__).parent / "crises.npz"
QUESTIONS: Final = Path(__file__).parent / "questions.npz"


@dataclass(frozen=True, slots=True)
class Head:
    """Some networks with one hidden layer each, whose answers are averaged. ``kinds`` names what they answer, with
    ``EVERYDAY`` among them, for none; ``middle`` is what all sentences have in common."""

    kinds: tuple[str, ...]
    middle: Any
    networks: tuple[tuple[Any, ...], ...]

    def of(self, row: Any) -> Mapping[str, float]:
        """How likely one row of meaning is each of the kinds."""
        (likelihoods,) = self.likelihoods(row[None])
        return dict(zip(self.kinds, map(float, likelihoods), strict=True))

    def likelihoods(self, rows: Any) -> Any:
        """For each row of meaning, how likely it is each of the kinds."""
        import numpy

        rows = rows - self.middle
        rows = SCALE * rows / numpy.linalg.norm(rows, axis=1, keepdims=True)
        answers = []
        for first, first_bias, second, second_bias in self.networks:
            weights = numpy.maximum(rows @ first + first_bias, 0) @ second + second_bias
            weights = numpy.exp(weights - weights.max(axis=1, keepdims=True))
            answers.append(weights / weights.sum(axis=1, keepdims=True))
        return sum(answers) / len(answers)


SCALE: Final = 6.0
"""How long the rows are that the networks learn from: shorter ones are learned slowly."""


def load_head(file: Path) -> Head:
    """What `make models` learned."""
    import numpy

    with numpy.load(file) as held:
        kinds = tuple(map(str, held["kinds"]))
        count = len([name for name in held.files if name.startswith("network")]) // 4
        networks = tuple(
            tuple(held[f"network{number}_{part}"].astype(numpy.float32) for part in range(4)) for number in range(count)
        )
        return Head(kinds, held["middle"].astype(numpy.float32), networks)


def save_head(head: Head, file: Path) -> None:
    """Write what was learned; half the digits are enough."""
    import numpy

    parts = {
        f"network{number}_{part}": values.astype(numpy.float16)
        for number, network in enumerate(head.networks)
        for part, values in enumerate(network)
    }
    numpy.savez_compressed(file, kinds=numpy.array(head.kinds), middle=head.middle.astype(numpy.float32), **parts)
