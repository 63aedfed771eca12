"""Other open cases of the same article: what they propose, and where they stand if they go out together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_id, case_reference
from corrections.domain.text.spans import Passage
from corrections.models import Article, Correction, PreparedCase, PreparedFix
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.queries.desk.cards import Card, cards
from corrections.queries.desk.drafts import Draft

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class CompanionCase:
    """An open case of the same article whose place is certain; `value` is how a form names it."""

    card: Card
    value: str


def companion_cases(session: Session, correction_id: int, *, at: datetime) -> tuple[CompanionCase, ...]:
    """The open cases of the article of a case that can go out with it, due first, at most twenty."""
    article = select(Correction.article_id).where(Correction.id == correction_id).scalar_subquery()
    chosen = (
        select(Correction, Article)
        .join(Article, Article.id == Correction.article_id)
        .where(
            Correction.article_id == article,
            Correction.state == CorrectionState.OPEN,
            Correction.standing == "clean",
            Correction.signature_due_at.is_(None),
            Correction.id != correction_id,
        )
        .order_by(Correction.due_at, Correction.id)
        .limit(MOST_SHOWN)
    )
    rows = [(case, article) for case, article in session.execute(chosen)]
    if not rows:
        return ()
    shown = zip(cards(session, rows, at=at), rows, strict=True)
    return tuple(
        CompanionCase(card, f"{card.reference}|{case.state}.{case.revision}")
        for card, (case, _article) in shown
        if card.verdict in ("exact", "moved")
    )


def companion_passages(session: Session, article: Article, draft: Draft) -> Mapping[int, Passage]:
    """Where the cases that a draft takes along stand in the live text, as far as that is certain."""
    numbers = [case_id(reference) for reference, _state, _words in draft.reach.together]
    if not numbers:
        return {}
    chosen = select(Correction).where(Correction.id.in_(numbers), Correction.article_id == article.id)
    anchors = anchors_of(session, session.scalars(chosen).all())
    chain = chain_for(session, article, anchors.values())
    judged = {number: chain.judge(anchor, None) for number, anchor in anchors.items()}
    return {
        number: Passage(anchors[number].passage.part, found.span)
        for number, found in judged.items()
        if found.verdict.publishes and found.span is not None
    }


def prepared_with(session: Session, case: Correction) -> tuple[str, ...]:
    """The other cases of the fix that was prepared for a case last, by reference."""
    own = select(PreparedFix.correction_id).where(PreparedFix.id == case.prepared_fix_id)
    others = select(PreparedCase.correction_id).where(PreparedCase.prepared_fix_id == case.prepared_fix_id)
    numbers = sorted(set(session.scalars(own.union(others))) - {case.id})
    return tuple(map(case_reference, numbers))
