"""The cases before and after one in the queue that somebody came from. A few statements, whatever its length."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.references import case_reference
from corrections.models import Correction
from corrections.models.sessions import Sessions
from corrections.queries.desk.queue import Wanted, chosen_cases
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import read_mark
from corrections.queries.sorting.viewing import SHAPES, from_mark, mark_of


@dataclass(frozen=True, slots=True)
class ViewNeighbours:
    """The names of the neighbours; None at an end."""

    previous: str | None = None
    following: str | None = None


def neighbours_in_view(
    sessions: Sessions, correction_id: int, wanted: Wanted, *, by: int, at: datetime
) -> ViewNeighbours:
    """The neighbours of a case in a view; a case that has left the view keeps its place in the order."""
    with reading(sessions) as session:
        case = session.get(Correction, correction_id)
        if case is None:
            return ViewNeighbours()
        return ViewNeighbours(
            previous=_neighbour(session, case, wanted, backwards=True, by=by, at=at),
            following=_neighbour(session, case, wanted, backwards=False, by=by, at=at),
        )


def _neighbour(
    session: Session, case: Correction, wanted: Wanted, *, backwards: bool, by: int, at: datetime
) -> str | None:
    shape = SHAPES[wanted.view]
    chosen = chosen_cases(session, shape, wanted, by=by, at=at).where(Correction.id != case.id)
    mark = read_mark(mark_of(case, shape.order))
    ordered = from_mark(chosen, shape.order, mark, backwards=backwards, most=1)
    row = session.execute(ordered.with_only_columns(Correction.id)).one_or_none()
    return case_reference(row.id) if row else None
