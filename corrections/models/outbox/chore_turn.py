"""ChoreTurn: when a periodic job is due again, so that several deliverers do not repeat one another."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, MaybeMoment, Moment


class ChoreTurn(Base):
    """One periodic job. `failed` is the name of the fault of its last run, empty where that went well."""

    __tablename__ = "chore_turn"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    due_at: Mapped[Moment]
    started_at: Mapped[MaybeMoment]
    finished_at: Mapped[MaybeMoment]
    failed: Mapped[str] = mapped_column(String(80), default="")
