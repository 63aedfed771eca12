"""The named views of the queue: which cases each shows, in what order, and where its pages go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, select, tuple_, union_all

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.sorting.counted import NEEDS_PLACE as NEEDS_PLACE_COUNT
from corrections.domain.sorting.counted import SIGNATURE_DUE as SIGNATURE_DUE_COUNT
from corrections.domain.sorting.counted import WITH_CMS as WITH_CMS_COUNT
from corrections.domain.sorting.counted import WITHOUT_NOTE as WITHOUT_NOTE_COUNT
from corrections.domain.sorting.counted import by_state
from corrections.models import Article, Correction
from corrections.models.base import Big, UtcTime
from corrections.queries.site.page_marks import PageMark, counted_mark
from corrections.queries.sorting.narrowing import NEEDS_PLACE, WITHOUT_NOTE


class View(StrEnum):
    """What an editor may want to look at."""

    DUE = "due"
    NEWEST = "newest"
    MINE = "mine"
    AWAITING_SIGNATURE = "awaiting_signature"
    SIGNATURE_DUE = "signature_due"
    NEEDS_PLACE = "needs_place"
    MOST_REPORTED = "most_reported"
    PUBLISHED = "published"
    DECLINED = "declined"
    ALREADY_FIXED = "already_fixed"
    WITHOUT_NOTE = "without_note"
    WITH_CMS = "with_cms"
    EVERYTHING = "everything"


class Order(StrEnum):
    """By which column a view is ordered; the number decides between equals."""

    DUE = "due"
    SIGNATURE_DUE = "signature_due"
    LIVE_DUE = "live_due"
    REPORTS = "reports"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Shape:
    """A view's state (None for all), order, and the counter that says how many there are."""

    state: CorrectionState | None
    order: Order
    counter: str | None = None
    only: ColumnElement[bool] | None = None


def _of(state: CorrectionState, order: Order = Order.NUMBER) -> Shape:
    return Shape(state, order, by_state(state))


SHAPES: Mapping[View, Shape] = {
    View.DUE: _of(CorrectionState.OPEN, Order.DUE),
    View.NEWEST: _of(CorrectionState.OPEN),
    View.MINE: Shape(None, Order.DUE),
    View.AWAITING_SIGNATURE: _of(CorrectionState.AWAITING_SIGNATURE, Order.DUE),
    View.SIGNATURE_DUE: Shape(
        CorrectionState.PUBLISHED,
        Order.SIGNATURE_DUE,
        SIGNATURE_DUE_COUNT,
        Correction.signature_due_at.is_not(None),
    ),
    View.NEEDS_PLACE: Shape(CorrectionState.OPEN, Order.DUE, NEEDS_PLACE_COUNT, NEEDS_PLACE),
    View.MOST_REPORTED: _of(CorrectionState.OPEN, Order.REPORTS),
    View.PUBLISHED: _of(CorrectionState.PUBLISHED),
    View.DECLINED: _of(CorrectionState.DECLINED),
    View.ALREADY_FIXED: _of(CorrectionState.ALREADY_FIXED),
    View.WITHOUT_NOTE: Shape(CorrectionState.OPEN, Order.DUE, WITHOUT_NOTE_COUNT, WITHOUT_NOTE),
    View.WITH_CMS: Shape(
        CorrectionState.SCHEDULED, Order.LIVE_DUE, WITH_CMS_COUNT, Correction.live_due_at.is_not(None)
    ),
    View.EVERYTHING: Shape(None, Order.NUMBER),
}
COLUMNS: Mapping[Order, Any] = {
    Order.DUE: Correction.due_at,
    Order.SIGNATURE_DUE: Correction.signature_due_at,
    Order.LIVE_DUE: Correction.live_due_at,
    Order.REPORTS: Correction.reports,
}
FALLING = frozenset({Order.REPORTS, Order.NUMBER})


CASES: Select[Correction, Article] = select(Correction, Article).join(
    Article, Article.id == Correction.article_id
)


def from_mark(
    chosen: Select[Correction, Article], order: Order, mark: PageMark | None, *, backwards: bool, most: int
) -> Select[Correction, Article]:
    """The rows after a mark, or before it and nearest first, in the order's own key; at most so many."""
    falling = (order in FALLING) != backwards
    keys = [COLUMNS[order], Correction.id] if order in COLUMNS else [Correction.id]
    ordered = [key.desc() if falling else key for key in keys]
    if mark is not None and order is Order.REPORTS:
        chosen = CASES.where(Correction.id.in_(_counted_beyond(chosen, mark, falling=falling, most=most)))
    elif mark is not None:
        chosen = chosen.where(_beyond(order, mark, falling=falling))
    return chosen.order_by(*ordered).limit(most)


def _counted_beyond(
    chosen: Select[Correction, Article], mark: PageMark, *, falling: bool, most: int
) -> CompoundSelect[int]:
    """The next rows in an order by a count: those of the same count, then the others.

    Most cases have been reported once; asked in one go, SQLite would walk over all of them to find the mark. So it
    would if the statement around these named the view's state again: it asks for the found numbers only.
    """
    count, numbers = Correction.reports, chosen.with_only_columns(Correction.id)
    beyond_number = Correction.id < mark.number if falling else Correction.id > mark.number
    beyond_count = count < mark.count if falling else count > mark.count
    keys = [key.desc() if falling else key for key in (count, Correction.id)]
    alike = numbers.where(count == mark.count, beyond_number).order_by(keys[1]).limit(most)
    others = numbers.where(beyond_count).order_by(*keys).limit(most)
    return union_all(*(select(each.subquery().c.id) for each in (alike, others)))


def mark_of(case: Correction, order: Order) -> str:
    """The mark of a case in an order."""
    if order is Order.REPORTS:
        return str(counted_mark(case.reports, case.id))
    ends = {Order.SIGNATURE_DUE: case.signature_due_at, Order.LIVE_DUE: case.live_due_at}
    return str(PageMark(ends.get(order) or case.due_at, case.id))


def _beyond(order: Order, mark: PageMark, *, falling: bool) -> ColumnElement[bool]:
    if order is Order.NUMBER:
        return Correction.id < mark.number if falling else Correction.id > mark.number
    key = tuple_(COLUMNS[order], Correction.id)
    last = tuple_(mark.at, mark.number, types=[UtcTime(), Big])
    return key < last if falling else key > last
