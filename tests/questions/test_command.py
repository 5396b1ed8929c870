"""``kiosk questions``: the desk in a terminal, and what stops a start."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.mistake import OfficeError
from kiosk.office import OfficeSettings
from kiosk.questions.desk_key import key_file
from kiosk.questions.opening import open_mailbox
from kiosk.questions.settings import KEY, URL, QuestionsError
from tests.doctor.sites import findings_of, machine_of, site_with
from tests.fakes import Fakes
from tests.questions.offices import SECRET


@pytest.fixture
def at_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv(URL, f"sqlite:///{tmp_path / 'questions.db'}")
    monkeypatch.setenv(KEY, SECRET)
    return tmp_path


def test_the_desk_makes_its_key_reads_and_answers(
    at_the_desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["questions", "list"]) == 2
    assert "kiosk questions key" in capsys.readouterr().err
    assert main(["questions", "key"]) == 0
    line = capsys.readouterr().out
    public = re.fullmatch(r'questions = "([0-9a-f]{64})"\n', line)
    assert public is not None
    assert main(["questions", "key"]) == 0
    assert capsys.readouterr().out == line, "a key is never written over"
    file = key_file({"XDG_DATA_HOME": str(at_the_desk)})
    assert file.stat().st_mode & 0o777 == 0o600

    letters = open_mailbox(public[1], {URL: f"sqlite:///{at_the_desk / 'questions.db'}", KEY: SECRET})
    code = letters.put("Waar is het loket?", "nl")
    assert code is not None
    assert main(["questions", "list"]) == 0
    name, state, days, *_ = capsys.readouterr().out.split()
    assert (state, days) == ("new", "14")
    assert main(["questions", "show", name]) == 0
    assert capsys.readouterr().out == "Question (nl):\nWaar is het loket?\n"
    for text, exit_code in (("", 2), ("x" * 501, 2), ("Op de markt.\n", 0)):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        assert main(["questions", "answer", name]) == exit_code
    capsys.readouterr()
    main(["questions", "list"])
    assert " answered " in capsys.readouterr().out
    letters.read(code, "")
    opened = letters.opened(code)
    assert opened is not None
    assert opened.text == "Op de markt."
    main(["questions", "list"])
    assert " read " in capsys.readouterr().out
    main(["questions", "show", name])
    assert "Answer:\nOp de markt." in capsys.readouterr().out

    class SlowHands(io.StringIO):
        """Somebody else answers while this one is written."""

        def read(self, *_: object) -> str:
            monkeypatch.setattr("sys.stdin", io.StringIO("Achter het station."))
            assert main(["questions", "answer", name]) == 0
            return "In de kerk."

    monkeypatch.setattr("sys.stdin", SlowHands())
    assert main(["questions", "answer", name]) == 2
    assert "somebody else answered" in capsys.readouterr().err
    main(["questions", "show", name])
    assert "Answer:\nAchter het station." in capsys.readouterr().out

    assert main(["questions", "show", "zzzz"]) == 2
    file.chmod(0o644)
    assert main(["questions", "list"]) == 2
    assert "chmod 600" in capsys.readouterr().err
    file.chmod(0o600)
    file.write_text("00" * 32 + "\n", encoding="ascii")
    assert main(["questions", "show", name]) == 2
    assert "another desk" in capsys.readouterr().err


def test_the_doctor_says_what_is_missing_and_nothing_where_nobody_asks(tmp_path: Path) -> None:
    fakes, public = Fakes(tmp_path), "ab" * 32
    asking = site_with(tmp_path, f'questions = "{public}"\n')
    (finding,) = findings_of("questions", machine_of(fakes), asking)
    assert finding.state == "needed"
    assert KEY in (finding.remedy or "")
    good = {KEY: SECRET, URL: f"sqlite:///{tmp_path / 'questions.db'}"}
    (finding,) = findings_of("questions", machine_of(fakes, good), asking)
    assert finding.state == "ok"
    assert not (tmp_path / "questions.db").exists()
    assert findings_of("questions", machine_of(fakes, good), site_with(tmp_path, "")) == []


def test_what_is_missing_is_said_without_a_secret() -> None:
    public, url = "ab" * 32, "postgresql://kiosk:hush@127.0.0.1/kiosk"
    for environment, said in (
        ({}, KEY),
        ({KEY: "short"}, KEY),
        ({KEY: SECRET}, URL),
        ({KEY: SECRET, URL: "mysql://kiosk:hush@host/kiosk"}, URL),
    ):
        with pytest.raises(QuestionsError) as raised:
            open_mailbox(public, environment)
        assert said in str(raised.value)
        assert "hush" not in str(raised.value)
    letters = open_mailbox(public, {KEY: SECRET, URL: url.replace("127.0.0.1", "127.0.0.1:1")})
    assert letters.put("Where is the town hall?", "en") is None
    with pytest.raises(OfficeError):
        OfficeSettings(questions="no key")
