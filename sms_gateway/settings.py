"""The gateway's settings, from the environment alone."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from kiosk.ports import LAST_PORT

EXPLAINED: Final = {
    "TWILIO_AUTH_TOKEN": "the auth token of the Twilio account; it is on the first page of the Twilio console",
    "TWILIO_ACCOUNT_SID": "the name of the Twilio account: AC and 32 more characters, on the first page of its console",
    "SMS_GATEWAY_PUBLIC_URL": "the address at which Twilio reaches this gateway, for example https://kiosk.example.org",
    "SMS_GATEWAY_HASH_KEY": "a secret of your own that hides phone numbers; make one with `openssl rand -hex 32`",
    "KIOSK_DATABASE_URL": "where conversations are kept, for example postgresql://user:password@host/kiosk",
}

MOVED: Final = {
    "SMS_GATEWAY_HOURLY_LIMIT": "write messages_an_hour under [sms] in office.toml, and take this variable away",
}
"""Settings of earlier versions, and what to do instead."""

SHORTEST_KEY: Final = 32
"""Characters of a key. There are some 10^10 phone numbers: a key that can be guessed gives every one of them away."""

_PREFIX: Final = "SMS_GATEWAY_"

_FROM_AN_ORCHESTRATOR: Final = re.compile(r"SMS_GATEWAY_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_\w+)")
"""What Kubernetes and Docker set by themselves for a service with the name `sms-gateway`
(https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables)."""


class SettingsError(Exception):
    """A setting is missing or wrong; the message says which, what it is for, and what to do. It holds no secret."""


def _bare(value: str) -> str:
    """Shells take quotes away; a file of systemd or Docker may hand them on as part of the value."""
    if value[0] in "\"'`" or value[-1] in "\"'`":
        raise ValueError("the quotes are part of the value; leave them out")
    return value


def _in_one_piece(value: str) -> str:
    if any(character.isspace() or not character.isprintable() for character in value):
        raise ValueError("there is a space or a line break in it; leave that out")
    return value


def _public_url(url: str) -> str:
    _in_one_piece(url)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("write the whole address, with https:// in front")
    _checked_port(parts)
    if parts.query or "?" in url.partition("#")[0]:
        raise ValueError("leave out the question mark and what follows it")
    if parts.path.rstrip("/").endswith("/sms"):
        raise ValueError("leave out /sms: write the address up to there")
    return url


def _checked_port(parts: Any) -> None:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port is not None and not 0 < port <= LAST_PORT:
        raise ValueError(f"the port after the colon must be a number from 1 to {LAST_PORT}")


def _database_url(url: str) -> str:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError(
            "this is not the address of a database; for a file, write sqlite:/// and its whole path"
        ) from None
    kind = parsed.get_backend_name()
    if kind in ("postgres", "postgresql") and parsed.drivername not in ("postgresql", "postgresql+psycopg"):
        # Each driver has options of its own (asyncpg has ssl, psycopg sslmode): they cannot be taken over unread.
        raise ValueError("write postgresql:// in front: the gateway brings its own driver, psycopg")
    if kind not in ("sqlite", "postgresql"):
        raise ValueError("the gateway keeps conversations in SQLite or PostgreSQL only")
    if kind == "sqlite":
        return _sqlite_url(url)
    _checked_port(parsed)
    return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _sqlite_url(url: str) -> str:
    parsed = make_url(url)
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise ValueError("write sqlite:/// in front: the gateway brings its own driver")
    if parsed.host:
        raise ValueError("write three slashes before a path, and four before one that begins at the root: sqlite:////")
    file = database_file(url)
    if file is not None and file.is_dir():
        raise ValueError("this is a folder; write the path of a file in it, for example gateway.db")
    return url


def _default_database() -> str:
    return f"sqlite:///{user_data_path('kiosk', ensure_exists=True) / 'gateway.db'}"


def _keys(value: Any) -> Any:
    """Several keys stand side by side while one takes over from another; the newest is first."""
    return tuple(key for key in re.split(r"[,\s]+", value) if key) if isinstance(value, str) else value


def _hard_to_guess(key: SecretStr) -> SecretStr:
    if len(key.get_secret_value()) < SHORTEST_KEY:
        raise ValueError(
            f"a key must have at least {SHORTEST_KEY} characters (a comma or a space stands between two keys)"
        )
    return key


class Settings(BaseModel):
    """What the gateway needs to know. Field aliases are the names of environment variables."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    auth_token: Annotated[
        SecretStr, BeforeValidator(_in_one_piece), BeforeValidator(_bare), Field(alias="TWILIO_AUTH_TOKEN")
    ]
    public_url: Annotated[
        str, BeforeValidator(_bare), AfterValidator(_public_url), Field(alias="SMS_GATEWAY_PUBLIC_URL")
    ]
    hash_keys: Annotated[
        tuple[Annotated[SecretStr, AfterValidator(_hard_to_guess)], ...],
        BeforeValidator(_keys),
        BeforeValidator(_bare),
        Field(alias="SMS_GATEWAY_HASH_KEY", min_length=1),
    ]
    """The newest first: it hides the numbers; the others find what was kept under them."""
    database_url: Annotated[
        str,
        BeforeValidator(_bare),
        AfterValidator(_database_url),
        Field(alias="KIOSK_DATABASE_URL", default_factory=_default_database),
    ]
    account_sid: Annotated[
        str | None, BeforeValidator(_bare), Field(alias="TWILIO_ACCOUNT_SID", pattern=r"^AC[0-9a-fA-F]{32}$")
    ] = None
    """When it is given, only messages of this account are answered."""

    @property
    def keeps(self) -> bool:
        """Whether anything outlives the program."""
        return not self.database_url.startswith("sqlite") or database_file(self.database_url) is not None


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment. Raises SettingsError with all the problems together."""
    given: dict[str, Any] = {name: value for name, value in environment.items() if value}
    problems = list(_strange(given))
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        # A key that is too short has the place of the key behind the name: each name is told once.
        found = {str(e["loc"][0]): (e["type"], e["msg"]) for e in reversed(error.errors())}
        problems = [_explained(name, *found[name]) for name in EXPLAINED if name in found] + problems
    if problems:
        raise SettingsError("\n".join(problems))
    return settings


def _strange(given: Mapping[str, str]) -> Iterator[str]:
    """Names that look like ours and are not: a slip would leave a setting at its default without a word."""
    ours = [name for name in EXPLAINED if name.startswith(_PREFIX)]
    for name, value in given.items():
        if name in MOVED:
            yield f"{name} is no setting any more: {MOVED[name]}."
        elif name.startswith(_PREFIX) and name not in EXPLAINED and not _is_set_by_itself(name, value):
            nearest = difflib.get_close_matches(name, ours, 1, cutoff=0.0)[0]
            yield f"{name} is no setting of the gateway. Did you mean {nearest}? If not, take it away."


def _is_set_by_itself(name: str, value: str) -> bool:
    return _FROM_AN_ORCHESTRATOR.fullmatch(name) is not None or (
        name == "SMS_GATEWAY_PORT" and value.startswith(("tcp://", "udp://"))
    )


def _explained(name: str, kind: str, message: str) -> str:
    said = "it does not look like one" if kind == "string_pattern_mismatch" else message.removeprefix("Value error, ")
    what = "is missing" if kind in ("missing", "too_short") else f"is not right: {said}"
    return f"{name} {what}. It is {EXPLAINED[name]}."


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for another database or one in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))
