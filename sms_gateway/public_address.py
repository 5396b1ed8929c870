"""Tries the public address as Twilio will: texts the gateway from outside, signed, and says what comes back."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urlparse, urlsplit
from xml.etree.ElementTree import ParseError

import httpx
from twilio.request_validator import RequestValidator, add_port, remove_port

from sms_gateway.findings import Finding, ok, wrong
from sms_gateway.settings import Settings
from sms_gateway.simulator.sender import Sender, message_in
from sms_gateway.webhook import CHECK_NUMBER

WAITS: Final = 15.0
"""Seconds, as Twilio waits in all (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides)."""


class PublicAddress:
    """The address in the settings, and the gateway on this machine to compare with."""

    def __init__(self, settings: Settings, gateway: str, *, running: bool) -> None:
        self._settings = settings
        self._gateway = gateway.rstrip("/")
        self._running = running
        # What stands behind # is for Twilio's connection alone; no client sends it.
        self._base = settings.public_url.partition("#")[0].rstrip("/")

    def findings(self) -> Iterator[Finding]:
        """What a message from Twilio would meet there. Sends signed ones now, each for at most ``WAITS`` seconds."""
        yield from self._scheme()
        first = self._try(f"{self._base}/sms")
        yield first
        if first.good:
            parsed = urlparse(self._base)
            other = add_port(parsed) if remove_port(parsed) == self._base else remove_port(parsed)
            found = self._try(f"{other}/sms")
            yield replace(found, what="port", said=f"also signed for {_shown(other)}") if found.good else found

    def _scheme(self) -> Iterator[Finding]:
        parts = urlsplit(self._base)
        host = parts.hostname or ""
        if _is_private(host):
            yield Finding(
                "address",
                f"{host} exists on this machine or network alone",
                "Good for trying out. Twilio needs a name on the internet.",
                good=True,
            )
        elif parts.scheme != "https":
            yield wrong(
                "address", "Twilio would send every text unencrypted", "Put a proxy with https in front of the gateway."
            )

    def _try(self, signed_for: str) -> Finding:
        """Text the public address, with a signature for this spelling of it."""
        where = f"{_shown(self._base)}/sms"
        try:
            response = self._post(f"{self._base}/sms", signed_for)
        except httpx.HTTPError as error:
            return wrong("public address", f"{where}: {_cause(error)[0]}", _cause(error)[1])
        status = response.status_code
        if status == 200:
            return _answered(where, response.text)
        if response.is_redirect:
            to = _shown(str(response.headers.get("Location", "")))
            return wrong(
                "public address",
                f"{where} leads on to {to}",
                "Twilio signs the first address only: write the last one into SMS_GATEWAY_PUBLIC_URL and the console.",
            )
        if status == 403:
            return self._forbidden(where, signed_for)
        return wrong("public address", f"{where} answers {status}", self._remedy(status))

    def _forbidden(self, where: str, signed_for: str) -> Finding:
        """Past the proxy, the same message tells whether the gateway or the proxy is at fault."""
        said = f"{where} answers 403"
        if not self._running:
            return wrong("public address", said, "Run this where the gateway runs, or give --gateway.")
        try:
            directly = self._post(f"{self._gateway}/sms", signed_for, Host=_host(self._base)).status_code
        except httpx.HTTPError:
            directly = 0
        if directly == 200:
            return wrong(
                "public address",
                f"{said}; the same message is good when it goes to {self._gateway} directly",
                "The proxy changes the path, the query or the headers: pass them on as they are. See docs/gateway.md.",
            )
        return wrong(
            "public address",
            f"{said}; {self._gateway} refuses it too",
            "The gateway that runs has another TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID or SMS_GATEWAY_PUBLIC_URL than "
            "these settings, or the proxy takes a part of the path away: restart it, then look at its log.",
        )

    def _remedy(self, status: int) -> str:
        if status in (502, 503, 504):
            return (
                "The proxy answers, but not the gateway behind it: see that the proxy points to its host and port."
                if self._running
                else "The proxy answers, but no gateway runs behind it: start it (sms-gateway serve)."
            )
        if status == 404:
            return "Another site answers there, or the proxy does not pass /sms on to the gateway."
        if status in (401, 407):
            return "Take the password away for /sms and /status: the signature is what protects them."
        if status == 405:
            return "Let the proxy pass POST on."
        if status == 413:
            return "Let the proxy take bodies of 64 kB."
        return "Look at the log of the proxy, then at the log of the gateway."

    def _post(self, url: str, signed_for: str, **headers: str) -> httpx.Response:
        token = self._settings.auth_token.get_secret_value()
        form = Sender(url, self._base, token, CHECK_NUMBER).form("check")
        if self._settings.account_sid:
            form["AccountSid"] = self._settings.account_sid
        signature = str(RequestValidator(token).compute_signature(signed_for, form))
        # As Twilio: certificates by the list of Mozilla (certifi), not by what this machine trusts; no proxy of ours.
        return httpx.post(
            url,
            data=form,
            headers={"X-Twilio-Signature": signature, "User-Agent": "sms-gateway-check", **headers},
            timeout=WAITS,
            trust_env=False,
        )


def _answered(where: str, twiml: str) -> Finding:
    try:
        message_in(twiml)
    except ParseError:
        return wrong(
            "public address",
            f"{where} answers with a page and not with TwiML",
            "Another site answers there: see where the name and the proxy lead.",
        )
    return ok("public address", f"{where} answers a signed message")


def _cause(error: httpx.HTTPError) -> tuple[str, str]:
    """What is wrong with a connection, and what to do."""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, socket.gaierror):
            return "the name is not known", "Add it to the DNS of your domain, or mend SMS_GATEWAY_PUBLIC_URL."
        if isinstance(link, ssl.SSLCertVerificationError):
            return (
                f"the certificate is not good ({link.verify_message})",
                "Twilio takes none that it cannot verify (errors 11235 to 11237): use a fresh one for this name, of a "
                "public authority such as Let's Encrypt.",
            )
        if isinstance(link, ssl.SSLError):
            return "no https is spoken there", "Let the proxy speak TLS 1.2 or newer on this port."
        if isinstance(link, ConnectionRefusedError):
            return "nobody listens there", "Start the proxy; open the port in the firewall."
        link = link.__cause__ or link.__context__
    if isinstance(error, httpx.TimeoutException):
        return (
            "no answer in time",
            "Open the port in the firewall. From inside a network its own public address can be out of reach: "
            "then run this check from elsewhere.",
        )
    return f"the connection broke ({type(error).__name__})", "Look at the log of the proxy."


def _is_private(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


def _shown(url: str) -> str:
    """An address without the name and password that may be in it."""
    return urlparse(url)._replace(netloc=_host(url), query="").geturl()


def _host(url: str) -> str:
    return urlparse(url).netloc.rpartition("@")[2]
