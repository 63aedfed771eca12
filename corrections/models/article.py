"""Article: one work at one address; the desk of the paper that answers for it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class Desk(Base):
    """A section of the paper. Desks filter what people see first; they fence nobody out."""

    __tablename__ = "desk"

    id: Mapped[Number]
    name: Mapped[str] = mapped_column(String(80), unique=True)


class Article(Base):
    """The row that publishing locks; its words stand in its versions."""

    __tablename__ = "article"

    id: Mapped[Number]
    slug: Mapped[str] = mapped_column(String(160), unique=True)
    external_id: Mapped[str | None] = mapped_column(String(200), unique=True)
    canonical_url: Mapped[str | None] = mapped_column(String(2000), unique=True)
    language: Mapped[str] = mapped_column(String(35))
    author: Mapped[str] = mapped_column(String(200), default="")
    desk_id: Mapped[int | None] = mapped_column(Big, ForeignKey("desk.id"))
    status: Mapped[str] = mapped_column(String(10), default="live")
    current_version: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[Moment]
    changed_at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint("status IN ('live', 'held', 'retracted', 'removed')", name="status_known"),
        CheckConstraint("current_version >= 0", name="version_counts_up"),
        Index("ix_article_front_page", "published_at", "id"),
    )
