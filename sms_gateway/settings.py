"""The gateway's settings, from the environment alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

EXPLAINED = {
    "TWILIO_AUTH_TOKEN": "the auth token of the Twilio account; it is on the first page of the Twilio console",
    "SMS_GATEWAY_PUBLIC_URL": "the address at which Twilio reaches this gateway, for example https://kiosk.example.org",
    "SMS_GATEWAY_HASH_KEY": "a secret of your own that hides phone numbers; make one with `openssl rand -hex 32`",
    "KIOSK_DATABASE_URL": "where conversations are kept, for example postgresql://user:password@host/kiosk",
    "SMS_GATEWAY_HOURLY_LIMIT": "how many messages one number may send in an hour",
}


class SettingsError(Exception):
    """A setting is missing or wrong; the message says which, what it is for, and what to do."""


def _public_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("write the whole address, with https:// in front")
    if parts.path.rstrip("/").endswith("/sms"):
        raise ValueError("leave out /sms: write the address up to there")
    return url


def _database_url(url: str) -> str:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("this is not the address of a database") from None
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise ValueError("the gateway keeps conversations in SQLite or PostgreSQL only")
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


def _default_database() -> str:
    return f"sqlite:///{user_data_path('kiosk', ensure_exists=True) / 'gateway.db'}"


class Settings(BaseModel):
    """What the gateway needs to know. Field aliases are the names of environment variables."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    auth_token: Annotated[SecretStr, Field(alias="TWILIO_AUTH_TOKEN", min_length=1)]
    public_url: Annotated[str, AfterValidator(_public_url), Field(alias="SMS_GATEWAY_PUBLIC_URL", min_length=1)]
    hash_key: Annotated[SecretStr, Field(alias="SMS_GATEWAY_HASH_KEY", min_length=1)]
    database_url: Annotated[
        str, AfterValidator(_database_url), Field(alias="KIOSK_DATABASE_URL", default_factory=_default_database)
    ]
    hourly_limit: Annotated[int, Field(alias="SMS_GATEWAY_HOURLY_LIMIT", ge=1)] = 240


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment. Raises SettingsError with all the problems together."""
    given: dict[str, Any] = {name: value for name, value in environment.items() if value}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        problems = (_explained(str(e["loc"][0]), e["type"], e["msg"]) for e in error.errors())
        raise SettingsError("\n".join(problems)) from None


def _explained(name: str, kind: str, message: str) -> str:
    what = "is missing" if kind == "missing" else f"is not right: {message.removeprefix('Value error, ')}"
    return f"{name} {what}. It is {EXPLAINED[name]}."
