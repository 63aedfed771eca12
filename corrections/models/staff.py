"""Staff: who may sign in, as what, and the sessions they hold."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, true
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class Staff(Base):
    """A person of the newsroom. The name is copied wherever it must outlive the row.

    An empty `password_hash` fits no password; `factor_waived` is for the demo's people only. `single_keys` is
    whether the desk listens to single keys.
    """

    __tablename__ = "staff"

    id: Mapped[Number]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(255))
    language: Mapped[str] = mapped_column(String(12), default="en")
    joined_at: Mapped[Moment]
    disabled_at: Mapped[MaybeMoment]
    factor_waived: Mapped[bool] = mapped_column(Boolean, default=False)
    single_keys: Mapped[bool] = mapped_column(Boolean, default=True, server_default=true())

    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower"),)


class StaffRole(Base):
    """One role that a person holds; one person may hold several."""

    __tablename__ = "staff_role"

    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)

    __table_args__ = (
        CheckConstraint("role IN ('editor', 'senior_editor', 'standards', 'admin')", name="role_known"),
    )


class StaffSession(Base):
    """A browser's session, kept here so that signing out ends it for certain."""

    __tablename__ = "staff_session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    staff_id: Mapped[int | None] = mapped_column(Big, ForeignKey("staff.id"), index=True)
    contents: Mapped[str] = mapped_column(Text)
    created_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    ends_at: Mapped[Moment] = mapped_column(index=True)


class SignInAttempt(Base):
    """A try to sign in, counted against guessing. Account and address stand here only as keyed hashes."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[Number]
    account_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    prefix_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    at: Mapped[Moment]

    __table_args__ = (
        Index("ix_sign_in_attempt_account", "account_hash", "at"),
        Index("ix_sign_in_attempt_prefix", "prefix_hash", "at"),
        Index("ix_sign_in_attempt_at", "at"),
    )
