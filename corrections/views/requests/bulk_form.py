"""Reading the form of many decisions at once: each ticked case with what the page believed of it."""

from __future__ import annotations

import re

from flask import request

from corrections.domain.refusals import StaleDecision
from corrections.services.deciding.decisions import Tokens
from corrections.services.sorting.bulk import Ticked

# The case's number, the live version's number, the case's state with its revision.
_TICKED = re.compile(r"C-([1-9][0-9]{0,17})~([0-9]{1,9})~([a-z_]{1,20}\.[0-9]{1,9})\Z", re.ASCII)


def ticked() -> tuple[Ticked, ...]:
    """The ticked cases. Raises StaleDecision for a value that no page of ours has made."""
    return tuple(_ticked(value) for value in request.form.getlist("case"))


def _ticked(value: str) -> Ticked:
    match = _TICKED.match(value)
    if match is None:
        raise StaleDecision
    return Ticked(int(match[1]), Tokens(version=int(match[2]), state=match[3]))
