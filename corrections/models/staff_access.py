"""What accounts hold besides a name: second factors, recovery codes, invitations, desks."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class SecondFactor(Base):
    """A code generator or a passkey. A generator's secret is sealed with a key that is not in the database."""

    __tablename__ = "second_factor"

    id: Mapped[Number]
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    label: Mapped[str] = mapped_column(String(60))
    sealed_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    credential_id: Mapped[bytes | None] = mapped_column(LargeBinary(1024), unique=True)
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    last_count: Mapped[int] = mapped_column(Big, default=0)
    added_at: Mapped[Moment]
    used_at: Mapped[MaybeMoment]

    __table_args__ = (
        CheckConstraint(
            "(kind = 'totp' AND sealed_secret IS NOT NULL AND credential_id IS NULL)"
            " OR (kind = 'passkey' AND sealed_secret IS NULL AND credential_id IS NOT NULL"
            " AND public_key IS NOT NULL)",
            name="kind_whole",
        ),
    )


class RecoveryCode(Base):
    """A code that opens the second step once, when the device is lost. Only its hash is kept."""

    __tablename__ = "recovery_code"

    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), index=True)


class FactorAttempt(Base):
    """A try at a second step, counted against guessing."""

    __tablename__ = "factor_attempt"

    id: Mapped[Number]
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    at: Mapped[Moment]

    __table_args__ = (Index("ix_factor_attempt_staff", "staff_id", "at"),)


class Invitation(Base):
    """A code that lets somebody choose a password: at the start, or after a reset. Only its hash is kept."""

    __tablename__ = "invitation"

    id: Mapped[Number]
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    used_at: Mapped[MaybeMoment]

    __table_args__ = (CheckConstraint("kind IN ('invitation', 'reset')", name="kind_known"),)


class StaffDesk(Base):
    """A desk of the paper that somebody works for: it filters what they see first."""

    __tablename__ = "staff_desk"

    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), primary_key=True)
    desk_id: Mapped[int] = mapped_column(Big, ForeignKey("desk.id"), primary_key=True)
