"""Whose a case is, what a legal flag stops, and who may decide when a reader asked for a second look."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from corrections.domain.casework.case_refusals import AppealNeedsAnother, LegallyStopped, StandardsHasIt
from corrections.domain.disclosure import Signer
from corrections.domain.permissions import Permission, Role, allowed

DECIDING_ACTS = frozenset(
    {
        "correction.declined",
        "correction.prepared",
        "correction.published",
        "correction.signed",
        "correction.undone",
    }
)


class Owner(StrEnum):
    """Who decides a case."""

    DESK = "desk"
    STANDARDS = "standards"


class SecondLook(StrEnum):
    """What a reader may ask for once, after an answer."""

    APPEAL = "appeal"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Custody:
    """Whose a case is, and whether it is stopped for a legal reason."""

    owner: Owner = Owner.DESK
    legal_flag: bool = False

    def check_decides(self, roles: Collection[Role]) -> None:
        """Raises StandardsHasIt for anybody else once standards took the case over."""
        if self.owner is Owner.STANDARDS and Role.STANDARDS not in roles:
            raise StandardsHasIt

    def check_goes_out(self) -> None:
        """Raises LegallyStopped where nothing may be published or answered."""
        if self.legal_flag:
            raise LegallyStopped


def may_hear(person: Signer, deciders: Collection[int]) -> bool:
    """Whether somebody may decide an appeal: senior or standards, and no part in the first decision."""
    return (
        allowed(person.roles, Permission.APPEAL_DECIDE)
        and person.staff_id not in deciders
        and not person.is_author
    )


def check_heard(people: Iterable[Signer], deciders: Collection[int]) -> None:
    """Raises AppealNeedsAnother unless one of the people may decide the appeal."""
    if not any(may_hear(person, deciders) for person in people):
        raise AppealNeedsAnother
