"""What letters about a hold tell, read when they are sent: the article, who held it and why, until when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.permissions import Permission, allowed
from corrections.models import Article, PrivateAct, Staff
from corrections.models.casework.staff_able import colleagues, staff_authors
from corrections.models.sessions import Sessions
from corrections.queries.letters.signing_calls import Addressee
from corrections.queries.live_headlines import headline_of
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class HoldTold:
    """A hold as a letter tells it. `by` set or ended it, empty where it ended by itself."""

    headline: str
    slug: str
    language: str
    direction: str
    call: str
    by: str
    reason: str
    covered: bool
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class HoldNews:
    """A letter's matter and the people it goes to."""

    about: HoldTold
    people: tuple[Addressee, ...]


def standing_hold(sessions: Sessions, article_id: int, version: int, *, call: str) -> HoldNews | None:
    """A hold that nobody confirmed yet, for those who can confirm it; None once it is confirmed or over."""
    with reading(sessions) as session:
        article = session.get_one(Article, article_id)
        if (article.status, article.status_version) != (
            ArticleStatus.HELD,
            version,
        ) or not article.status_due_at:
            return None
        by, reason, _ = _last(session, article, "article.held")
        people = _confirming(session, article, but={article.held_by})
        return HoldNews(_told(session, article, call, by, reason), _addressees(people))


def hold_ended(sessions: Sessions, article_id: int, held_by: int) -> HoldNews:
    """A hold that is over, for whoever set it and those who could have confirmed it; not for who ended it."""
    with reading(sessions) as session:
        article = session.get_one(Article, article_id)
        by, _, ender = _last(session, article, "article.hold_ended")
        people = _confirming(session, article, but={ender})
        holder = session.get(Staff, held_by)
        if holder is not None and holder.disabled_at is None and holder.id != ender and holder not in people:
            people = [holder, *people]
        return HoldNews(_told(session, article, "ended", by, ""), _addressees(people))


def _told(session: Session, article: Article, call: str, by: str, reason: str) -> HoldTold:
    headline = headline_of(session, article.id)
    return HoldTold(
        headline=headline.words,
        slug=headline.slug,
        language=headline.language,
        direction=headline.direction,
        call=call,
        by=by,
        reason=reason,
        covered=article.covered,
        ends_at=article.status_due_at,
    )


def _confirming(session: Session, article: Article, *, but: set[int | None]) -> list[Staff]:
    """Those of the staff who may confirm a hold and are no authors of the article."""
    authors = {staff.id for staff in staff_authors(session, article)}
    return [
        each.staff
        for each in colleagues(session)
        if allowed(each.roles, Permission.ARTICLE_CONFIRM_HOLD) and each.staff.id not in authors | but
    ]


def _last(session: Session, article: Article, act: str) -> tuple[str, str, int | None]:
    """Who did it last, with which reason: name, reason, number; empty for what happened by itself."""
    chosen = (
        select(PrivateAct.contents, PrivateAct.staff_id, Staff.name)
        .outerjoin(Staff, Staff.id == PrivateAct.staff_id)
        .where(PrivateAct.subject == f"A-{article.id}", PrivateAct.act == act)
        .order_by(PrivateAct.seq.desc())
        .limit(1)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        return "", "", None
    return row.name or "", json.loads(row.contents)["facts"].get("reason", ""), row.staff_id


def _addressees(people: Sequence[Staff]) -> tuple[Addressee, ...]:
    return tuple(Addressee(staff.id, staff.email, staff.language) for staff in people)
