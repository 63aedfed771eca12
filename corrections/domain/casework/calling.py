"""Who can still sign a change, and when they are called, reminded and missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import permutations

from corrections.domain.disclosure import Requirement, Signer
from corrections.domain.permissions import Permission, allowed

REMIND_AFTER = timedelta(hours=4)
REMIND_EVERY = timedelta(hours=24)
REMIND_BEFORE_DUE = timedelta(hours=6)


class Call(StrEnum):
    """How those who can sign are spoken to."""

    WANTED = "wanted"
    REMINDER = "reminder"
    OVERDUE = "overdue"


def people_missing(requirement: Requirement, signers: Sequence[Signer]) -> int:
    """How many more people must sign, at least; each need takes a different person."""
    people = {signer.staff_id: signer for signer in signers if not signer.is_author}
    counted = [signer for signer in people.values() if allowed(signer.roles, Permission.FIX_SIGN)]
    met = max(sum(given) for given in _matches(requirement, counted))
    return max(requirement.people - len(counted), len(requirement.needs) - met)


def _matches(requirement: Requirement, signers: Sequence[Signer]) -> list[list[bool]]:
    """For each way of giving the needs to different people, which of them are met."""
    seats: list[Signer | None] = [*signers, *[None] * len(requirement.needs)]
    return [
        [bool(signer and signer.roles & need) for signer, need in zip(chosen, requirement.needs, strict=True)]
        for chosen in permutations(seats, len(requirement.needs))
    ]


def can_help(requirement: Requirement, signers: Sequence[Signer], candidate: Signer) -> bool:
    """Whether this person's signature brings a change nearer to being complete."""
    if candidate.is_author or candidate.staff_id in {signer.staff_id for signer in signers}:
        return False
    return people_missing(requirement, [*signers, candidate]) < people_missing(requirement, signers)


def call_due(*, prepared: datetime, due: datetime | None, last: datetime | None, at: datetime) -> Call | None:
    """Which call is to go out now, if any.

    What waits to be published is reminded of after four hours, then daily; what was published unsigned is
    reminded of six hours before it is due, and daily once it is overdue. `last` is the last call that went out.
    """
    if due is not None:
        first, kind = (due - REMIND_BEFORE_DUE, Call.REMINDER) if at < due else (due, Call.OVERDUE)
    else:
        first, kind = prepared + REMIND_AFTER, Call.REMINDER
    if at < first:
        return None
    again = last is None or last < first or at - last >= REMIND_EVERY
    return kind if again else None
