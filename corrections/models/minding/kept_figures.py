"""KeptFigures: the standards desk's figures as they were last worked out, for newsrooms too large to do it at once."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Moment


class KeptFigures(Base):
    """The figures of the whole newsroom (`scope` is "all") or of one desk (its number). JSON."""

    __tablename__ = "kept_figures"

    scope: Mapped[str] = mapped_column(String(24), primary_key=True)
    made_at: Mapped[Moment]
    contents: Mapped[str] = mapped_column(Text)
