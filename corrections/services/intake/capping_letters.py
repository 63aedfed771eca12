"""The step that decides whether a report may cause a letter by itself; counted in rows that hold across processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import case, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.intake.letter_caps import DAY, HOUR, LetterCaps, address_key, article_key
from corrections.models import IntakeCount, ReaderContact, Submission


def may_write(
    session: Session, caps: LetterCaps | None, email: str, *, article_id: int, key: bytes, at: datetime
) -> bool:
    """Count a letter to an address and of an article; whether it may be sent.

    A window begins with its first letter. What the address is not sent does not count as the article's.
    """
    if caps is None:
        return True
    address, article = address_key(key, email), article_key(key, article_id)
    return (
        _count(session, address, "letters/hour", HOUR, at=at) <= caps.to_address_in_an_hour
        and _count(session, address, "letters/day", DAY, at=at) <= caps.to_address_in_a_day
        and _count(session, article, "letters/hour", HOUR, at=at) <= caps.of_article_in_an_hour
    )


def writes_by_itself(
    session: Session, submission: Submission, email: str, *, caps: LetterCaps | None, key: bytes, at: datetime
) -> bool:
    """Whether a report may cause a letter to the address it came with; where not, it is noted beside the address."""
    if not email or may_write(session, caps, email, article_id=submission.article_id, key=key, at=at):
        return True
    about = update(ReaderContact).where(ReaderContact.submission_id == submission.id)
    session.execute(about.values(mailed=False))
    return False


def _count(session: Session, whose: bytes, window: str, lasts: timedelta, *, at: datetime) -> int:
    """One more in this window, or the first of a new one; gives how many that makes. Two at once count two."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(IntakeCount).values(sender=whose, window=window, count=1, ends_at=at + lasts)
    over = IntakeCount.ends_at <= at
    row = row.on_conflict_do_update(
        index_elements=[IntakeCount.sender, IntakeCount.window],
        set_={
            "count": case((over, 1), else_=IntakeCount.count + 1),
            "ends_at": case((over, row.excluded.ends_at), else_=IntakeCount.ends_at),
        },
    )
    return session.scalars(row.returning(IntakeCount.count)).one()
