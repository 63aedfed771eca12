"""The queue: cards in a few named views, page by key, with counts from counter rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, select, tuple_

from corrections.domain.lifecycle import CorrectionState
from corrections.models import Article, Correction, Counter
from corrections.models.base import UtcTime
from corrections.models.sessions import Sessions
from corrections.queries.desk.cards import Card, cards
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import PageMark, read_mark

PAGE = 20
COUNTED = "corrections:"


class View(StrEnum):
    """What an editor may want to look at."""

    DUE = "due"
    NEWEST = "newest"
    AWAITING_SIGNATURE = "awaiting_signature"
    SIGNATURE_DUE = "signature_due"
    NEEDS_PLACE = "needs_place"
    PUBLISHED = "published"
    DECLINED = "declined"
    ALREADY_FIXED = "already_fixed"


STATES: Mapping[View, CorrectionState] = {
    View.DUE: CorrectionState.OPEN,
    View.NEWEST: CorrectionState.OPEN,
    View.NEEDS_PLACE: CorrectionState.OPEN,
    View.AWAITING_SIGNATURE: CorrectionState.AWAITING_SIGNATURE,
    View.PUBLISHED: CorrectionState.PUBLISHED,
    View.SIGNATURE_DUE: CorrectionState.PUBLISHED,
    View.DECLINED: CorrectionState.DECLINED,
    View.ALREADY_FIXED: CorrectionState.ALREADY_FIXED,
}
_BY_DUE = frozenset({View.DUE, View.NEEDS_PLACE, View.AWAITING_SIGNATURE})
_COUNTED = {View.DUE, View.AWAITING_SIGNATURE, View.PUBLISHED, View.DECLINED, View.ALREADY_FIXED}


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of a view. `after` marks where the next page goes on; `counts` are by view."""

    view: View
    cards: tuple[Card, ...]
    counts: Mapping[str, int]
    after: str | None
    is_first: bool


def queue(sessions: Sessions, view: View, *, after: str = "", at: datetime) -> Queue:
    """A page of the queue. Six statements. Raises NotFound for an `after` that is no mark."""
    mark = read_mark(after)
    with reading(sessions) as session:
        rows = [(case, article) for case, article in session.execute(_chosen(view, mark))]
        shown = rows[:PAGE]
        counts = {row.name: row.value for row in session.execute(select(Counter.name, Counter.value))}
        return Queue(
            view=view,
            cards=cards(session, shown, at=at) if shown else (),
            counts={each.value: counts.get(f"{COUNTED}{STATES[each]}", 0) for each in _COUNTED},
            after=str(_mark(view, shown[-1][0])) if len(rows) > PAGE else None,
            is_first=mark is None,
        )


def _chosen(view: View, mark: PageMark | None) -> Select[Correction, Article]:
    chosen = (
        select(Correction, Article)
        .join(Article, Article.id == Correction.article_id)
        .where(Correction.state == STATES[view])
        .limit(PAGE + 1)
    )
    if view is View.NEEDS_PLACE:
        chosen = chosen.where(Correction.standing == "needs_place")
    if view is View.SIGNATURE_DUE:
        chosen = chosen.where(Correction.signature_due_at.is_not(None))
        return _from(chosen, mark, Correction.signature_due_at)
    if view in _BY_DUE:
        return _from(chosen, mark, Correction.due_at)
    if mark is not None:
        chosen = chosen.where(Correction.id < mark.number)
    return chosen.order_by(Correction.id.desc())


def _from(
    chosen: Select[Correction, Article], mark: PageMark | None, column: object
) -> Select[Correction, Article]:
    if mark is not None:
        key = tuple_(column, Correction.id)
        chosen = chosen.where(key > tuple_(mark.at, mark.number, types=[UtcTime(), Correction.id.type]))
    return chosen.order_by(column, Correction.id)  # type: ignore[arg-type]


def _mark(view: View, case: Correction) -> PageMark:
    at = case.signature_due_at if view is View.SIGNATURE_DUE else case.due_at
    return PageMark(at or case.due_at, case.id)
