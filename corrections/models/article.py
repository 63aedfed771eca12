"""Article: one work at one address; the desk of the paper that answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Text,
    false,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from corrections.domain.refusals import UnknownArticle
from corrections.domain.reporting.article_addresses import other_addresses
from corrections.models.base import Base, Big, MaybeMoment, Moment, Number
from corrections.models.newsroom.former_slug import FormerSlug


class Desk(Base):
    """A section of the paper. Desks filter what people see first; they fence nobody out."""

    __tablename__ = "desk"

    id: Mapped[Number]
    name: Mapped[str] = mapped_column(String(80), unique=True)


class Article(Base):
    """The row that publishing locks; its words stand in its versions.

    `covered` hides the words of a held or retracted article, `by_order` answers 451 where it was removed,
    `status_version` came with the present status, `status_due_at` is when a hold ends unless it is confirmed,
    `status_warned_at` when that was last written to those who can confirm it,
    and `hidden_versions` are numbers such as "1-3 7" (`domain/showing/visibility.py`).
    """

    __tablename__ = "article"

    id: Mapped[Number]
    slug: Mapped[str] = mapped_column(String(160), unique=True)
    external_id: Mapped[str | None] = mapped_column(String(200), unique=True)
    canonical_url: Mapped[str | None] = mapped_column(String(2000), unique=True)
    language: Mapped[str] = mapped_column(String(35))
    author: Mapped[str] = mapped_column(String(200), default="")
    desk_id: Mapped[int | None] = mapped_column(Big, ForeignKey("desk.id"))
    status: Mapped[str] = mapped_column(String(10), default="live")
    covered: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    by_order: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    status_version: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    status_due_at: Mapped[MaybeMoment]
    status_warned_at: Mapped[MaybeMoment]
    held_by: Mapped[int | None] = mapped_column(Big)
    hidden_versions: Mapped[str] = mapped_column(Text, default="", server_default="")
    current_version: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[Moment]
    changed_at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint("status IN ('live', 'held', 'retracted', 'removed')", name="status_known"),
        CheckConstraint("current_version >= 0", name="version_counts_up"),
        Index("ix_article_front_page", "published_at", "id"),
        Index("ix_article_status_due", "status_due_at"),
    )


def article_named(session: Session, name: str, *, locked: bool = False) -> Article:
    """The article of that slug, else external id, else address, else of an address that is the same by custom.

    `locked` locks it for this act, and in the order of their numbers those that have a lesser claim to the name.
    """
    if "\x00" in name:
        raise UnknownArticle(fields={"article": UnknownArticle.code})
    addresses = other_addresses(name)
    chosen = select(Article).where(
        or_(Article.slug == name, Article.external_id == name, Article.canonical_url.in_(addresses)),
        Article.current_version > 0,
    )
    rows = _found(session, chosen, locked=locked)
    if not rows:
        moved = select(Article).join(FormerSlug, FormerSlug.article_id == Article.id)
        rows = _found(session, moved.where(FormerSlug.slug == name), locked=locked)
    if not rows:
        raise UnknownArticle(fields={"article": UnknownArticle.code})
    return min(
        rows, key=lambda row: (row.slug != name, row.external_id != name, row.canonical_url != name, row.id)
    )


def _found(session: Session, chosen: Select[Article], *, locked: bool) -> Sequence[Article]:
    rows = chosen.order_by(Article.id).with_for_update(of=Article) if locked else chosen
    return session.scalars(rows).all()
