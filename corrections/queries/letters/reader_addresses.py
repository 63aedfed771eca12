"""The address a reader gave for the answer to a report, as long as it is kept."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from corrections.domain.telling.mails import filed_under
from corrections.models import ReaderContact
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


def reader_address(sessions: Sessions, submission_id: int) -> str | None:
    """Where to write to about a report; None where no address was given, or it was erased."""
    with reading(sessions) as session:
        chosen = select(ReaderContact.email).where(ReaderContact.submission_id == submission_id)
        return session.scalars(chosen).one_or_none()


def still_kept(sessions: Sessions, filed: Collection[str]) -> frozenset[str]:
    """Which of these (as mails are filed) belong to reports whose address is still kept."""
    numbers = [int(each.removeprefix("S-")) for each in filed if each.removeprefix("S-").isdigit()]
    with reading(sessions) as session:
        chosen = select(ReaderContact.submission_id).where(ReaderContact.submission_id.in_(numbers))
        return frozenset(map(filed_under, session.scalars(chosen)))
