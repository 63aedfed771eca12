"""The step that hands a signed change over to the CMS, where it waits until it is seen live."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.handed_over import lives_elsewhere
from corrections.domain.record.entries import stamp
from corrections.domain.references import case_reference
from corrections.models import Article, Correction, PreparedFix
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private


def is_made_there(house: HouseRules, article: Article) -> bool:
    """Whether changes of this article's words are made in a CMS."""
    return house.hands_over and lives_elsewhere(
        external_id=article.external_id, canonical_url=article.canonical_url
    )


def hand_over(
    session: Session,
    row: PreparedFix,
    cases: Sequence[Correction],
    *,
    by: Actor | None,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Let the cases of a signed change wait until it is seen live; it is due as soon as they would be."""
    due = due_at(Severity(row.severity), max(row.publish_at or at, at), house.days)
    for case in cases:
        case.first_act_at = case.first_act_at or at
        case.severity, case.live_due_at = row.severity, due
        move_case(session, case, lifecycle.schedule(CorrectionState(case.state)).after)
    announce(session, "change.handed_off", {"correction": row.correction_id, "prepared": row.id}, at=at)
    log_arrivals(session, at=at)
    hour = stamp(row.publish_at) if row.publish_at else ""
    facts = {"prepared": row.id, "digest": row.digest, "due": stamp(due), "publish_at": hour}
    for case in cases:
        record_private(session, "correction.handed_over", case_reference(case.id), by=by, at=at, facts=facts)
    return Decided(CorrectionState.SCHEDULED, handed_over=True)
