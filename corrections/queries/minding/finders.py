"""Who noticed the error of each case first, from how the case was opened and what its reporters are to the story."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.minding.detection import FoundBy, found_by
from corrections.models import CaseOpening, Correction, SilentEdit, Submission

KNOWN = (
    Correction.start,
    Correction.reports,
    CaseOpening.found_by,
    SilentEdit.correction_id.label("silent"),
)


def with_openings(chosen: Any) -> Any:
    """A choice of cases, with the rows beside them that `KNOWN` reads."""
    opened = chosen.outerjoin(CaseOpening, CaseOpening.correction_id == Correction.id)
    return opened.outerjoin(SilentEdit, SilentEdit.correction_id == Correction.id)


def finder_of(row: Any, relations: Sequence[str] | None) -> FoundBy:
    """Who noticed it. A case about a whole article that nobody reported was opened by an edit of the newsroom's own."""
    nobody = row.start is None and not row.reports
    known = relations or (() if nobody else ("none",))
    return found_by(opened_as=row.found_by, is_silent_edit=row.silent is not None, relations=known)


def relations_of(session: Session, numbers: Collection[int] | None = None) -> Mapping[int, Sequence[str]]:
    """What reporters are to the story, the first one first, of cases (of all) with one who is more than a reader."""
    chosen = (
        select(Correction.id, Submission.relation)
        .join(Submission, Submission.correction_id == Correction.id)
        .where(Correction.subject_involved)
        .group_by(Correction.id, Submission.relation)
        .order_by(func.min(Submission.id))
    )
    found: dict[int, list[str]] = {}
    for case, relation in session.execute(_only(chosen, numbers)):
        found.setdefault(case, []).append(relation)
    return found


def finders(session: Session, numbers: Collection[int]) -> Mapping[int, FoundBy]:
    """Who noticed the errors of these cases. Two statements."""
    relations = relations_of(session, numbers)
    rows = session.execute(_only(with_openings(select(Correction.id, *KNOWN)), numbers))
    return {row.id: finder_of(row, relations.get(row.id)) for row in rows}


def _only(chosen: Any, numbers: Collection[int] | None) -> Any:
    return chosen if numbers is None else chosen.where(Correction.id.in_(numbers))
