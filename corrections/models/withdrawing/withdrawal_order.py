"""WithdrawalOrder and WithdrawnWords: who wants words of versions destroyed, and what lost words with them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number

WAITING = text("state = 'waiting'")


class WithdrawalOrder(Base):
    """One order, until a second person confirms it or somebody gives it up. `versions` are numbers such as "1-3 7".

    Of one article, one is waiting. `why` is for the newsroom only; `reason` is a code that the public log says.
    """

    __tablename__ = "withdrawal_order"

    id: Mapped[Number]
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    versions: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(40))
    why: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    ordered_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    ordered_at: Mapped[Moment]
    settled_by: Mapped[int | None] = mapped_column(Big, ForeignKey("staff.id"))
    settled_at: Mapped[MaybeMoment]

    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'done', 'given_up')", name="state_known"),
        CheckConstraint("state <> 'done' OR settled_by <> ordered_by", name="two_people"),
        Index("ix_withdrawal_order_article", "article_id", "id"),
        Index(
            "uq_withdrawal_order_waiting",
            "article_id",
            unique=True,
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
    )


class WithdrawnWords(Base):
    """A row that said the words of a withdrawn version and lost them: its table, and its first key. Insert-only.

    A row of an insert-only table lets its words be emptied where such a row stands, and nothing else (by trigger).
    """

    __tablename__ = "withdrawn_words"

    place: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_id: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
    withdrawal_order_id: Mapped[int] = mapped_column(Big, ForeignKey("withdrawal_order.id"), index=True)
