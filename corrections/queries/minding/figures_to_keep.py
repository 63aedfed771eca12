"""The figures that are to be kept: those of all desks and of each, where there is too much to count at each look."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Desk, KeptFigures
from corrections.models.sessions import Sessions
from corrections.queries.minding.figures_page import PERIOD, is_little, kept_figures, scope_of, worked_out
from corrections.queries.reading_session import reading

KEPT_FOR = timedelta(minutes=59)


def figures_to_keep(sessions: Sessions, *, at: datetime, zone: ZoneInfo) -> Mapping[str, str] | None:
    """JSON by scope, empty where a look counts them itself; None while those that are kept hold."""
    with reading(sessions) as session:
        desks = session.scalars(select(Desk.id).order_by(Desk.id)).all()
        scopes = [] if is_little(session, since=at - PERIOD) else [None, *desks]
        if _hold(session, {scope_of(desk) for desk in scopes}, at):
            return None
    made = worked_out(sessions, at=at, zone=zone) if scopes else {}
    return {scope_of(desk): json.dumps(each.to_json(), sort_keys=True) for desk, each in made.items()}


def _hold(session: Session, scopes: Collection[str], at: datetime) -> bool:
    kept = {row.scope: row for row in session.scalars(select(KeptFigures))}
    return kept.keys() == scopes and all(
        at - row.made_at < KEPT_FOR and kept_figures(row) for row in kept.values()
    )
