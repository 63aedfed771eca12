"""What the letter about a case that was passed on tells, and who of the staff gets it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from corrections.domain.permissions import Role
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.domain.text.spans import Part, Span
from corrections.models import Article, Correction, Handover
from corrections.models.casework.staff_able import colleagues
from corrections.models.sessions import Sessions
from corrections.models.version_chain import standing_text
from corrections.queries.letters.signing_calls import Addressee
from corrections.queries.reading_session import reading

TAKERS = {"standards": Role.STANDARDS, "support": Role.ADMIN}


@dataclass(frozen=True, slots=True)
class HandoverTold:
    """A case that was passed on: article, passage, what the editor says to those who take it on; no reader's words."""

    reference: str
    headline: str
    slug: str
    language: str
    direction: str
    reason: str
    taken_on_by: str
    words: str
    passage: str


def handover(sessions: Sessions, number: int) -> tuple[HandoverTold, tuple[Addressee, ...]]:
    """A handover, and the members of the staff whose matter it is."""
    with reading(sessions) as session:
        chosen = (
            select(Handover, Correction, Article)
            .join(Correction, Correction.id == Handover.correction_id)
            .join(Article, Article.id == Correction.article_id)
            .where(Handover.id == number)
        )
        row, case, article = session.execute(chosen).one()
        text = standing_text(session, article.id, case.version)
        passage = ""
        if case.start is not None and case.end is not None:
            passage = Span(case.start, case.end).slice(text.canonical(Part(case.part)))
        about = HandoverTold(
            reference=case_reference(case.id),
            headline=text.headline,
            slug=article.slug,
            language=article.language,
            direction=direction_of(article.language),
            reason=row.reason,
            taken_on_by=row.taken_on_by,
            words=row.words,
            passage=passage,
        )
        people = [each.staff for each in colleagues(session) if TAKERS[row.taken_on_by] in each.roles]
    return about, tuple(Addressee(staff.id, staff.email, staff.language) for staff in people)
