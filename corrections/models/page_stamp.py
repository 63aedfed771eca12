"""PageStamp: a number that grows whenever what the pages of an article show has changed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big

SITE = 0


class PageStamp(Base):
    """One article's stamp; number 0 is the site's. `value` is written by triggers only, in the act's own transaction.

    `purged` is the stamp that caches outside were told of last, `purged_shown` how much the article showed then.
    """

    __tablename__ = "page_stamp"

    article_id: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
    value: Mapped[int] = mapped_column(BigInteger)
    purged: Mapped[int] = mapped_column(BigInteger, server_default="0")
    purged_shown: Mapped[str] = mapped_column(Text, default="", server_default="")
