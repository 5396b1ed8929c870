"""Settings come from the environment; a missing or wrong one says which and how."""

from __future__ import annotations

from pathlib import Path

import pytest

from sms_gateway.cli import main
from sms_gateway.settings import SettingsError, load_settings

GOOD = {
    "TWILIO_AUTH_TOKEN": "token",
    "SMS_GATEWAY_PUBLIC_URL": "https://kiosk.example.org",
    "SMS_GATEWAY_HASH_KEY": "k" * 32,
}
SECRET = "topsecret"


def test_three_settings_are_enough() -> None:
    settings = load_settings(GOOD)
    assert settings.database_url.startswith("sqlite:///")
    assert settings.database_url.endswith("gateway.db")
    assert settings.account_sid is None


def test_all_that_is_missing_is_named_together() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"TWILIO_AUTH_TOKEN": ""})
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert all(name in line and "is missing" in line for name, line in zip(GOOD, lines, strict=True))
    assert "openssl rand -hex 32" in lines[2]


WRONG = [
    ("SMS_GATEWAY_PUBLIC_URL", "kiosk.example.org", "write the whole address, with https:// in front"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org/sms", "leave out /sms"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org:99999", "a number from 1 to 65535"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org:port", "a number from 1 to 65535"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org?x=1", "leave out the question mark"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org/?", "leave out the question mark"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org/?x=1#rc=3", "leave out the question mark"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk. example.org", "there is a space or a line break in it"),
    ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org\n", "there is a space or a line break in it"),
    ("SMS_GATEWAY_PUBLIC_URL", '"https://kiosk.example.org"', "the quotes are part of the value"),
    ("TWILIO_AUTH_TOKEN", f"{SECRET} ", "there is a space or a line break in it"),
    ("TWILIO_AUTH_TOKEN", f"'{SECRET}'", "the quotes are part of the value"),
    ("TWILIO_ACCOUNT_SID", f"SK{'0' * 32}", "it does not look like one"),
    ("TWILIO_ACCOUNT_SID", "AC123", "it does not look like one"),
    ("SMS_GATEWAY_HASH_KEY", SECRET, "at least 32 characters .*openssl rand -hex 32"),
    ("SMS_GATEWAY_HASH_KEY", f"{'k' * 32},{SECRET}", "at least 32 characters"),
    ("SMS_GATEWAY_HASH_KEY", " , ", "is missing"),
    ("KIOSK_DATABASE_URL", "mysql://host/kiosk", "SQLite or PostgreSQL only"),
    ("KIOSK_DATABASE_URL", "nonsense", "this is not the address of a database"),
    ("KIOSK_DATABASE_URL", "/var/lib/kiosk.db", "write sqlite:///"),
    ("KIOSK_DATABASE_URL", "sqlite://kiosk.db", "write three slashes"),
    ("KIOSK_DATABASE_URL", "sqlite+aiosqlite:///kiosk.db", "write sqlite:/// in front"),
    ("KIOSK_DATABASE_URL", f"postgresql+psycopg2://me:{SECRET}@host/kiosk", "write postgresql:// in front"),
    ("KIOSK_DATABASE_URL", f"postgresql+asyncpg://me:{SECRET}@host/kiosk", "write postgresql:// in front"),
    ("KIOSK_DATABASE_URL", f"postgres://me:{SECRET}@host/kiosk", "write postgresql:// in front"),
    ("KIOSK_DATABASE_URL", f"postgresql://me:{SECRET}@host:99999/kiosk", "a number from 1 to 65535"),
    ("KIOSK_DATABASE_URL", f"postgresql://me:{SECRET}@host:port/kiosk", "this is not the address of a database"),
    ("KIOSK_DATABASE_URL", f'"postgresql://me:{SECRET}@host/kiosk"', "the quotes are part of the value"),
    ("SMS_GATEWAY_PUBLIC_ADDRESS", "https://kiosk.example.org", "Did you mean SMS_GATEWAY_PUBLIC_URL?"),
    ("SMS_GATEWAY_HASHKEY", SECRET, "Did you mean SMS_GATEWAY_HASH_KEY?"),
    ("SMS_GATEWAY_PORT", "8000", "is no setting of the gateway"),
    ("SMS_GATEWAY_HOURLY_LIMIT", "3", "write messages_an_hour under .sms. in office.toml"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_setting_says_what_to_write(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        load_settings(GOOD | {name: value})
    assert str(caught.value).startswith(name)
    assert len(str(caught.value).splitlines()) == 1
    assert SECRET not in str(caught.value)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="this is a folder; write the path of a file in it"):
        load_settings(GOOD | {"KIOSK_DATABASE_URL": f"sqlite:///{tmp_path}"})


def test_what_an_orchestrator_sets_by_itself_is_let_be() -> None:
    """A service of Kubernetes with the name sms-gateway brings these into every container."""
    load_settings(
        GOOD
        | {
            "SMS_GATEWAY_SERVICE_HOST": "10.0.0.11",
            "SMS_GATEWAY_SERVICE_PORT": "8000",
            "SMS_GATEWAY_SERVICE_PORT_HTTP": "8000",
            "SMS_GATEWAY_PORT": "tcp://10.0.0.11:8000",
            "SMS_GATEWAY_PORT_8000_TCP_ADDR": "10.0.0.11",
        }
    )


def test_several_keys_stand_side_by_side_the_newest_first() -> None:
    new, old, oldest = ("n" * 32, "o" * 40, "x" * 64)
    settings = load_settings(GOOD | {"SMS_GATEWAY_HASH_KEY": f"{new}, {old} {oldest}"})
    assert [key.get_secret_value() for key in settings.hash_keys] == [new, old, oldest]


def test_each_form_of_a_good_address_is_taken() -> None:
    for url in ("http://127.0.0.1:8000", "https://kiosk.example.org/help/", "https://kiosk.example.org#rc=3&rp=all"):
        assert load_settings(GOOD | {"SMS_GATEWAY_PUBLIC_URL": url}).public_url == url
    for url in ("postgresql://me:secret@host/kiosk", "postgresql+psycopg://me:secret@host/kiosk"):
        settings = load_settings(GOOD | {"KIOSK_DATABASE_URL": url})
        assert settings.database_url == "postgresql+psycopg://me:secret@host/kiosk"


def test_no_secret_is_in_a_representation() -> None:
    settings = load_settings(GOOD | {"TWILIO_AUTH_TOKEN": SECRET, "SMS_GATEWAY_HASH_KEY": SECRET * 4})
    assert SECRET not in repr(settings)


@pytest.mark.parametrize("command", ["serve", "check"])
def test_the_command_does_not_start_without_its_settings(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in GOOD:
        monkeypatch.delenv(name, raising=False)
    # Its thread would outlive the test.
    monkeypatch.setattr("kiosk.terminal.lifeline.Lifeline.watch", lambda self: None)
    assert main([command]) == 2
    assert "TWILIO_AUTH_TOKEN is missing" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["65536", "99999", "-1", "http"])
def test_a_port_that_cannot_be_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["serve", "--port", port])
    assert caught.value.code == 2
    assert "write a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("program", ["kiosk", "sms-gateway"])
def test_the_version_is_said(program: str, capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.metadata import entry_points, version

    (command,) = entry_points(group="console_scripts", name=program)
    with pytest.raises(SystemExit) as caught:
        command.load()(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"{program} {version('kiosk')}\n"
