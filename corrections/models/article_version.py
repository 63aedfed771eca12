"""ArticleVersion: an immutable numbered state; its words apart, so that the law can take them away."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class ArticleVersion(Base):
    """What stays for ever: number, time, kind, the salted commitment, the position map without words.

    Insert-only by trigger and by rights.
    """

    __tablename__ = "article_version"

    id: Mapped[Number]
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(20))
    published_at: Mapped[Moment]
    rule_version: Mapped[int] = mapped_column(Integer)
    commitment: Mapped[str] = mapped_column(String(64))
    position_map: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        CheckConstraint("number >= 1", name="number_counts_from_one"),
    )


class VersionText(Base):
    """The words of a version, the salt of its commitment, and the edits that made it (JSON).

    Insert-only; may be deleted only where a `withdrawal` stands (by trigger).
    """

    __tablename__ = "version_text"

    version_id: Mapped[int] = mapped_column(Big, ForeignKey("article_version.id"), primary_key=True)
    headline: Mapped[str] = mapped_column(Text)
    dek: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    edits: Mapped[str] = mapped_column(Text)
    salt: Mapped[bytes] = mapped_column(LargeBinary(32))


class Withdrawal(Base):
    """The order that took a version's words away; the number and the commitment stay. Insert-only."""

    __tablename__ = "withdrawal"

    id: Mapped[Number]
    version_id: Mapped[int] = mapped_column(Big, ForeignKey("article_version.id"), unique=True)
    reason: Mapped[str] = mapped_column(String(40))
    ordered_by: Mapped[str] = mapped_column(String(120))
    confirmed_by: Mapped[str] = mapped_column(String(120))
    at: Mapped[Moment]

    __table_args__ = (CheckConstraint("ordered_by <> confirmed_by", name="two_people"),)
