"""The gateway that the phone texts: one started here, or one that runs already."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections import deque
from collections.abc import Mapping
from types import TracebackType
from typing import Final

from sms_gateway.app import create_app
from sms_gateway.server import gateway_server
from sms_gateway.settings import load_settings
from sms_gateway.simulator.sender import GatewayError, Sender

_START_WITHIN: Final = 30.0
"""Seconds for a gateway to start, also on a slow machine."""

_LOOK_EVERY: Final = 0.02
"""Seconds between two looks whether it has started."""

_LAST_LINES: Final = 20

_HOST: Final = "127.0.0.1"


class LocalGateway:
    """A real gateway in this process, on this machine alone. Its secrets and its database are in memory: whatever
    happens to the phone, nothing of it stays behind."""

    def __init__(self) -> None:
        self._said = _Said()

    def __enter__(self) -> Sender:
        logging.getLogger().addHandler(self._said)
        self._listening = socket.create_server((_HOST, 0))
        port = self._listening.getsockname()[1]
        address = f"http://{_HOST}:{port}"
        token = secrets.token_hex(16)
        settings = {
            "TWILIO_AUTH_TOKEN": token,
            "SMS_GATEWAY_PUBLIC_URL": address,
            "SMS_GATEWAY_HASH_KEY": secrets.token_hex(32),
            "KIOSK_DATABASE_URL": "sqlite://",
        }
        try:
            self._server = gateway_server(create_app(load_settings(settings)), _HOST, port, log_config=None)
            self._start()
        except BaseException:
            self._close()
            raise
        return Sender(address, address, token)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._close()

    def _start(self) -> None:
        """Run the server in a thread until it listens. Raises GatewayError."""
        self._thread = threading.Thread(target=self._server.run, args=([self._listening],), name="gateway", daemon=True)
        self._thread.start()
        until = time.monotonic() + _START_WITHIN
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > until:
                raise GatewayError(f"the gateway did not start:\n{self._said.text}")
            time.sleep(_LOOK_EVERY)

    def _close(self) -> None:
        self._listening.close()
        logging.getLogger().removeHandler(self._said)


class _Said(logging.Handler):
    """The last lines that the gateway logs. On the screen they would stand across the phone."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=_LAST_LINES)

    @property
    def text(self) -> str:
        return "\n".join(self._lines).strip()

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))


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
