"""Log entries as bytes: sorted JSON without spaces, written once and never again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

ENTRY_VERSION = 1
LONGEST_ENTRY = 4096
PRIVATE = "private"
EXACT_INTEGERS = 2**53


class NotInProfile(ValueError):
    """A value that the entry profile does not allow: a programming error, never a reader's."""


def profile_bytes(value: Mapping[str, Any]) -> bytes:
    """The profile's bytes of a value: UTF-8, keys sorted, no spaces (equal to RFC 8785 inside the profile).

    Keys are lower-case ASCII; values strings, integers below 2^53, booleans, null, lists, objects.
    Raises NotInProfile for anything else.
    """
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def record_bytes(record: Mapping[str, Any]) -> bytes:
    """The bytes of a record as it is served and exported: the profile's, and a line feed. Raises NotInProfile."""
    return profile_bytes(record) + b"\n"


def entry_bytes(seq: int, *, log: str, kind: str, at: datetime, fields: Mapping[str, Any]) -> bytes:
    """The bytes of one entry. Raises NotInProfile when they are longer than 4,096."""
    head = {"v": ENTRY_VERSION, "log": log, "seq": seq, "at": stamp(at), "kind": kind}
    written = profile_bytes({**fields, **head})
    if len(written) > LONGEST_ENTRY:
        raise NotInProfile(f"an entry of {len(written)} bytes")
    return written


def stamp(at: datetime) -> str:
    """A moment as the log writes it: UTC with microseconds and Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _check(value: Any) -> None:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str) or not key.isascii() or key != key.lower():
                raise NotInProfile(f"the key {key!r}")
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    elif isinstance(value, str):
        _check_text(value)
    elif isinstance(value, bool) or value is None:
        return
    elif not isinstance(value, int) or abs(value) >= EXACT_INTEGERS:
        raise NotInProfile(f"a value of type {type(value).__name__}")


def _check_text(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise NotInProfile("half a character") from error
