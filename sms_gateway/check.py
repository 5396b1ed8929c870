"""``sms-gateway check``: what an operator wants to know before the start, after it, and when no text is answered."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from kiosk.version import version
from sms_gateway.findings import Finding, ok, wrong
from sms_gateway.kept.diagnosis import explained
from sms_gateway.kept.store import Store
from sms_gateway.public_address import PublicAddress
from sms_gateway.settings import Settings, database_file


def check(settings: Settings, gateway: str) -> Iterator[Finding]:
    """Look at everything, in the order in which one thing needs another. ``gateway`` is the one on this machine."""
    of_account = "one account" if settings.account_sid else "any account (TWILIO_ACCOUNT_SID is not set)"
    yield ok("settings", f"complete; messages of {of_account} with this token are answered")
    yield from _database(settings.database_url)
    running = _running(gateway)
    yield from _gateway(running, gateway)
    yield from PublicAddress(settings, gateway, running=bool(running)).findings()


def _database(url: str) -> Iterator[Finding]:
    file = database_file(url)
    if file is not None:
        yield from _before_opening(file)
        if not file.exists():
            return
    store = Store(url, time.time, lambda: "")
    try:
        store.check()
    except Exception as error:
        found = explained(error)
        yield wrong("database", found.cause.rstrip("."), found.remedy)
        return
    finally:
        store.close()
    yield ok("database", "can be written to, and has the tables of this version")
    if file is not None and (open_files := _readable_by_others(file)):
        yield wrong(
            "file mode", "other users of this machine can read the database", f"chmod 600 {' '.join(open_files)}"
        )


def _before_opening(file: Path) -> Iterator[Finding]:
    """What opening cannot tell: the file is not made here, for it would belong to whoever checks."""
    if file.exists():
        if (owner := file.stat().st_uid) != os.geteuid():
            yield Finding(
                "database",
                f"the file belongs to user {owner}, and this check runs as user {os.geteuid()}",
                "Run it as the user that runs the gateway: another one may have other rights.",
            )
        return
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        yield wrong("database", f"{folder} cannot be written to", "Give the folder to the user that runs the gateway.")
    else:
        yield ok("database", f"{file} will be made at the first start")


def _readable_by_others(file: Path) -> list[str]:
    beside = (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm"))
    return [str(path) for path in beside if path.exists() and path.stat().st_mode & 0o077]


def _running(gateway: str) -> dict[str, Any]:
    """What the gateway on this machine says of itself; nothing when none does."""
    try:
        said = httpx.get(f"{gateway.rstrip('/')}/readyz", timeout=10, trust_env=False).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return {}
    return said if isinstance(said, dict) and "ready" in said else {}


def _gateway(running: dict[str, Any], gateway: str) -> Iterator[Finding]:
    if not running:
        yield wrong(
            "gateway",
            f"none answers at {gateway}",
            "Start it (sms-gateway serve) and check again; for another host or port give --gateway.",
        )
        return
    if running["ready"]:
        yield ok("gateway", f"version {running['version']} runs and can answer")
    else:
        yield wrong("gateway", str(running["cause"]).rstrip("."), str(running["remedy"]))
    if running["version"] != version():
        yield wrong("version", f"version {running['version']} runs, {version()} is installed", "Restart the gateway.")
    yield ok("last signed message", _last(running))
    if counts := running["counts"]:
        listed = ", ".join(f"{reason} {count}" for reason, count in counts.items())
        yield ok("counts since the start", listed)


def _last(running: dict[str, Any]) -> str:
    started, last = running["started"], running["last_signed"]
    if last is None:
        return f"none since the start at {started}"
    minutes = int((datetime.now(UTC) - datetime.fromisoformat(last)).total_seconds() // 60)
    return f"{last}, {minutes} minute{'' if minutes == 1 else 's'} ago"
