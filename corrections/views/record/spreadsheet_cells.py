"""Cells that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> str:
    """The cell's text; what a spreadsheet would take for a formula gets an apostrophe before it (OWASP's advice)."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_RUNS) else text


def csv_row(values: Iterable[object]) -> str:
    """One line of CSV (RFC 4180), every cell in quotation marks, so that no separator in it begins another cell."""
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow([safe_cell(value) for value in values])
    return line.getvalue()
