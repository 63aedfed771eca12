"""FormerSlug: an address that an article had before; it leads on for ever."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment


class FormerSlug(Base):
    """An old name in the address. No article may take it again. Insert-only."""

    __tablename__ = "former_slug"

    slug: Mapped[str] = mapped_column(String(160), primary_key=True)
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"), index=True)
    at: Mapped[Moment]
