"""What the second step of signing in has to know of somebody."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from corrections.domain.accounts.second_factors import FactorKind, accepted
from corrections.domain.permissions import Role
from corrections.models import RecoveryCode, SecondFactor, Staff, StaffRole
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class Door:
    """One person before the second step: what is accepted of them, and what they have."""

    staff_id: int
    email: str
    name: str
    waived: bool
    accepts: frozenset[FactorKind]
    has: frozenset[FactorKind]
    passkeys: tuple[bytes, ...]
    recovery_codes: int

    @property
    def can_show(self) -> frozenset[FactorKind]:
        """What can be shown now; empty when something has to be added first."""
        return self.accepts & self.has


def door(sessions: Sessions, staff_id: int) -> Door | None:
    """The person, unless the account is closed. Four statements."""
    with reading(sessions) as session:
        open_account = select(Staff).where(Staff.id == staff_id, Staff.disabled_at.is_(None))
        staff = session.scalar(open_account)
        if staff is None:
            return None
        roles = session.scalars(select(StaffRole.role).where(StaffRole.staff_id == staff_id)).all()
        mine = select(SecondFactor.kind, SecondFactor.credential_id).where(SecondFactor.staff_id == staff_id)
        held = session.execute(mine.order_by(SecondFactor.id)).all()
        left = session.scalars(select(func.count()).where(RecoveryCode.staff_id == staff_id)).one()
        return Door(
            staff_id=staff.id,
            email=staff.email,
            name=staff.name,
            waived=staff.factor_waived,
            accepts=accepted(map(Role, roles)),
            has=frozenset(FactorKind(row.kind) for row in held),
            passkeys=tuple(row.credential_id for row in held if row.credential_id),
            recovery_codes=left,
        )
