"""Cases for other programs: one row each, with the passage's place in the current version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.references import case_reference
from corrections.models import Article, Correction, ReaderWords, Submission
from corrections.models.sessions import Sessions
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case; `start` and `end` are code points of `part` in the current version, half open, or None."""

    reference: str
    article: str
    state: str
    verdict: str
    part: str
    version: int
    start: int | None
    end: int | None
    exact: str | None
    proposed: str | None
    submissions: int


def every_case(sessions: Sessions) -> Iterator[CaseRow]:
    """All cases, article by article, oldest first."""
    with reading(sessions) as session:
        for article in session.scalars(select(Article).order_by(Article.id)).all():
            yield from _of_article(session, article)


def _of_article(session: Session, article: Article) -> Iterator[CaseRow]:
    chosen = select(Correction).where(Correction.article_id == article.id).order_by(Correction.id)
    cases = list(session.scalars(chosen))
    if not cases:
        return
    anchors = anchors_of(session, cases)
    chain = chain_for(session, article, anchors.values())
    words = _first_words(session, article)
    for case in cases:
        exact, proposed, verdict = words.get(case.id, (None, None, "gone"))
        anchor = anchors.get(case.id)
        judged = chain.judge(anchor, proposed) if anchor else None
        span = judged.span if judged else None
        live = chain.live.canonical(anchor.passage.part) if anchor else ""
        yield CaseRow(
            reference=case_reference(case.id),
            article=article.slug,
            state=case.state,
            verdict=judged.verdict.value if judged else verdict,
            part=case.part,
            version=article.current_version,
            start=span.start if span else None,
            end=span.end if span else None,
            exact=span.slice(live) if span else exact,
            proposed=proposed,
            submissions=case.reports,
        )


def _first_words(session: Session, article: Article) -> dict[int, tuple[str | None, str | None, str]]:
    chosen = (
        select(Submission.correction_id, ReaderWords.exact, ReaderWords.proposed, Submission.verdict)
        .outerjoin(ReaderWords, ReaderWords.submission_id == Submission.id)
        .where(Submission.article_id == article.id, Submission.correction_id.is_not(None))
        .order_by(Submission.id.desc())
    )
    return {row[0] or 0: (row[1], row[2], row[3]) for row in session.execute(chosen)}
