"""The gateway that the phone texts: one started here, or one that runs already."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Final

import httpx

from sms_gateway.settings import load_settings
from sms_gateway.simulator.sender import GatewayError, Sender

_START_WITHIN: Final = 30.0
"""Seconds for a gateway to start, also on a slow machine."""


class LocalGateway:
    """A real gateway on this machine alone, with secrets and a database that live as long as it does."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-phone-")
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Sender:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        token = secrets.token_hex(16)
        settings = {
            "TWILIO_AUTH_TOKEN": token,
            "SMS_GATEWAY_PUBLIC_URL": address,
            "SMS_GATEWAY_HASH_KEY": secrets.token_hex(32),
            "KIOSK_DATABASE_URL": f"sqlite:///{Path(self._folder.name) / 'gateway.db'}",
        }
        log = (Path(self._folder.name) / "log").open("wb")
        command = [sys.executable, "-m", "sms_gateway", "serve", "--port", str(port)]
        with log:
            self._process = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log)
        self._wait_for(address)
        return Sender(address, address, token)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
        self._folder.cleanup()

    def _wait_for(self, address: str) -> None:
        assert self._process is not None
        until = time.monotonic() + _START_WITHIN
        while time.monotonic() < until:
            if self._process.poll() is not None:
                break
            try:
                if httpx.get(f"{address}/healthz").status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        said = (Path(self._folder.name) / "log").read_text(errors="replace").strip()
        self.__exit__(None, None, None)
        raise GatewayError(f"the gateway did not start:\n{said}")


class RemoteGateway:
    """A gateway that runs already, with the settings of this environment."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    @classmethod
    def from_settings(cls, address: str, environment: Mapping[str, str] = os.environ) -> RemoteGateway:
        """Signs with ``TWILIO_AUTH_TOKEN`` for ``SMS_GATEWAY_PUBLIC_URL``. Raises SettingsError."""
        settings = load_settings(environment)
        return cls(Sender(address, settings.public_url, settings.auth_token.get_secret_value()))

    def __enter__(self) -> Sender:
        return self._sender

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The gateway goes on without us."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
