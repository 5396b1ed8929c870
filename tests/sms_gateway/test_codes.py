"""Going on by text message where somebody stopped at a kiosk."""

from __future__ import annotations

from tests.sms_gateway.phones import Phone


async def test_a_code_with_a_word_opens_the_step_in_the_language_of_the_word(phone: Phone) -> None:
    step = await phone.text("bonjour WKT3")
    assert step.splitlines()[0].endswith("3/8")
    assert "1 Suivant" in step
    assert (await phone.text("1")).splitlines()[0].endswith("4/8"), "and goes on from there"
    assert (await phone.text("wkt 1.")).splitlines()[0].endswith("1/8"), "in the language of the conversation"


async def test_a_code_alone_asks_for_a_language_and_then_opens_the_step(phone: Phone) -> None:
    assert (await phone.text("WKT3")).startswith("1 Nederlands")
    assert (await phone.text("2")).splitlines()[0].endswith("3/8")


async def test_a_crisis_beside_a_code_is_answered_first(phone: Phone) -> None:
    assert "1813" in await phone.text("WKT3 ik wil dood")


async def test_a_guide_comes_whole_in_one_message(phone: Phone) -> None:
    await phone.text("hello there WKT0")
    steps = (await phone.text("2")).splitlines()
    assert [line[:2] for line in steps if line[0].isdigit()][:8] == [f"{number} " for number in range(1, 9)]
    assert (await phone.text("8")).splitlines()[0].endswith("8/8")
