"""Counter: a number kept beside what it counts, so that no page counts rows."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big


class Counter(Base):
    """One named count, changed in the same transaction as what it counts."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[int] = mapped_column(Big, default=0)
