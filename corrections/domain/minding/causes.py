"""Causes: why a serious error happened and what keeps the next one away; asked the day after, never published."""

from __future__ import annotations

from datetime import UTC, datetime, time
from enum import StrEnum

from corrections.domain.disclosure import Severity
from corrections.domain.minding.working_days import WorkingDays


class Cause(StrEnum):
    """Where an error came in. It names a step of the work, and nobody."""

    SOURCE = "source"
    REPORTING = "reporting"
    EDITING = "editing"
    TRANSLATION = "translation"
    PRODUCTION = "production"
    PICTURE_DESK = "picture_desk"
    AUTOMATION = "automation"
    HASTE = "haste"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"


def is_asked(severity: Severity, published_at: datetime, *, at: datetime, days: WorkingDays) -> bool:
    """Whether the cause may be asked: for serious errors, from the day after on, by the newsroom's clock."""
    return severity is Severity.SERIOUS and published_at < asked_before(at, days)


def asked_before(at: datetime, days: WorkingDays) -> datetime:
    """The beginning of today by the newsroom's clock: causes of what went out before are asked."""
    today = at.astimezone(days.zone).date()
    return datetime.combine(today, time(), tzinfo=days.zone).astimezone(UTC)
