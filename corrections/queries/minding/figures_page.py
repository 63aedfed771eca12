"""The figures: worked out at once where there is little, else as they were kept by the hour."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.minding.figures import Figures, figures
from corrections.models import Desk, KeptFigures, LogLine
from corrections.models.sessions import Sessions
from corrections.queries.minding.fact_reading import read_facts
from corrections.queries.reading_session import reading

PERIOD = timedelta(days=365)
AT_ONCE = 10_000
ALL = "all"


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The figures, when they were worked out, and the desks that can be chosen."""

    figures: Figures
    made_at: datetime
    desk: int | None
    desks: tuple[tuple[int, str], ...]


def figures_page(sessions: Sessions, desk: int | None, *, at: datetime, zone: ZoneInfo) -> FiguresPage:
    """The figures of the year before, of all desks or of one."""
    with reading(sessions) as session:
        desks = tuple((each.id, each.name) for each in session.scalars(select(Desk).order_by(Desk.name)))
        chosen = desk if desk in dict(desks) else None
        kept = None if _is_little(session, since=at - PERIOD) else session.get(KeptFigures, scope_of(chosen))
        if kept is not None:
            return FiguresPage(Figures.from_json(json.loads(kept.contents)), kept.made_at, chosen, desks)
        return FiguresPage(worked_out(session, chosen, at=at, zone=zone), at, chosen, desks)


def worked_out(session: Session, desk: int | None, *, at: datetime, zone: ZoneInfo) -> Figures:
    """The figures from the facts of the year before."""
    return figures(read_facts(session, since=at - PERIOD, until=at, desk=desk), zone)


def every_scope(sessions: Sessions, *, at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """The figures of all desks and of each, as they are kept; empty where they are worked out at once."""
    with reading(sessions) as session:
        if _is_little(session, since=at - PERIOD):
            return {}
        scopes = [None, *session.scalars(select(Desk.id).order_by(Desk.id))]
        made = {scope_of(desk): worked_out(session, desk, at=at, zone=zone) for desk in scopes}
    return {scope: json.dumps(each.to_json(), sort_keys=True) for scope, each in made.items()}


def scope_of(desk: int | None) -> str:
    """Under which name the figures of a desk are kept."""
    return ALL if desk is None else str(desk)


def _is_little(session: Session, *, since: datetime) -> bool:
    within = select(LogLine.seq).where(LogLine.at >= since).limit(AT_ONCE + 1).subquery()
    return session.scalars(select(func.count()).select_from(within)).one() <= AT_ONCE
