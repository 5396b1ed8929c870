"""A table of a settings file becomes a value, or a sentence says what to write instead."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import Literal

import pytest

from kiosk.records import RecordError, read_record


@dataclass(frozen=True, slots=True)
class Lamp:
    """A table in the table."""

    colour: str


@dataclass(frozen=True, slots=True)
class Machine:
    """Every kind of field that a record may have."""

    name: str
    sound: bool = False
    seconds: int = 60
    languages: tuple[str, ...] = ()
    theme: Literal["light", "dark"] = "light"
    brightness: float | None = None
    lamp: Lamp = field(default_factory=lambda: Lamp("white"))


MORE = 'brightness = 0.5\n[lamp]\ncolour = "red"\n'


def read(toml: str) -> Machine:
    return read_record(Machine, tomllib.loads(toml))


def test_every_kind_of_field_is_read() -> None:
    machine = read('name = "Hall"\nsound = true\nseconds = 90\nlanguages = ["nl", "fr"]\ntheme = "dark"\n' + MORE)
    assert machine == Machine("Hall", True, 90, ("nl", "fr"), "dark", 0.5, Lamp("red"))
    assert read('name = "Hall"\nbrightness = 1').brightness == 1


def test_what_is_left_out_is_as_it_was_made() -> None:
    assert read('name = "Hall"') == Machine("Hall")


@pytest.mark.parametrize("flag", [True, False])
def test_a_flag_is_true_or_false(flag: bool) -> None:
    assert read(f'name = "Hall"\nsound = {str(flag).lower()}').sound is flag


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('sound = "yes"', "`sound` is 'yes'; write true or false"),
        ('sound = "true"', "`sound` is 'true'; write true or false"),
        ("sound = 1", "`sound` is 1; write true or false"),
        ("seconds = true", "`seconds` is True; write a whole number"),
        ("seconds = 1.5", "`seconds` is 1.5; write a whole number"),
        ('seconds = "60"', "`seconds` is '60'; write a whole number"),
        ("languages = true", "`languages` is True; write a list of texts"),
        ("languages = [1]", "`languages` is [1]; write a list of texts"),
        ("brightness = true", "`brightness` is True; write a number"),
        ('brightness = "half"', "`brightness` is 'half'; write a number"),
        ("[lamp]", "`lamp.colour` is missing"),
        ("lamp = 1", "`lamp` is 1; write its lines under [lamp]"),
        ('theme = "red"', "`theme` is 'red'; write one of light, dark"),
        ("theme = true", "`theme` is True; write one of light, dark"),
        ('volume = "loud"', "`volume` is not a field here; correct its name or remove it"),
    ],
)
def test_a_value_that_does_not_fit_says_what_to_write(field: str, said: str) -> None:
    with pytest.raises(RecordError) as caught:
        read(f'name = "Hall"\n{field}')
    assert caught.value.problems == [said]


def test_all_that_is_wrong_is_said_together() -> None:
    with pytest.raises(RecordError) as caught:
        read('sound = "no"\nseconds = "none"')
    assert caught.value.problems == [
        "`name` is missing",
        "`sound` is 'no'; write true or false",
        "`seconds` is 'none'; write a whole number",
    ]


def test_a_text_is_no_number_and_no_flag() -> None:
    with pytest.raises(RecordError, match="`name` is 7; write a text in quotes"):
        read("name = 7")
    with pytest.raises(RecordError, match="`name` is True; write a text in quotes"):
        read("name = true")
