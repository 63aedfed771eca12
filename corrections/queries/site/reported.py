"""How many reports stand open on a passage: a number, no words."""

from __future__ import annotations

from sqlalchemy import select

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.text.spans import Passage
from corrections.models import Correction
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article

UNDECIDED = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)
MOST_CASES_COMPARED = 500


def reported_on(sessions: Sessions, slug: str, passage: Passage) -> int:
    """The reports of undecided cases that touch a passage of the live text (code points, half open).

    Cases whose place is not certain count nowhere. Raises UnknownArticle, ArticleRemoved, ArticleCovered.
    """
    with reading(sessions) as session:
        article = public_article(session, slug)
        visibility_of(article).check_words()
        chosen = select(Correction).where(
            Correction.article_id == article.id,
            Correction.state.in_(UNDECIDED),
            Correction.part == passage.part,
        )
        cases = session.scalars(chosen.order_by(Correction.id.desc()).limit(MOST_CASES_COMPARED)).all()
        anchors = anchors_of(session, cases)
        chain = chain_for(session, article, anchors.values())
        found = 0
        for case in cases:
            judged = chain.judge(anchors[case.id], None) if case.id in anchors else None
            certain = judged.span if judged and judged.verdict.publishes else None
            if certain is not None and (certain.overlaps(passage.span) or certain == passage.span):
                found += case.waiting
        return found
