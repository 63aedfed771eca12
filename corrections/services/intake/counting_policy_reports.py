"""A browser's report about a page's security policy is counted; what it says is not kept."""

from __future__ import annotations

from datetime import datetime

from corrections.domain.minding.reports_of_policy import EVERYBODY, day_of
from corrections.models.sessions import Sessions
from corrections.services.intake.admitting import count_more
from corrections.services.transaction import transaction


def count_policy_report(sessions: Sessions, *, at: datetime) -> None:
    """One more report today, whoever sent it."""
    day, ends = day_of(at)
    with transaction(sessions) as session:
        count_more(session, {(EVERYBODY, day): ends})
