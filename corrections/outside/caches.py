"""Caches between the desk and its readers, told which pages changed: by PURGE for each, or by one POST."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

TIMEOUT = 10.0
NOT_HELD = 404


class NotPurged(Exception):
    """A cache did not take it; it is told again."""


class Cache:
    """One cache. `method` is PURGE (each address by itself, asked of the cache) or POST (all in one body)."""

    def __init__(self, url: str, *, method: str, token: str = "") -> None:
        self._url = url.rstrip("/")
        self._method = method
        self._token = token
        self._open = build_opener(_Stay).open

    def purge(self, addresses: Sequence[str]) -> None:
        """Tell the cache of full public addresses. Raises NotPurged."""
        if self._method == "POST":
            body = json.dumps({"urls": list(addresses)}).encode()
            self._send(self._url, {"Content-Type": "application/json"}, body)
            return
        for address in addresses:
            asked = urlsplit(address)
            place = self._url + urlunsplit(("", "", asked.path, asked.query, ""))
            self._send(place, {"Host": asked.netloc})

    def _send(self, place: str, headers: dict[str, str], body: bytes | None = None) -> None:
        said = Request(place, body, headers, method=self._method)  # noqa: S310  # the settings refuse other schemes
        if self._token:
            said.add_header("Authorization", f"Bearer {self._token}")
        try:
            self._open(said, timeout=TIMEOUT).close()
        except HTTPError as error:
            error.close()
            if error.code != NOT_HELD:
                raise NotPurged(f"answered {error.code}") from None
        except (OSError, HTTPException) as error:
            raise NotPurged(type(error).__name__) from None


class _Stay(HTTPRedirectHandler):
    """The token goes to nobody else."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None
