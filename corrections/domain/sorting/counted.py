"""Names the counters that a case stands in, so that pages read a few rows instead of counting many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corrections.domain.disclosure import Severity
from corrections.domain.lifecycle import CorrectionState, SubmissionState

PREFIX = "corrections:"
NO_DESK = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What a case is counted by."""

    state: str
    severity: str
    standing: str
    desk_id: int | None
    signature_is_due: bool
    without_note: bool = False
    is_with_cms: bool = False


def by_state(state: str) -> str:
    """The counter of all cases in a state."""
    return f"{PREFIX}{state}"


def by_desk(state: str, desk_id: int | None) -> str:
    """The counter of a desk's cases in a state; articles without a desk have one of their own."""
    return f"{PREFIX}{state}:desk:{desk_id or NO_DESK}"


def by_severity(state: str, severity: str) -> str:
    """The counter of the cases of a severity in a state."""
    return f"{PREFIX}{state}:severity:{severity}"


NEEDS_PLACE = f"{PREFIX}{CorrectionState.OPEN}:needs_place"
SIGNATURE_DUE = f"{PREFIX}{CorrectionState.PUBLISHED}:signature_due"
WITHOUT_NOTE = f"{PREFIX}{CorrectionState.OPEN}:without_note"
WITH_CMS = f"{PREFIX}{CorrectionState.SCHEDULED}:with_cms"
SPAM_CHECK = f"{PREFIX}spam_check"


def counters_of(case: Counted) -> frozenset[str]:
    """The counters that a case stands in."""
    names = {
        by_state(case.state),
        by_desk(case.state, case.desk_id),
        by_severity(case.state, Severity(case.severity)),
    }
    if case.state == CorrectionState.OPEN and case.standing == "needs_place":
        names.add(NEEDS_PLACE)
    if case.state == CorrectionState.PUBLISHED and case.signature_is_due:
        names.add(SIGNATURE_DUE)
    if case.state == CorrectionState.OPEN and case.without_note:
        names.add(WITHOUT_NOTE)
    if case.state == CorrectionState.SCHEDULED and case.is_with_cms:
        names.add(WITH_CMS)
    return frozenset(names)


def counters_of_report(state: str) -> frozenset[str]:
    """The counters that a report stands in: only those that wait for a spam check are counted."""
    return frozenset({SPAM_CHECK} if state == SubmissionState.QUARANTINED else ())


def moved(before: Iterable[str], after: Iterable[str]) -> Mapping[str, int]:
    """How the counters change when a case leaves some and enters others."""
    change = Counter(after)
    change.subtract(Counter(before))
    return {name: number for name, number in change.items() if number}
