"""How long a ruling or an apology stands alone on top, and the bytes that bind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from corrections.domain.disclosure import Severity
from corrections.domain.newsroom.hold_refusals import HourIsPast
from corrections.domain.record.entries import profile_bytes, stamp
from corrections.domain.rulings.ruling_refusals import DaysUnclear, NotSerious

LONGEST_PIN = 3650


@dataclass(frozen=True, slots=True)
class Pin:
    """From which hour (None: at once), for how many days, and whether on the front page as well."""

    days: int | None
    starts: datetime | None = None
    on_front: bool = False


def first_hour(starts: datetime | None, *, at: datetime) -> datetime | None:
    """From when something stands, None for at once. Raises HourIsPast."""
    if starts is not None and starts <= at:
        raise HourIsPast(fields={"pinned_from": HourIsPast.code})
    return starts


def checked_days(days: int | None, *, least: int = 1) -> int:
    """For how many days. Raises DaysUnclear for nothing, for fewer than `least`, and for more than ten years."""
    if days is None or not least <= days <= LONGEST_PIN:
        raise DaysUnclear(fields={"days": DaysUnclear.code}, least=least, most=LONGEST_PIN)
    return days


def last_hour(days: int, starts: datetime) -> datetime | None:
    """Until when something stands that begins at `starts`; None for good, which is 0 days."""
    return starts + timedelta(days=days) if days else None


def check_may_be_pinned(severity: str) -> None:
    """Raises NotSerious: what is shown alone is not for trifles."""
    if severity != Severity.SERIOUS:
        raise NotSerious


def starting(pinned_from: datetime | None) -> Mapping[str, str]:
    """What a ruling's commitment binds besides where it begins later; nothing where it stood at once."""
    return {"pinned_from": stamp(pinned_from)} if pinned_from else {}


def pin_content(
    *, note: str, number: int, begins: datetime, ends: datetime, on_front: bool, at: datetime
) -> bytes:
    """The bytes that the commitment of a note's pin binds."""
    bound = {"note": note, "number": number, "pinned_from": stamp(begins), "pinned_until": stamp(ends)}
    return profile_bytes({**bound, "front_page": "yes" if on_front else "no", "at": stamp(at)})
