"""The step that opens a case about a whole article, which nobody has reported: what carries a change of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.text.spans import Part
from corrections.models import Article, Correction


def open_whole_case(
    session: Session, article: Article, *, severity: Severity, at: datetime, house: HouseRules
) -> Correction:
    """A case without a passage and without reports, on the live version of a locked article."""
    case = Correction(
        article_id=article.id,
        state=CorrectionState.OPEN,
        standing="clean",
        severity=severity,
        version=article.current_version,
        part=Part.BODY,
        reports=0,
        waiting=0,
        revision=1,
        subject_involved=False,
        opened_at=at,
        due_at=due_at(severity, at, house.days),
    )
    session.add(case)
    session.flush()
    return case
