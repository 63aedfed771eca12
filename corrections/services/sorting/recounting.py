"""The counters of cases are counted anew, after somebody changed rows by hand."""

from __future__ import annotations

from corrections.models.sessions import Sessions
from corrections.models.sorting.recount import kept_counts, recounted
from corrections.services.counting import tally
from corrections.services.transaction import transaction


def recount(sessions: Sessions) -> int:
    """Set every counter of cases to what there is; gives how many were wrong."""
    with transaction(sessions) as session:
        kept, true = kept_counts(session), recounted(session)
        wrong = {
            name: true.get(name, 0) - kept.get(name, 0)
            for name in {*kept, *true}
            if true.get(name, 0) != kept.get(name, 0)
        }
        tally(session, wrong)
        return len(wrong)
