"""AuthorQuestion: what the bylined author is asked by a mailed link, and what they answered without an account."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class AuthorQuestion(Base):
    """One question to an author. The link's token is derived from the number; only its hash is kept.

    `passage` is what the author is shown beside the question; no word of a reader and no name of one stands here.
    `staff_id` is set where the address is one of the staff: that person is the author of this article from then on.
    `state` is open, answered, or ended (called back, or the case was decided).
    """

    __tablename__ = "author_question"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    staff_id: Mapped[int | None] = mapped_column(Big, ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254))
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    question: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    before: Mapped[str] = mapped_column(Text)
    passage: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8), default="open")
    asked_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    asked_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    answer: Mapped[str] = mapped_column(Text, default="")
    suggested: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[MaybeMoment]

    __table_args__ = (
        CheckConstraint("state IN ('open', 'answered', 'ended')", name="state_known"),
        Index("ix_author_question_correction", "correction_id", "id"),
        Index("ix_author_question_author", "article_id", "staff_id"),
    )


def linked_authors(session: Session, article_id: int) -> frozenset[int]:
    """Members of the staff who were asked as an article's author, at their own address."""
    chosen = select(AuthorQuestion.staff_id).where(
        AuthorQuestion.article_id == article_id, AuthorQuestion.staff_id.is_not(None)
    )
    return frozenset(number for number in session.scalars(chosen) if number is not None)
