"""Program: a CMS or another program that holds a key. Only the key's hash is kept."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, MaybeMoment, Moment, Number


class Program(Base):
    """A program with what its key is good for (`scopes`, with spaces between), and until when."""

    __tablename__ = "program"

    id: Mapped[Number]
    name: Mapped[str] = mapped_column(String(80))
    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    scopes: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    revoked_at: Mapped[MaybeMoment]
    used_at: Mapped[MaybeMoment]
