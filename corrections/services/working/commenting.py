"""The staff note something on a case among themselves; what is written stays as it is written."""

from __future__ import annotations

from datetime import datetime

from corrections.domain.actors import Actor
from corrections.domain.text.plain_text import admit
from corrections.models import CaseComment
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction
from corrections.services.working.being_at import check_case

LONGEST_COMMENT = 4000


def comment(sessions: Sessions, correction_id: int, words: str, *, by: Actor, at: datetime) -> None:
    """Add an internal note to a case. Raises NotFound, Empty, TooLong."""
    words = admit(words, field="comment", limit=LONGEST_COMMENT, single_line=False)
    with transaction(sessions) as session:
        check_case(session, correction_id)
        session.add(
            CaseComment(correction_id=correction_id, staff_id=by.id, name=by.name, words=words, at=at)
        )
