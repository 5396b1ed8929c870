"""Whether a request really comes from Twilio.

https://www.twilio.com/docs/usage/security: base64 of HMAC-SHA1 over the public URL and the sorted form parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hmac import compare_digest
from urllib.parse import urlparse

from twilio.request_validator import RequestValidator, add_port, remove_port


class Verifier:
    """Verifies against the configured public address: what a proxy left in the request is not trusted."""

    def __init__(self, auth_token: str, public_url: str) -> None:
        base, _, self._fragment = public_url.partition("#")
        self._base = base.rstrip("/")
        # Twilio signs the address with its port or without it.
        parsed = urlparse(self._base)
        self._bases = tuple(dict.fromkeys((self._base, remove_port(parsed), add_port(parsed))))
        self._validator = RequestValidator(auth_token)

    def is_from_twilio(self, path: str, query: str, form: Mapping[str, str], signature: str) -> bool:
        """``path`` and ``query`` as they came, undecoded and in their order; ``form`` may repeat a name."""
        target = f"{path}?{query}" if query else path
        return self._signed_address(self._urls(target), form, signature) is not None

    def address_signed(
        self, hosts: Iterable[str], path: str, query: str, form: Mapping[str, str], signature: str
    ) -> str | None:
        """The address, up to the path, for which a refused request was signed with our token; None with another token.

        Only for telling the operator: ``hosts`` come from the request, and it stays refused. What is given back was
        signed with our token, so nobody else chose it.
        """
        target = f"{path}?{query}" if query else path
        bases = [urlparse(f"{scheme}://{host}") for host in hosts for scheme in ("https", "http")]
        urls = [f"{base.geturl()}{target}" for base in bases]
        urls += [f"{add_port(base)}{target}" for base in bases if ":" not in base.netloc]
        found = self._signed_address(urls, form, signature)
        return found and found.removesuffix(target)

    def _signed_address(self, urls: Iterable[str], form: Mapping[str, str], signature: str) -> str | None:
        if not signature.isascii():
            return None
        return next((url for url in urls if compare_digest(self._signed(url, form), signature)), None)

    def _urls(self, target: str) -> Iterator[str]:
        """The addresses that Twilio may have signed, the likely one first."""
        yield from (f"{base}{target}" for base in self._bases)
        if self._fragment:
            # Twilio's connection overrides (#rc=3&rp=all) are not part of what it signs; some proxies keep them.
            yield from (f"{base}{target}#{self._fragment}" for base in self._bases)

    def _signed(self, url: str, form: Mapping[str, str]) -> str:
        return str(self._validator.compute_signature(url, form))

    @property
    def address(self) -> str:
        """The public address, to be shown: without a name and a password that may be in it."""
        parsed = urlparse(self._base)
        return parsed._replace(netloc=parsed.netloc.rpartition("@")[2]).geturl()

    @property
    def https(self) -> bool:
        """Whether Twilio reaches the gateway over an encrypted connection."""
        return urlparse(self._base).scheme == "https"
