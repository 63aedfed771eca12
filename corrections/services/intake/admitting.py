"""The steps at the door: count a sender's reports in rows that hold across processes, and spend a proof of work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.intake.senders import Sender, check_cap, windows
from corrections.models import IntakeCount, SpentProof
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction


def count_sender(session: Session, sender: Sender | None, *, at: datetime) -> int:
    """Count one more report; gives how many came from there in ten minutes. Raises TooManyReports.

    A refused report is not counted, since its transaction is rolled back: who waits is let in again.
    """
    if sender is None or sender.caps is None:
        return 0
    caps = (sender.caps.in_ten_minutes, sender.caps.in_a_day)
    limits = [(window, ends, cap) for (window, ends), cap in zip(windows(at), caps, strict=True)]
    counted = ((sender.key, 1), *sender.wider)
    ends_at = {(key, window): ends for key, _factor in counted for window, ends, _cap in limits}
    counts = count_more(session, ends_at)
    for key, factor in counted:
        for window, ends, cap in limits:
            check_cap(counts[key, window], cap * factor, ends=ends, at=at)
    return counts[sender.key, limits[0][0]]


def count_more(
    session: Session, ends_at: Mapping[tuple[bytes, str], datetime]
) -> dict[tuple[bytes, str], int]:
    """Count one more in every window of these senders, in one statement; always in one order, so that none waits."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    rows = [
        {"sender": sender, "window": window, "count": 1, "ends_at": ends}
        for (sender, window), ends in sorted(ends_at.items())
    ]
    once_more = insert(IntakeCount).values(rows)
    once_more = once_more.on_conflict_do_update(
        index_elements=[IntakeCount.sender, IntakeCount.window],
        set_={"count": IntakeCount.count + 1},
    )
    columns = (IntakeCount.sender, IntakeCount.window, IntakeCount.count)
    found = session.execute(once_more.returning(*columns))
    return {(sender, window): count for sender, window, count in found}


def spend_proof(sessions: Sessions, challenge: str, *, at: datetime) -> bool:
    """Use a proof of work up; whether it was still good. Two at once cannot both have it."""
    with transaction(sessions) as session:
        insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
        row = insert(SpentProof).values(challenge=challenge, spent_at=at).on_conflict_do_nothing()
        return session.scalars(row.returning(SpentProof.challenge)).one_or_none() is not None


def forget_senders(session: Session, *, at: datetime, proofs_before: datetime) -> None:
    """Delete counts whose window is over, and proofs that have expired anyway."""
    session.execute(delete(IntakeCount).where(IntakeCount.ends_at <= at))
    session.execute(delete(SpentProof).where(SpentProof.spent_at <= proofs_before))
