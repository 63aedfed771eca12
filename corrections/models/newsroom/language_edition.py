"""LanguageEdition: an article that tells in another language what its original tells."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment


class LanguageEdition(Base):
    """One row for each translation; the original has none. Each keeps versions and cases of its own."""

    __tablename__ = "language_edition"

    article_id: Mapped[int] = mapped_column(
        Big, ForeignKey("article.id"), primary_key=True, autoincrement=False
    )
    original_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint("article_id != original_id", name="not_itself"),
        Index("ix_language_edition_original", "original_id"),
    )
