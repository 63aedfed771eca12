"""The seal of a row that is only ever inserted: one hash over its table and all its values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from corrections.domain.record.entries import profile_bytes, stamp

ADDED_LATER: Mapping[tuple[str, str], Any] = {("case_opening", "found_by"): "staff"}
"""Columns that a table got after rows of it were sealed, with the value that those rows have: it is left out."""


def row_seal(table: str, values: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over a row; text, numbers, moments, bytes and nothing are each told apart."""
    told = {
        name: _plain(value)
        for name, value in values.items()
        if (table, name) not in ADDED_LATER or ADDED_LATER[table, name] != value
    }
    return sha256(profile_bytes({"table": table, "row": told})).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    return str(value) if isinstance(value, str) else value
