"""After a change of the secret key, what was sealed under the former one is sealed under the new one."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import select

from corrections.domain.accounts.second_factors import FactorKind
from corrections.models import SecondFactor
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction


class Seals(Protocol):
    """Seals and opens secrets; opens under former keys too."""

    def seal(self, secret: str, *, staff_id: int) -> bytes: ...
    def open(self, sealed: bytes, *, staff_id: int) -> str: ...


def reseal(sessions: Sessions, *, seals: Seals) -> tuple[int, int]:
    """Seal every code generator's secret anew; gives how many were, and how many could not be opened."""
    lost = 0
    with transaction(sessions) as session:
        sealed = select(SecondFactor).where(SecondFactor.kind == FactorKind.TOTP).order_by(SecondFactor.id)
        generators = session.scalars(sealed.with_for_update()).all()
        for generator in generators:
            secret = seals.open(generator.sealed_secret or b"", staff_id=generator.staff_id)
            if secret:
                generator.sealed_secret = seals.seal(secret, staff_id=generator.staff_id)
            lost += not secret
    return len(generators) - lost, lost
