"""The step that finds an earlier report of words that cannot be found in the text: the same words are one case."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.judgements import Verdict
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reporting.reports import Report
from corrections.models import Article, Correction, ReaderWords, Submission
from corrections.services.receiving.looking import Sighting


def same_words(
    session: Session,
    article: Article,
    sighting: Sighting,
    *,
    report: Report,
    states: Sequence[CorrectionState],
) -> Correction | None:
    """The newest case in these states about the same words without a place; a whole article has no words.

    Words that stand in several places are the same where what stands around them is told alike.
    """
    if not sighting.exact:
        return None
    chosen = (
        select(Correction)
        .join(Submission, Submission.correction_id == Correction.id)
        .join(ReaderWords, ReaderWords.submission_id == Submission.id)
        .where(
            Correction.article_id == article.id,
            Correction.state.in_(states),
            Correction.part == sighting.part,
            Correction.start.is_(None),
            Submission.start.is_(None),
            ReaderWords.exact == sighting.exact,
        )
    )
    if sighting.verdict is not Verdict.GONE:
        around = (ReaderWords.prefix == report.prefix) & (ReaderWords.suffix == report.suffix)
        chosen = chosen.where(around)
    return session.scalars(chosen.order_by(Correction.id.desc()).limit(1)).one_or_none()
