"""Whether a request really comes from Twilio.

https://www.twilio.com/docs/usage/security: base64 of HMAC-SHA1 over the public URL and the sorted form parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from twilio.request_validator import RequestValidator


class Verifier:
    """Verifies against the configured public address: what a proxy left in the request is not trusted."""

    def __init__(self, auth_token: str, public_url: str) -> None:
        base, _, self._fragment = public_url.partition("#")
        self._base = base.rstrip("/")
        self._validator = RequestValidator(auth_token)

    def is_from_twilio(self, path: str, query: str, form: Mapping[str, str], signature: str) -> bool:
        """``path`` and ``query`` as they came, undecoded and in their order; ``form`` may repeat a name."""
        if not signature.isascii():
            return False
        url = f"{self._base}{path}" + (f"?{query}" if query else "")
        if self._validator.validate(url, form, signature):
            return True
        # Twilio's connection overrides (#rc=3&rp=all) are not part of what it signs; some proxies keep them.
        return bool(self._fragment) and bool(self._validator.validate(f"{url}#{self._fragment}", form, signature))

    @property
    def https(self) -> bool:
        """Whether Twilio reaches the gateway over an encrypted connection."""
        return urlsplit(self._base).scheme == "https"
