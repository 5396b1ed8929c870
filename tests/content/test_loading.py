"""Bad content gets a message that names file, table and field, all mistakes together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.content.loading import ContentError, load_content


@pytest.fixture
def copied(content: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content, tmp_path / "content"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    return caught.value.problems


def test_the_real_content_loads(content: Path) -> None:
    loaded = load_content(content)
    assert set(loaded.guides) == {path.stem for path in (content / "guides").glob("*.toml")}
    assert {guide.topic for guide in loaded.guides.values()} == {topic.id for topic in loaded.topics}
    assert {crisis.id for crisis in loaded.crises} == {path.stem for path in (content / "crisis").glob("*.toml")}
    orders = [crisis.order for crisis in loaded.crises]
    assert orders == sorted(set(orders)), "each has its own place in the list"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "guides/email-start.toml",
            'text = "A provider',
            'txt = "A provider',
            "guides/email-start.toml, step 2: `text` is missing",
        ),
        (
            "guides/email-start.toml",
            'text = "A provider',
            'txt = "A provider',
            "guides/email-start.toml, step 2: `txt` is not a field here; correct its name or remove it",
        ),
        ("guides/id-login.toml", 'goal = "', '# goal = "', "guides/id-login.toml: `goal` is missing"),
        (
            "guides/id-login.toml",
            'title = "Choose a digital key"',
            'title = ""',
            "guides/id-login.toml, step 2: `title` is empty; write a text",
        ),
        (
            "guides/id-login.toml",
            'topic = "safe"',
            'topic = "save"',
            "guides/id-login.toml: `topic` is 'save'; write one of",
        ),
        (
            "guides/suspicious-message.toml",
            "{card-stop}. Then your",
            "{cardstop}. Then your",
            "guides/suspicious-message.toml, step 4: `text` names {cardstop}; no service has that id",
        ),
        (
            "guides/true-or-false.toml",
            'id = "when"',
            'id = "who"',
            "guides/true-or-false.toml: the id 'who' is used twice",
        ),
        ("guides/true-or-false.toml", "checked = 2026-11-23", 'checked = "soon"', "`checked` is not right"),
        (
            "services/lost.toml",
            'second = "police"',
            'second = "sheriff"',
            "services, red-cross-family: `second` is 'sheriff'; write the id of another service",
        ),
        ("services/lost.toml", 'number = "078 170 170"', "", "services/lost.toml, service 1: `number` is missing"),
        ("services/welfare.toml", 'first = "mon"', 'first = "monday"', "services/welfare.toml, service 1: `hours"),
        ("services/lost.toml", "expires = 2027-11-29", "expires = 2026-11-29", "`expires` must be later"),
        ("services/lost.toml", 'address = "police.be/5330"', "", "services, doc-stop: `address` is missing"),
        ("services/violence.toml", 'takes_over = "tele-accueil"', 'takes_over = "1712"', "open day and night"),
        (
            "crisis/child.toml",
            'lines.de = ["telefonhilfe", "child-focus"]',
            'lines.de = ["offices"]',
            "names 'offices'",
        ),
        ("crisis/poison.toml", "lines.other", "lines.xx", "crisis/poison.toml: `lines.other` is missing"),
        ("crisis/poison.toml", '["antigif", "emergency"]', '["antigif", "nobody"]', "names 'nobody'"),
        ("topics.toml", 'title = "Log in, stay safe"', "", "topics.toml, topic 1: `title` is missing"),
        ("topics.toml", 'id = "safe"', 'id = "work"', "topics.toml: the id 'work' is used twice"),
        ("topics.toml", "[[topic]]", "[[topic", "topics.toml: this is not TOML"),
    ],
)
def test_a_mistake_is_named(copied: Path, file: str, old: str, new: str, said: str) -> None:
    change(copied / file, old, new)
    assert any(said in problem for problem in problems(copied)), problems(copied)


def test_several_mistakes_are_reported_together(copied: Path) -> None:
    change(copied / "guides" / "email-start.toml", 'helper = "The address', 'hepler = "The address')
    change(copied / "guides" / "id-login.toml", 'goal = "', '# goal = "')
    (copied / "topics.toml").write_bytes(b"\xff")
    found = problems(copied)
    assert len(found) == 4
    assert "topics.toml: the file is not UTF-8; save it as UTF-8" in found


@pytest.mark.parametrize("count", [4, 9])
def test_a_guide_has_five_to_eight_steps(copied: Path, count: int) -> None:
    path = copied / "guides" / "strong-password.toml"
    head, *steps = path.read_text(encoding="utf-8").split("[[step]]")
    many = [steps[index % len(steps)].replace('id = "', f'id = "{index}') for index in range(count)]
    path.write_text("[[step]]".join([head, *many]), encoding="utf-8")
    assert problems(copied) == (f"guides/strong-password.toml: there are {count} steps; write 5 to 8",)


def test_a_missing_file_is_named(copied: Path) -> None:
    (copied / "topics.toml").unlink()
    assert "topics.toml: the file is missing" in problems(copied)
