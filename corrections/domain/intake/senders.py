"""Sender: what intake knows of who sends a report; nothing from which an address could be worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from corrections.domain.intake.intake_refusals import TooManyGuesses, TooManyReports

GUESSES = 20
SHORT = timedelta(minutes=10)
HOUR = timedelta(hours=1)
LONG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Caps:
    """How many reports one sender may send; None where nothing is limited."""

    in_ten_minutes: int
    in_a_day: int


@dataclass(frozen=True, slots=True)
class Sender:
    """`key` is a keyed hash of the address's prefix that changes every day; `wider` those of the networks around it,
    each with how many times as much may come from there.

    `trapped`: a field that nobody sees was filled in. `form_age`: seconds between showing and sending the form, None
    where none was shown. `unproven`: the site is busy and no work was proven.
    """

    key: bytes
    caps: Caps | None
    trapped: bool = False
    form_age: float | None = None
    unproven: bool = False
    wider: tuple[tuple[bytes, int], ...] = ()


def windows(at: datetime) -> tuple[tuple[str, datetime], tuple[str, datetime]]:
    """The two windows that a moment falls into, each with its name and when it ends."""
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    short = at.replace(minute=at.minute - at.minute % 10, second=0, microsecond=0)
    return (
        (f"{short:%Y-%m-%dT%H:%M}/10m", short + SHORT),
        (f"{day:%Y-%m-%d}/day", day + LONG),
    )


def guessing_window(at: datetime) -> tuple[str, datetime]:
    """The hour in which wrong addresses of receipts are counted, with when it ends."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    return f"{hour:%Y-%m-%dT%H}/guess", hour + HOUR


def check_guesses(count: int, cap: int, *, ends: datetime, at: datetime) -> None:
    """Raises TooManyGuesses, which says when receipts open again."""
    if count >= cap:
        seconds = max(1, int((ends - at).total_seconds()))
        raise TooManyGuesses(seconds=seconds, minutes=-(-seconds // 60))


def check_cap(count: int, cap: int, *, ends: datetime, at: datetime) -> None:
    """Raises TooManyReports, which says when the next report is taken."""
    if count > cap:
        seconds = max(1, int((ends - at).total_seconds()))
        raise TooManyReports(seconds=seconds, minutes=-(-seconds // 60))
