"""What stands beside the queue's cards: the counts of its views, the desks, and what was taken over from somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Integer, Select, cast, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.sorting.counted import PREFIX, by_state
from corrections.models import ClaimNotice, Correction, Counter, Desk, LanguageEdition
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.sorting.narrowing import in_hand
from corrections.queries.sorting.viewing import SHAPES, View

MINE, EDITIONS, MOST_TAKEN = "mine", "editions", 10


@dataclass(frozen=True, slots=True)
class TakenCase:
    """Somebody took a case over, and its previous holder has not read it yet."""

    reference: str
    name: str
    at: datetime


def counts_beside(session: Session, *, by: int, at: datetime) -> tuple[Mapping[str, int], int]:
    """The counters of cases, and how many a person has in hand, in one statement; `editions` is 1 where there are any.

    What is in hand ends by itself with a claim's ten minutes, so no counter could follow it: it is counted from the
    person's own claims, drafts and prepared changes, each found by an index.
    """
    kept = select(Counter.name, Counter.value).where(Counter.name.startswith(PREFIX, autoescape=True))
    own = select(literal(MINE), func.count()).select_from(Correction).where(in_hand(by, at=at))
    linked = select(literal(EDITIONS), cast(select(LanguageEdition.article_id).exists(), Integer))
    found = {row.name: row.value for row in session.execute(union_all(kept, own, linked))}
    return {name: value for name, value in found.items() if name != MINE and value}, found[MINE]


def desks_and_taken(session: Session, *, by: int) -> tuple[Mapping[int, str], tuple[TakenCase, ...]]:
    """The desks by name, and the cases that were taken over from a person, latest first, in one statement."""
    desks = select(Desk.id, Desk.name, cast(null(), DateTime(timezone=True)))
    rows = session.execute(union_all(select(_notices(by).subquery()), desks)).all()
    named = sorted(((name, number) for number, name, at in rows if at is None))
    return {number: name for name, number in named}, _taken(row for row in rows if row[2] is not None)


def taken_from(sessions: Sessions, *, by: int, but: str = "") -> tuple[TakenCase, ...]:
    """The cases that were taken over from a person, latest first, but for one that is told already."""
    with reading(sessions) as session:
        return tuple(each for each in _taken(session.execute(_notices(by))) if each.reference != but)


def _notices(by: int) -> Select[int, str, datetime]:
    return (
        select(ClaimNotice.correction_id, ClaimNotice.taken_by, ClaimNotice.at)
        .where(ClaimNotice.staff_id == by, ClaimNotice.seen_at.is_(None))
        .order_by(ClaimNotice.id.desc())
        .limit(MOST_TAKEN)
    )


def _taken(rows: Iterable[Any]) -> tuple[TakenCase, ...]:
    """The last notice of each case."""
    found: dict[int, TakenCase] = {}
    for number, name, at in rows:
        found.setdefault(number, TakenCase(case_reference(number), name, at))
    return tuple(found.values())


def by_view(kept: Mapping[str, int]) -> Mapping[str, int]:
    """How many cases each view has that is the same for everybody."""
    counts = {view.value: kept.get(shape.counter, 0) for view, shape in SHAPES.items() if shape.counter}
    every = sum(kept.get(by_state(state), 0) for state in CorrectionState)
    return {**counts, View.EVERYTHING.value: every}
