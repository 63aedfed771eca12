"""Webhooks after the Standard Webhooks specification: signed, over https, to no inner address, and never redirected."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from standardwebhooks import Webhook

from corrections.domain.telling.mails import NotSent, RefusedForGood

TIMEOUT = 10.0
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
GONE = 410


class Hook:
    """One receiver. `outcome` is what a 2xx means; `target` names it without its address."""

    outcome = "accepted"

    def __init__(self, url: str, secret: str) -> None:
        """Remember the receiver; nothing is opened yet. Raises ValueError for an address that may not be called."""
        parts = urlsplit(url)
        if not parts.hostname or (parts.scheme != "https" and parts.hostname not in LOCAL):
            raise ValueError("a webhook's address must begin with https://")
        self._parts, self._signer = parts, Webhook(secret)
        self.target = f"hook {sha256(url.encode()).hexdigest()[:12]}"

    def send(self, body: str, *, event_id: str, at: datetime) -> None:
        """Hand one event over. Raises NotSent, and RefusedForGood where the receiver is gone."""
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "corrections-desk",
            "webhook-id": event_id,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": self._signer.sign(msg_id=event_id, timestamp=at, data=body),
        }
        try:
            status = self._posted(body.encode(), headers)
        except (OSError, http.client.HTTPException) as error:
            raise NotSent(type(error).__name__) from None
        if status == GONE:
            raise RefusedForGood("the receiver is gone")
        if not 200 <= status < 300:
            raise NotSent(f"answered {status}")  # a redirect as well: it could lead anywhere

    def _posted(self, body: bytes, headers: dict[str, str]) -> int:
        parts = self._parts
        connection = _connection(parts.scheme, str(parts.hostname), parts.port)
        try:
            path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            connection.request("POST", path, body=body, headers=headers)
            return connection.getresponse().status
        finally:
            connection.close()


def hooks_of(urls: Sequence[str], secret: str) -> list[Hook]:
    """The receivers that are set."""
    return [Hook(url, secret) for url in urls]


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "http":
        return http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    return _CheckedConnection(host, port, timeout=TIMEOUT, context=ssl.create_default_context())


class _CheckedConnection(http.client.HTTPSConnection):
    """Connects to the very address that was checked, so that a name cannot change its mind in between."""

    def connect(self) -> None:
        """Open the connection. Raises OSError where the name leads into our own network."""
        address = outer_address(self.host, self.port)
        plain = socket.create_connection((address, self.port), timeout=TIMEOUT)
        context: ssl.SSLContext = self._context  # type: ignore[attr-defined]
        self.sock = context.wrap_socket(plain, server_hostname=self.host)


def outer_address(host: str, port: int) -> str:
    """An address of this name that is out in the world, or this machine where that is meant. Raises OSError."""
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        if host in LOCAL or ipaddress.ip_address(address.partition("%")[0]).is_global:
            return address
    raise OSError("the name leads into an inner network")
