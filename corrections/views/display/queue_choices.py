"""What the queue offers to choose from: its views, and the values of its filters, as people meet them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.queries.sorting.viewing import View

# Those beside which an editor works come first; the others are a way back to what was decided.
VIEWS: Mapping[str, Sequence[View]] = {
    "work": (
        View.DUE,
        View.NEWEST,
        View.MINE,
        View.AWAITING_SIGNATURE,
        View.SIGNATURE_DUE,
        View.NEEDS_PLACE,
        View.MOST_REPORTED,
        View.WITHOUT_NOTE,
        View.WITH_CMS,
    ),
    "done": (View.PUBLISHED, View.DECLINED, View.ALREADY_FIXED, View.EVERYTHING),
}
CHOICES: Mapping[str, Sequence[str]] = {
    "states": tuple(CorrectionState),
    "severities": tuple(reversed(Severity)),
    "kinds": tuple(NoteKind),
}
