"""What needs the standards desk now: signatures due, what was told as less than suggested, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.sorting.counted import SIGNATURE_DUE, WITHOUT_NOTE, by_state
from corrections.models import PreparedFix, Staff
from corrections.models.sessions import Sessions
from corrections.models.sorting.recount import kept_counts
from corrections.queries.desk.cards import Card
from corrections.queries.desk.open_alarms import OpenAlarm, open_alarms
from corrections.queries.desk.queue import Wanted, cards_of
from corrections.queries.reading_session import reading
from corrections.queries.sorting.viewing import View

LOOKED_THROUGH, MOST_SHOWN, MOST_DUE = 500, 20, 10


@dataclass(frozen=True, slots=True)
class Departure:
    """A change told as less than the desk suggested, and the line of reason."""

    reference: str
    kind: str
    severity: str
    reason: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """The standards desk's first page; the numbers are of all, the lists begin with the most urgent."""

    alarms: tuple[OpenAlarm, ...]
    number_of_alarms: int
    signatures_due: tuple[Card, ...]
    number_due: int
    number_without_note: int
    departures: tuple[Departure, ...]
    counts: Mapping[str, int]


def overview(sessions: Sessions, *, at: datetime) -> Overview:
    """What needs standards now. Eight statements, however much there is."""
    with reading(sessions) as session:
        kept, alarms = kept_counts(session), open_alarms(session)
        return Overview(
            alarms=alarms,
            number_of_alarms=sum({alarm.kind: alarm.number for alarm in alarms}.values()),
            signatures_due=cards_of(session, Wanted(View.SIGNATURE_DUE), at=at)[:MOST_DUE],
            number_due=kept.get(SIGNATURE_DUE, 0),
            number_without_note=kept.get(WITHOUT_NOTE, 0),
            departures=_departures(session),
            counts={each.value: kept[by_state(each)] for each in CorrectionState if by_state(each) in kept},
        )


def _departures(session: Session) -> tuple[Departure, ...]:
    latest = select(PreparedFix.id).order_by(PreparedFix.id.desc()).limit(LOOKED_THROUGH)
    chosen = (
        select(PreparedFix, Staff.name)
        .join(Staff, Staff.id == PreparedFix.prepared_by)
        .where(PreparedFix.id.in_(latest), PreparedFix.departure_reason != "")
        .order_by(PreparedFix.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(
        Departure(
            reference=case_reference(row.correction_id),
            kind=row.kind,
            severity=row.severity,
            reason=row.departure_reason,
            name=name,
            at=row.prepared_at,
        )
        for row, name in session.execute(chosen)
    )
