"""What the desk's forms offer to choose from, in the order in which people meet it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import NoteKind, Place, Severity
from corrections.domain.error_types import EDITORS_CHOICE, MORE
from corrections.domain.showing.visibility import Restatement

CHOICES: Mapping[str, Sequence[str]] = {
    "kinds": (
        NoteKind.MINOR_FIX,
        NoteKind.CORRECTION,
        NoteKind.CLARIFICATION,
        NoteKind.UPDATE,
        NoteKind.EDITORS_NOTE,
    ),
    "severities": tuple(Severity),
    "places": tuple(Place),
    "restatements": tuple(Restatement),
    "error_types": EDITORS_CHOICE,
    "more_error_types": MORE,
    "decline_reasons": tuple(DeclineReason),
}
