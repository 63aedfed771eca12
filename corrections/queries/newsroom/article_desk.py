"""An article as the desk sees it: its status, what can be done about it, what waits for a signature, its versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import ArticleStatus, CorrectionState
from corrections.domain.newsroom.whole_notes import note_for
from corrections.domain.newsroom.whole_values import WholeAct, possible_acts
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.domain.refusals import UnknownArticle
from corrections.models import (
    Article,
    Correction,
    PreparedFix,
    Staff,
    WholeChange,
)
from corrections.models.newsroom.handed_change import is_made_there
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.newsroom.versions_newest_first import versions_newest_first
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class PossibleAct:
    """One thing that can be done to the article, with the note that is ready for it."""

    act: str
    note: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A change of the whole article that waits for a signature or for its hour."""

    reference: str
    kind: str
    state: str
    status_after: str
    publish_at: datetime | None
    state_token: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: its number, hour and kind, and whether the public can read its words, or nobody can."""

    number: int
    published_at: datetime
    kind: str
    is_shown: bool
    is_kept: bool


@dataclass(frozen=True, slots=True)
class ArticleDesk:
    """Everything on the page. `due_at` is when a hold ends unless it is confirmed; `held_by` set it."""

    number: int
    slug: str
    headline: str
    language: str
    direction: str
    author: str
    version: int
    status: str
    covered: bool
    by_order: bool
    due_at: datetime | None
    held_by: str
    held_by_id: int | None
    acts: tuple[PossibleAct, ...]
    pending: tuple[Pending, ...]
    versions: tuple[VersionLine, ...]
    is_made_there: bool


def article_desk(sessions: Sessions, slug: str, *, at: datetime, house: HouseRules) -> ArticleDesk:
    """An article by its name in the address. Four statements. Raises UnknownArticle."""
    with reading(sessions) as session:
        article = session.scalar(select(Article).where(Article.slug == slug, Article.current_version > 0))
        if article is None:
            raise UnknownArticle
        versions, headline = _versions(session, article)
        on = at.astimezone(house.zone).date()
        acts = possible_acts(ArticleStatus(article.status))
        return ArticleDesk(
            number=article.id,
            slug=article.slug,
            headline=headline,
            language=article.language,
            direction=direction_of(article.language),
            author=article.author,
            version=article.current_version,
            status=article.status,
            covered=article.covered,
            by_order=article.by_order,
            due_at=article.status_due_at,
            held_by=session.scalar(select(Staff.name).where(Staff.id == article.held_by)) or "",
            held_by_id=article.held_by,
            acts=tuple(_act(act, article, on) for act in acts),
            pending=_pending(session, article),
            versions=versions,
            is_made_there=is_made_there(house, article),
        )


def _act(act: WholeAct, article: Article, on: date) -> PossibleAct:
    return PossibleAct(act.value, note_for(act, language=article.language, on=on))


def _versions(session: Session, article: Article) -> tuple[tuple[VersionLine, ...], str]:
    rows, seen = versions_newest_first(session, article), visibility_of(article)
    lines = tuple(
        VersionLine(
            row.number,
            row.published_at,
            row.kind,
            row.is_kept and seen.shows_version(row.number),
            row.is_kept,
        )
        for row in rows
    )
    return lines, rows[0].headline or ""


def _pending(session: Session, article: Article) -> tuple[Pending, ...]:
    waiting = (CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)
    chosen = (
        select(
            Correction.id,
            Correction.revision,
            Correction.state,
            PreparedFix.kind,
            PreparedFix.publish_at,
            WholeChange.status_after,
        )
        .join(PreparedFix, PreparedFix.id == Correction.prepared_fix_id)
        .outerjoin(WholeChange, WholeChange.prepared_fix_id == PreparedFix.id)
        .where(Correction.article_id == article.id, Correction.state.in_(waiting))
        .where(or_(WholeChange.prepared_fix_id.is_not(None), PreparedFix.publish_at.is_not(None)))
        .order_by(Correction.id)
    )
    return tuple(
        Pending(case_reference(number), kind, state, status or "", publish_at, f"{state}.{revision}")
        for number, revision, state, kind, publish_at, status in session.execute(chosen)
    )
