"""The step that hands a signed change over to the CMS, where it waits until it is seen live."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.handed_over import meet
from corrections.domain.newsroom.handing_refusals import ParagraphWithCms
from corrections.domain.record.entries import stamp
from corrections.domain.references import case_reference
from corrections.models import Article
from corrections.models.newsroom.handed_change import carried, handed_over, is_made_there
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided
from corrections.services.deciding.preparing import Prepared
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private


def is_for_cms(house: HouseRules, article: Article, prepared: Prepared) -> bool:
    """Whether a signed change is made in a CMS first; one of the whole article goes out at once."""
    return prepared.whole is None and is_made_there(house, article)


def check_alone(session: Session, article: Article, prepared: Prepared) -> None:
    """Refuse a change of a paragraph of which another one is with the CMS: whichever is live first, the other falls."""
    for row in session.scalars(handed_over(article.id)).all():
        fix = carried(session, article, row)
        if fix is not None and meet(fix, prepared.fix, prepared.live):
            raise ParagraphWithCms(case=case_reference(row.correction_id))


def hand_over(
    session: Session,
    article: Article,
    prepared: Prepared,
    *,
    by: Actor | None,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Let the cases of a signed change wait until it is seen live; it is due as soon as they would be."""
    check_alone(session, article, prepared)
    row, cases = prepared.row, [member.case for member in prepared.members]
    due = due_at(Severity(row.severity), max(row.publish_at or at, at), house.days)
    for case in cases:
        case.first_act_at = case.first_act_at or at
        case.severity, case.handed_at, case.live_due_at = row.severity, at, due
        move_case(session, case, lifecycle.schedule(CorrectionState(case.state)).after)
    announce(session, "change.handed_off", {"correction": row.correction_id, "prepared": row.id}, at=at)
    log_arrivals(session, at=at)
    hour = stamp(row.publish_at) if row.publish_at else ""
    facts = {"prepared": row.id, "digest": row.digest, "due": stamp(due), "publish_at": hour}
    for case in cases:
        record_private(session, "correction.handed_over", case_reference(case.id), by=by, at=at, facts=facts)
    return Decided(CorrectionState.SCHEDULED, handed_over=True)
