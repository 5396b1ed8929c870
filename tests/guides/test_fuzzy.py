"""Words with a slip of the finger still find what was meant; short words do not find something else."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.guides.content import Content
from kiosk.guides.guide import Guide, Step
from kiosk.guides.kinds.guide import KIND, GuidePlace
from kiosk.guides.place import Place
from kiosk.language.offered import OfferedLanguages
from kiosk.understanding.index import SearchIndex
from kiosk.understanding.normalise import normalise

DAY = date(2026, 11, 23)


def guide(id: str, title: str, search: str = "", goal: str = "") -> Guide:
    step = Step(f"{id}-step", "", "", "")
    return Guide(id, "topic", 1, title, goal, ("1.1",), search, DAY, DAY, "here", (step,))


def index(languages: OfferedLanguages, *guides: Guide) -> SearchIndex[Place]:
    """What finds these guides in English."""
    return SearchIndex(KIND.found_by(Content({Guide: guides}), languages["en"]), languages["en"].words)


def found(index: SearchIndex[Place], said: str) -> list[str]:
    return [str(place).removeprefix("guide/") for place in index.weigh(said).hits]


@pytest.mark.parametrize(
    ("said", "finds"),
    [
        ("ambulance", True),
        ("ambulanse", True),
        ("ambluance", True),
        ("abmulanse", True),
        ("ambullanse", True),
        ("amblnce", False),
        ("ambullansse", False),
        ("anbullansse", False),
        ("embulance", True),
        ("ambulancy", True),
    ],
)
def test_a_long_word_may_hold_two_slips(languages: OfferedLanguages, said: str, finds: bool) -> None:
    assert bool(found(index(languages, guide("a", "Ambulance")), said)) == finds


@pytest.mark.parametrize(
    ("said", "finds"),
    [
        ("printer", True),
        ("pritner", True),
        ("prnter", True),
        ("printter", True),
        ("xrinter", True),
        ("printex", True),
        ("pritnre", False),
        ("prnterr", False),
        ("pprintter", False),
    ],
)
def test_a_word_of_five_to_eight_letters_may_hold_one(languages: OfferedLanguages, said: str, finds: bool) -> None:
    assert bool(found(index(languages, guide("p", "Printer")), said)) == finds


@pytest.mark.parametrize("said", ["bnak", "banc", "bsnk", "bnk", "binky"])
def test_a_short_word_may_hold_none(languages: OfferedLanguages, said: str) -> None:
    searched = index(languages, guide("b", "Bank"))
    assert found(searched, "bank") == ["b"]
    assert found(searched, said) == []


def test_the_word_itself_comes_before_a_slip_of_it(languages: OfferedLanguages) -> None:
    searched = index(languages, guide("a", "Poster"), guide("b", "Porter"))
    assert found(searched, "porter") == ["b", "a"]
    assert found(searched, "poster") == ["a", "b"]


@pytest.mark.parametrize(("said", "hits"), [("card", "zyx"), ("cardboard", "yz"), ("cards", "zx")])
def test_a_whole_word_comes_before_a_beginning_and_a_beginning_before_a_part(
    languages: OfferedLanguages, said: str, hits: str
) -> None:
    searched = index(languages, guide("x", "Postcards"), guide("y", "Cardboard"), guide("z", "Card"))
    assert "".join(found(searched, said)) == hits


@pytest.mark.parametrize(("said", "written"), [("email", "E-mail"), ("e-mail", "Email"), ("bank card", "Bank-card")])
def test_a_stroke_parts_words_but_not_a_lone_letter(languages: OfferedLanguages, said: str, written: str) -> None:
    assert normalise(said) == normalise(written)
    assert found(index(languages, guide("m", written)), normalise(said)) == ["m"]


def test_a_few_letters_are_no_part_of_a_word(languages: OfferedLanguages) -> None:
    searched = index(languages, guide("b", "Bank"), guide("t", "Taxation"))
    assert [found(searched, said) for said in ("ban", "ank", "tax", "axa")] == [[]] * 4
    assert found(searched, "taxa") == ["t"]


def test_common_words_find_nothing_not_even_as_a_part(languages: OfferedLanguages) -> None:
    assert "with" in languages["en"].words.common
    searched = index(languages, guide("w", "Without a bank"))
    assert found(searched, "with") == []
    assert found(searched, "without") == ["w"]


def test_what_only_touches_the_question_is_left_out(languages: OfferedLanguages) -> None:
    """A word in the goal of a guide is far below the same word in the title or among the words to search by."""
    searched = index(
        languages,
        guide("far", "Elsewhere", goal="Bring the printer."),
        guide("near", "Paper", search="ink, printer"),
        guide("title", "Printer"),
    )
    assert found(searched, "printer") == ["title", "near"]
    assert found(searched, "bring") == ["far"], "alone it is the best there is"


def test_words_that_stand_together_weigh_more(languages: OfferedLanguages) -> None:
    """Both guides hold both words; one of them holds them in one phrase, as they were said."""
    apart = guide("apart", "One", search="forgot keys, password garden")
    together = guide("together", "Two", search="keys garden, forgot password")
    searched = index(languages, apart, together)
    assert found(searched, "forgot password") == ["together", "apart"]
    assert found(searched, "forgot keys") == ["apart", "together"]


def test_a_word_alone_weighs_no_more_for_its_phrase(languages: OfferedLanguages) -> None:
    in_goal = guide("a", "One", goal="a scanner")
    in_search = guide("b", "Two", search="scanner")
    assert found(index(languages, in_goal, in_search), "scanner") == ["b"]


def test_a_rare_word_weighs_more_than_one_that_is_everywhere(languages: OfferedLanguages) -> None:
    many = [guide(f"m{number}", "Letter") for number in range(5)]
    searched = index(languages, *many, guide("z", "Stamp"))
    assert found(searched, "letter stamp")[0] == "z"


def test_no_more_than_seven_are_found(languages: OfferedLanguages) -> None:
    searched = index(languages, *(guide(f"g{number}", "Letter") for number in range(9)))
    assert searched.weigh("letter").hits == tuple(GuidePlace(f"g{number}") for number in range(7))


def test_what_is_known_to_be_elsewhere_speaks_against_a_find(languages: OfferedLanguages) -> None:
    """ "Lock" and "bike" are among the words that no guide is about; a guide that has one of them takes it back."""
    words = languages["en"].words
    assert {"bike", "lock"} <= set(words.elsewhere)
    code = guide("code", "A safe code", search="code, password")
    assert index(languages, code).weigh("code").finds.sure
    assert not index(languages, code).weigh("code of my bike lock").finds.sure
    assert index(languages, code, guide("bike", "Bike lock")).weigh("code of my bike lock").finds.sure


def test_a_question_of_which_little_is_known_is_no_find(languages: OfferedLanguages) -> None:
    searched = index(languages, guide("p", "Paper", search="print"), *(guide(f"g{n}", f"Other{n}") for n in range(9)))
    assert searched.weigh("print").finds.sure
    little = searched.weigh("prinx qqqqqq wwwwww zzzzzz").finds
    assert (little.sure, little.known) == (False, True)
    assert not searched.weigh("qqqqqq").finds.known
