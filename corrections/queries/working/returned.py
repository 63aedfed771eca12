"""What a change that was handed back had reached, as a draft to go on from."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part
from corrections.models import Correction, PreparedCase, PreparedFix, PreparedPlace
from corrections.queries.desk.drafts import Reach


def returned_reach(session: Session, row: PreparedFix, base: ArticleText) -> Reach:
    """The other places and cases of a prepared fix; `base` is the version it was prepared on. Two statements."""
    chosen = select(PreparedPlace).where(PreparedPlace.prepared_fix_id == row.id)
    whole: dict[str, str] = {}
    rows: list[tuple[str, str]] = []
    for place in session.scalars(chosen.order_by(PreparedPlace.position)):
        words = base.canonical(Part(place.part))
        if place.part != Part.BODY and (place.start, place.end) == (0, len(words)):
            whole[place.part] = place.proposed
        else:
            rows.append((words[place.start : place.end], place.proposed))
    return Reach(
        headline=whole.get(Part.HEADLINE),
        dek=whole.get(Part.DEK),
        rows=tuple(rows),
        together=_together(session, row),
    )


def _together(session: Session, row: PreparedFix) -> tuple[tuple[str, str, str], ...]:
    chosen = (
        select(Correction.id, Correction.state, Correction.revision, PreparedCase.proposed)
        .join(PreparedCase, PreparedCase.correction_id == Correction.id)
        .where(PreparedCase.prepared_fix_id == row.id, Correction.state == CorrectionState.OPEN)
        .order_by(Correction.id)
    )
    return tuple(
        (case_reference(each.id), f"{each.state}.{each.revision}", each.proposed)
        for each in session.execute(chosen)
    )
