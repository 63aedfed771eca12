"""Alarms about the log itself: the signer refuses, nothing is signed, something was altered by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.alarms import AlarmKind
from corrections.models import Alarm, LogCheckpoint, LogLine
from corrections.models.sessions import Sessions
from corrections.services.alarming import raise_alarm, settle_alarm
from corrections.services.transaction import transaction

LONGEST_UNSIGNED = timedelta(minutes=15)
THE_LOG = "log"


def signer_refused(sessions: Sessions, log: str, *, code: str, at: datetime) -> None:
    """The fork guard tripped: the log is not the one that was signed, or the signer not its own."""
    with transaction(sessions) as session:
        raise_alarm(session, AlarmKind.LOG_FORKED, log[-120:], at=at, detail=code)


def all_signed(sessions: Sessions, log: str, *, at: datetime) -> None:
    """The signer signs again, or still: the alarms about its silence are over. Writes only where there is one."""
    with sessions.reads() as session:
        if not _is_open(session, AlarmKind.LOG_FORKED, AlarmKind.LOG_UNSIGNED):
            return
    with transaction(sessions) as session:
        settle_alarm(session, AlarmKind.LOG_FORKED, log[-120:], at=at)
        settle_alarm(session, AlarmKind.LOG_UNSIGNED, THE_LOG, at=at)


def watch_signing(sessions: Sessions, *, at: datetime) -> None:
    """Raise an alarm where an entry has waited too long for a checkpoint: the signer may be gone."""
    with transaction(sessions) as session:
        signed = session.scalar(select(func.max(LogCheckpoint.size))) or 0
        oldest = session.scalar(select(LogLine.at).where(LogLine.seq == signed))
        if oldest is not None and at - oldest > LONGEST_UNSIGNED:
            raise_alarm(session, AlarmKind.LOG_UNSIGNED, THE_LOG, at=at)


def log_was_checked(sessions: Sessions, broken: str, *, at: datetime) -> None:
    """What the nightly check found: the first thing that is not as it was logged, or nothing."""
    with transaction(sessions) as session:
        if broken:
            raise_alarm(session, AlarmKind.LOG_ALTERED, THE_LOG, at=at, detail=broken)
        else:
            settle_alarm(session, AlarmKind.LOG_ALTERED, THE_LOG, at=at)


def _is_open(session: Session, *kinds: AlarmKind) -> bool:
    chosen = select(Alarm.id).where(Alarm.kind.in_([*kinds]), Alarm.cleared_at.is_(None)).limit(1)
    return session.scalar(chosen) is not None
