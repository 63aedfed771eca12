"""Which fields of the desk's forms are kept as drafts, and how much of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum


class DraftForm(StrEnum):
    """The forms of a sheet; each keeps a draft of its own."""

    PUBLISH = "publish"
    DECLINE = "decline"
    SIGN = "sign"
    RETURN = "return"
    UNDO = "undo"
    COMMENT = "comment"
    REOPEN = "reopen"


LONGEST_DRAFT = 40_000
_NOT_TYPED = frozenset({"csrf_token", "version", "state", "timing", "form"})


def kept_fields(given: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, list[str]]:
    """What of a form is a draft: everything that was typed or chosen, no tokens; nothing where it is too long."""
    kept = {name: list(values) for name, values in given if name not in _NOT_TYPED}
    size = sum(len(name) + sum(map(len, values)) for name, values in kept.items())
    return kept if size <= LONGEST_DRAFT else {}
