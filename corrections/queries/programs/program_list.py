"""The programs that were given a key, and where an article stands that one of them keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.domain.programs import scopes as rules
from corrections.domain.programs.scopes import Scope
from corrections.domain.refusals import UnknownArticle
from corrections.models import Article
from corrections.models.programs.program import Program
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class ProgramLine:
    """One program; `revoked_at` and `used_at` may be unknown."""

    number: int
    name: str
    scopes: frozenset[Scope]
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an article stands: no words, so it may be told of one that is not shown, too."""

    slug: str
    version: int
    status: str
    external_id: str | None
    canonical_url: str | None
    changed_at: datetime


def programs(sessions: Sessions) -> tuple[ProgramLine, ...]:
    """All of them, oldest first."""
    with reading(sessions) as session:
        return tuple(
            ProgramLine(
                row.id,
                row.name,
                rules.read(row.scopes),
                row.made_at,
                row.ends_at,
                row.revoked_at,
                row.used_at,
            )
            for row in session.scalars(select(Program).order_by(Program.id))
        )


def standing_of(sessions: Sessions, slug: str) -> Standing:
    """Where an article stands. Raises UnknownArticle."""
    with reading(sessions) as session:
        row = session.scalar(select(Article).where(Article.slug == slug))
        if row is None:
            raise UnknownArticle
        return Standing(
            row.slug, row.current_version, row.status, row.external_id, row.canonical_url, row.changed_at
        )
