"""Settings come from the environment; a missing one says which and how."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sms_gateway.settings import SettingsError, load_settings

GOOD = {
    "TWILIO_AUTH_TOKEN": "token",
    "SMS_GATEWAY_PUBLIC_URL": "https://kiosk.example.org",
    "SMS_GATEWAY_HASH_KEY": "key",
}


def test_three_settings_are_enough() -> None:
    settings = load_settings(GOOD)
    assert settings.database_url.startswith("sqlite:///")
    assert settings.database_url.endswith("gateway.db")


def test_all_that_is_missing_is_named_together() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"TWILIO_AUTH_TOKEN": ""})
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert all(name in line and "is missing" in line for name, line in zip(GOOD, lines, strict=True))
    assert "openssl rand -hex 32" in lines[2]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SMS_GATEWAY_PUBLIC_URL", "kiosk.example.org", "write the whole address, with https:// in front"),
        ("SMS_GATEWAY_PUBLIC_URL", "https://kiosk.example.org/sms", "leave out /sms"),
        ("KIOSK_DATABASE_URL", "mysql://host/kiosk", "SQLite or PostgreSQL only"),
        ("KIOSK_DATABASE_URL", "nonsense", "this is not the address of a database"),
        ("SMS_GATEWAY_HOURLY_LIMIT", "many", "SMS_GATEWAY_HOURLY_LIMIT is not right"),
    ],
)
def test_a_wrong_setting_says_what_to_write(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        load_settings(GOOD | {name: value})


def test_no_secret_is_in_a_message_or_a_representation() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"TWILIO_AUTH_TOKEN": "topsecret", "SMS_GATEWAY_PUBLIC_URL": "topsecret"})
    assert "topsecret" not in str(caught.value)
    assert "token" not in repr(load_settings(GOOD).auth_token)


def test_the_gateway_does_not_start_without_its_settings() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in GOOD}
    done = subprocess.run(
        [sys.executable, "-m", "sms_gateway", "serve"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "TWILIO_AUTH_TOKEN is missing" in done.stderr
    assert "Traceback" not in done.stderr
