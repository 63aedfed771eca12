"""The reports that wait for a spam check, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.domain.lifecycle import SubmissionState
from corrections.models import Article, ReaderWords, SpamFinding, Submission
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

PAGE = 50


@dataclass(frozen=True, slots=True)
class HeldReport:
    """One report with why it was held back (codes)."""

    id: int
    slug: str
    exact: str
    proposed: str | None
    comment: str
    evidence_url: str
    rules: tuple[str, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class SpamCheckPage:
    """One page; `older` names where the next begins, None on the last."""

    rows: tuple[HeldReport, ...]
    older: int | None


def spam_check_page(sessions: Sessions, *, after: int = 0) -> SpamCheckPage:
    """A page of reports that wait, cut by number."""
    chosen = (
        select(Submission, Article.slug, ReaderWords, SpamFinding.rules)
        .join(Article, Article.id == Submission.article_id)
        .join(SpamFinding, SpamFinding.submission_id == Submission.id)
        .join(ReaderWords, ReaderWords.submission_id == Submission.id)
        .where(
            SpamFinding.ended_at.is_(None),
            Submission.state == SubmissionState.QUARANTINED,
            Submission.id > after,
        )
        .order_by(Submission.id)
        .limit(PAGE + 1)
    )
    with reading(sessions) as session:
        found = session.execute(chosen).all()
    rows = tuple(_row(*each) for each in found[:PAGE])
    return SpamCheckPage(rows, rows[-1].id if len(found) > PAGE else None)


def _row(submission: Submission, slug: str, words: ReaderWords, rules: str) -> HeldReport:
    return HeldReport(
        id=submission.id,
        slug=slug,
        exact=words.exact,
        proposed=words.proposed,
        comment=words.comment,
        evidence_url=words.evidence_url,
        rules=tuple(rules.split()),
        received_at=submission.received_at,
    )
