"""Public names of cases: `C-` and the case's number."""

from __future__ import annotations

import re

from corrections.domain.refusals import NotFound

CASE = re.compile(r"C-([1-9][0-9]{0,17})\Z")


def case_reference(correction_id: int) -> str:
    """The name of a case, as desks and receipts show it."""
    return f"C-{correction_id}"


def case_id(reference: str) -> int:
    """The case's number. Raises NotFound for anything that is not a case's name."""
    match = CASE.match(reference)
    if match is None:
        raise NotFound
    return int(match[1])


def looks_like_case(text: str) -> bool:
    """Whether a text has the form of a case's name."""
    return CASE.match(text) is not None
