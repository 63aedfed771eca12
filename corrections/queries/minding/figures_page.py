"""The figures: worked out at once where there is little, else as they were kept by the hour, and never by a look."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.minding.figures import Figures, all_figures
from corrections.models import Desk, KeptFigures, LogLine
from corrections.models.sessions import Sessions
from corrections.queries.minding.fact_reading import read_facts
from corrections.queries.reading_session import reading

PERIOD = timedelta(days=365)
AT_ONCE = 2_000
ALL = "all"


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The figures, when they were worked out, and the desks that can be chosen; None while they are being counted."""

    figures: Figures | None
    made_at: datetime
    desk: int | None
    desks: tuple[tuple[int, str], ...]

    @property
    def names(self) -> Mapping[str, str]:
        """The desks' names by the number that the tables of figures have for them."""
        return {str(number): name for number, name in self.desks}


def figures_page(sessions: Sessions, desk: int | None, *, at: datetime, zone: ZoneInfo) -> FiguresPage:
    """The figures of the year before, of all desks or of one."""
    with reading(sessions) as session:
        desks = tuple((each.id, each.name) for each in session.scalars(select(Desk).order_by(Desk.name)))
        chosen = desk if desk in dict(desks) else None
        counted_now = is_little(session, since=at - PERIOD)
        kept = session.get(KeptFigures, scope_of(chosen))
    if counted_now:
        return FiguresPage(worked_out(sessions, at=at, zone=zone)[chosen], at, chosen, desks)
    if kept is None:
        return FiguresPage(None, at, chosen, desks)
    return FiguresPage(kept_figures(kept), kept.made_at, chosen, desks)


def kept_figures(kept: KeptFigures) -> Figures | None:
    """What was kept; None if an earlier program kept it, which counted something else."""
    told = Figures.from_json(json.loads(kept.contents))
    return told if told.is_whole else None


def worked_out(sessions: Sessions, *, at: datetime, zone: ZoneInfo) -> dict[int | None, Figures]:
    """The figures of all and of each desk, from the facts of the year before.

    They are counted after the reading, which may keep writers out.
    """
    with reading(sessions) as session:
        facts = read_facts(session, since=at - PERIOD, until=at)
    return all_figures(facts, zone)


def scope_of(desk: int | None) -> str:
    """Under which name the figures of a desk are kept."""
    return ALL if desk is None else str(desk)


def is_little(session: Session, *, since: datetime) -> bool:
    """Whether a look may count them all."""
    within = select(LogLine.seq).where(LogLine.at >= since).limit(AT_ONCE + 1).subquery()
    return session.scalars(select(func.count()).select_from(within)).one() <= AT_ONCE
