"""The queue: cards in a few named views, page by key in both directions, with counts from counter rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from corrections.domain.sorting.counted import SPAM_CHECK, by_desk, by_severity
from corrections.models import Article, Correction
from corrections.models.sessions import Sessions
from corrections.queries.desk.cards import Card, cards
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import read_mark
from corrections.queries.sorting.beside import EDITIONS, TakenCase, by_view, counts_beside, desks_and_taken
from corrections.queries.sorting.narrowing import (
    Narrowing,
    conditions,
    found_by_words,
    in_hand,
)
from corrections.queries.sorting.viewing import CASES, SHAPES, Shape, View, from_mark, mark_of

PAGE = 20
NOBODY = 0
Row = tuple[Correction, Article]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a view, what narrows it, and from which mark on, or up to which."""

    view: View = View.DUE
    narrowing: Narrowing = field(default_factory=Narrowing)
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of a view. `after` and `before` mark where the pages beside it begin.

    `counts` are by view, `by_desk` and `by_severity` of the view's state, `held_back` the reports that wait for a spam
    check: all from counter rows, but for what is one's own. `taken` names the cases that somebody took over from the
    person who looks. `has_editions` is whether any article has one in another language.
    """

    view: View
    narrowing: Narrowing
    cards: tuple[Card, ...]
    counts: Mapping[str, int]
    held_back: int
    desks: Mapping[int, str]
    taken: tuple[TakenCase, ...]
    by_desk: Mapping[int, int]
    by_severity: Mapping[str, int]
    has_editions: bool
    after: str | None
    before: str | None

    @property
    def is_first(self) -> bool:
        """Whether nothing comes before this page."""
        return self.before is None


def queue(sessions: Sessions, wanted: Wanted, *, by: int, at: datetime) -> Queue:
    """A page of the queue. Eight statements at most. Raises NotFound for a mark that is none."""
    with reading(sessions) as session:
        rows, after, before = _page(session, wanted, by=by, at=at)
        kept, mine = counts_beside(session, by=by, at=at)
        desks, taken = desks_and_taken(session, by=by)
        return Queue(
            view=wanted.view,
            narrowing=wanted.narrowing,
            cards=cards(session, rows, at=at) if rows else (),
            counts={**by_view(kept), View.MINE.value: mine},
            held_back=kept.get(SPAM_CHECK, 0),
            has_editions=EDITIONS in kept,
            desks=desks,
            taken=taken,
            after=after,
            before=before,
            **_shares(wanted, kept, desks),
        )


def cards_of(session: Session, wanted: Wanted, *, at: datetime) -> tuple[Card, ...]:
    """The first cards of a view that is the same for everybody, for a page that shows them among other things."""
    rows, _after, _before = _page(session, wanted, by=NOBODY, at=at)
    return cards(session, rows, at=at) if rows else ()


def _page(
    session: Session, wanted: Wanted, *, by: int, at: datetime
) -> tuple[Sequence[Row], str | None, str | None]:
    """The rows of the page and the marks of the pages after and before it."""
    shape, backwards = SHAPES[wanted.view], bool(wanted.before)
    mark = read_mark(wanted.before or wanted.after)
    chosen = chosen_cases(session, shape, wanted, by=by, at=at)
    ordered = from_mark(chosen, shape.order, mark, backwards=backwards, most=PAGE + 1)
    rows: list[Row] = [(case, article) for case, article in session.execute(ordered)]
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if backwards:
        rows.reverse()
    if not rows:
        return rows, None, None
    after = mark_of(rows[-1][0], shape.order) if more or backwards else None
    before = mark_of(rows[0][0], shape.order) if (more if backwards else mark is not None) else None
    return rows, after, before


def chosen_cases(
    session: Session, shape: Shape, wanted: Wanted, *, by: int, at: datetime
) -> Select[Correction, Article]:
    """The cases of a narrowed view, in no order yet."""
    chosen, state = CASES, wanted.narrowing.state or shape.state
    if state is not None:
        chosen = chosen.where(Correction.state == state)
    if shape.only is not None:
        chosen = chosen.where(shape.only)
    if wanted.view is View.MINE:
        chosen = chosen.where(in_hand(by, at=at))
    chosen = chosen.where(*conditions(wanted.narrowing, by=by, at=at))
    found = found_by_words(session, wanted.narrowing.words)
    return chosen if found is None else chosen.where(found)


def _shares(wanted: Wanted, kept: Mapping[str, int], desks: Mapping[int, str]) -> dict[str, Any]:
    """How many cases of the view's state each desk has, and how many there are of each severity."""
    state = wanted.narrowing.state or SHAPES[wanted.view].state
    if state is None:
        return {"by_desk": {}, "by_severity": {}}
    severities = ("serious", "ordinary", "minor")
    return {
        "by_desk": {desk: kept.get(by_desk(state, desk), 0) for desk in (*desks, 0)},
        "by_severity": {each: kept.get(by_severity(state, each), 0) for each in severities},
    }
