"""The desk: who is let in, what volunteers see, and what a stranger on the network gets."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from kiosk.calling.signing import NONCE, SECONDS, SIGNATURE, TIME
from kiosk.desk.calls import LEASE, SHOWN
from kiosk.desk.guard import COOKIE, LONGEST_BODY
from kiosk.desk.pairing import TOKEN_SECONDS
from kiosk.language.offered import OfferedLanguages
from tests.desk.desks import ADDRESS, FakeDesk, told


@pytest.fixture
def desk(tmp_path: Path, languages: OfferedLanguages) -> FakeDesk:
    return FakeDesk(tmp_path, languages)


async def test_a_device_is_paired_once_by_a_code_that_its_owner_confirms(desk: FakeDesk) -> None:
    code = desk.pairing.offer()
    async with desk.device() as phone, desk.device() as other:
        for _ in range(2):  # the program that reads codes looks first
            asked = await phone.get("/pair", params={"code": code})
            assert "Yes, pair" in asked.text
        done = await phone.post("/pair", data={"code": code}, headers={"Origin": ADDRESS})
        assert (done.status_code, done.headers["location"]) == (303, "/")
        kept = done.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in kept.split(";")}
        assert "Nobody calls now." in (await phone.get("/")).text
        again = await other.post("/pair", data={"code": code}, headers={"Origin": ADDRESS})
        assert again.status_code == 403
        assert COOKIE not in other.cookies
        late = desk.pairing.offer()
        desk.clock.now += TOKEN_SECONDS + 1
        assert (await other.get("/pair", params={"code": late})).status_code == 403
        assert (await other.post("/pair", data={"code": late}, headers={"Origin": ADDRESS})).status_code == 403


async def test_pairing_outlives_a_restart_until_it_is_forgotten_and_keeps_hashes_alone(
    desk: FakeDesk, tmp_path: Path, languages: OfferedLanguages
) -> None:
    phone = await desk.paired()
    cookie = phone.cookies[COOKIE]
    file = tmp_path / "desk.db"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert cookie.encode() not in file.read_bytes()
    anew = FakeDesk(tmp_path, languages).device()
    anew.cookies.set(COOKIE, cookie)
    assert (await anew.get("/")).status_code == 200
    assert desk.pairing.forget() == 1
    for device in (phone, anew):
        gone = await device.get("/")
        assert (gone.status_code, gone.headers["location"]) == (303, "/pair")


async def test_a_call_is_seen_taken_once_and_told(desk: FakeDesk) -> None:
    first, second = await desk.paired(), await desk.paired()
    assert (await desk.say("/kiosk/call", told(waited=65.0))).json() == {"comes": False}
    seen = (await second.get("/")).text
    for words in ("Kiosk 2", "Українська", "Strong password", "step 3 of 6", "1 minute ago", "I come"):
        assert words in seen
    taken = await first.post("/calls/call-0001/take", headers={"Origin": ADDRESS})
    assert taken.status_code == 303
    await second.post("/calls/call-0001/take", headers={"Origin": ADDRESS})
    assert "You go there now." in (await first.get("/")).text
    assert "Somebody goes there already." in (await second.get("/")).text
    assert (await desk.say("/kiosk/call", told())).json() == {"comes": True}
    desk.clock.now += SHOWN + 1
    assert "Nobody calls now." in (await first.get("/")).text


async def test_a_call_goes_with_its_visitor_and_with_its_kiosk(desk: FakeDesk) -> None:
    phone = await desk.paired()
    await desk.say("/kiosk/call", told())
    await desk.say("/kiosk/take-back", {"id": "call-0001"})
    assert "Nobody calls now." in (await phone.get("/")).text
    await desk.say("/kiosk/call", told())
    desk.clock.now += LEASE + 1
    assert "Nobody calls now." in (await phone.get("/")).text


async def test_who_looked_for_help_now_stands_first_and_whoever_is_helped_last(desk: FakeDesk) -> None:
    phone = await desk.paired()
    await desk.say("/kiosk/call", told("call-long", waited=300.0, kiosk="Long"))
    await desk.say("/kiosk/call", told("call-helped", waited=600.0, kiosk="Helped"))
    await desk.say("/kiosk/call", told("call-now", help_now=True, kiosk="Now"))
    await phone.post("/calls/call-helped/take", headers={"Origin": ADDRESS})
    assert re.findall(r"<h2>(\w+)", (await phone.get("/")).text) == ["Now", "Long", "Helped"]


async def test_from_help_now_no_more_is_shown_and_what_is_told_is_text(desk: FakeDesk) -> None:
    phone = await desk.paired()
    await desk.say("/kiosk/call", told(help_now=True, guide="", step=0, steps=0))
    await desk.say("/kiosk/call", told("call-0002", kiosk="<script>alert(1)</script>", guide='"><b>'))
    seen = (await phone.get("/")).text
    assert "Help now" in seen
    assert "<script>alert" not in seen
    assert "<b>" not in seen


async def test_a_stranger_gets_nothing(desk: FakeDesk) -> None:
    await desk.say("/kiosk/call", told())
    async with desk.device() as stranger:
        for path in ("/", "/calls/events", "/devices/add"):
            answer = await stranger.get(path)
            assert (answer.status_code, answer.text) == (303, "")
        for path in ("/calls/call-0001/take", "/kiosk/call", "/kiosk/take-back"):
            answer = await stranger.post(path, headers={"Origin": ADDRESS})
            assert answer.status_code in (401, 403)
            assert answer.text == ""
        stranger.cookies.set(COOKIE, "guessed")
        assert (await stranger.get("/")).status_code == 303
        assert (await stranger.get("/pair", params={"code": "guessed"})).status_code == 403
        assert (await stranger.get("/docs")).status_code == 404
    assert desk.calls.waiting()[0][0].taker is None


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://192.168.1.20", "https://192.168.1.20:8765"]
)
async def test_a_page_from_elsewhere_presses_no_button(desk: FakeDesk, origin: str | None) -> None:
    phone = await desk.paired()
    await desk.say("/kiosk/call", told())
    headers = {} if origin is None else {"Origin": origin}
    assert (await phone.post("/calls/call-0001/take", headers=headers)).status_code == 403
    assert desk.calls.waiting()[0][0].taker is None
    code = desk.pairing.offer()
    assert (await phone.post("/pair", data={"code": code}, headers=headers)).status_code == 403
    assert desk.pairing.is_offered(code)


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.20", "192.168.1.20:80", "evil.example:8765", ""])
async def test_another_name_for_this_machine_gets_nothing(desk: FakeDesk, host: str) -> None:
    phone = await desk.paired()
    answer = await phone.get("/", headers={"Host": host})
    assert (answer.status_code, answer.text) == (421, "")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_what_a_kiosk_said_cannot_be_said_again_nor_changed(desk: FakeDesk) -> None:
    sent, headers = desk.signed("/kiosk/call", told())

    async def said(body: bytes, path: str = "/kiosk/call", **other: str) -> int:
        async with desk.device() as network:
            return (await network.post(path, content=body, headers={**headers, **other})).status_code

    assert await said(sent + b" ") == 401
    assert await said(sent, "/kiosk/take-back") == 401
    assert await said(sent, **{TIME: "1000001.000"}) == 401
    assert await said(sent, **{NONCE: "another"}) == 401
    assert await said(sent, **{SIGNATURE: "0" * 64}) == 401
    assert await said(sent) == 200
    assert await said(sent) == 401, "the same once more"
    old, headers = desk.signed("/kiosk/call", told())
    desk.clock.now += SECONDS + 1
    assert await said(old) == 401, "too late"
    assert await said(b"x" * (LONGEST_BODY + 1)) == 413


async def test_what_was_said_to_the_desk_before_a_restart_counts_no_more(
    desk: FakeDesk, tmp_path: Path, languages: OfferedLanguages
) -> None:
    sent, headers = desk.signed("/kiosk/call", told())
    anew = FakeDesk(tmp_path, languages, began=desk.clock.now + 1)
    async with anew.device() as network:
        assert (await network.post("/kiosk/call", content=sent, headers=headers)).status_code == 401


@pytest.mark.parametrize(
    "wrong", [{"id": "x"}, {"step": 100}, {"guide": "g" * 201}, {"waited": -1}, {"word": "secret"}, {"kiosk": None}]
)
async def test_a_kiosk_says_no_more_than_it_may(desk: FakeDesk, wrong: dict[str, object]) -> None:
    assert (await desk.say("/kiosk/call", told() | wrong)).status_code == 400


async def test_only_the_machine_of_the_desk_shows_a_code_for_the_next_device(desk: FakeDesk) -> None:
    here = await desk.paired("http://127.0.0.1:8765", client="127.0.0.1")
    assert "Add a phone" in (await here.get("/")).text
    shown = await here.get("/devices/add")
    assert "<svg" in shown.text
    phone = await desk.paired()
    assert "Add a phone" not in (await phone.get("/")).text
    assert (await phone.get("/devices/add")).status_code == 404
    assert (await phone.get("/devices/add", headers={"Host": "127.0.0.1:8765"})).status_code == 404


async def test_nothing_leaves_the_network(desk: FakeDesk) -> None:
    phone = await desk.paired()
    for path in ("/", "/desk.css", "/desk.js"):
        answer = await phone.get(path)
        assert not re.findall(r"https?://|//\w+\.", answer.text)
        assert answer.headers["cache-control"] == "no-store"
        assert "unsafe" not in answer.headers["content-security-policy"]
