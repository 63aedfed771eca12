"""What a timeline is about when it is no single case: an article with its cases, a person, a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound, UnknownArticle
from corrections.domain.reporting.report_refusals import UnknownNote
from corrections.models import Article, Correction, FormerSlug, Note, NoteCase, Staff, StaffRole, VersionText
from corrections.models.article_version import ArticleVersion
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

MOST_CASES = 50


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case of an article."""

    reference: str
    state: str
    severity: str
    opened_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class ArticleSubject:
    """An article, and its latest cases."""

    slug: str
    headline: str
    status: str
    version: int
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class PersonSubject:
    """A member of staff, with the roles held now."""

    id: int
    name: str
    roles: tuple[str, ...]
    joined_at: datetime
    disabled_at: datetime | None


def article_subject(sessions: Sessions, slug: str) -> ArticleSubject:
    """An article by its address, present or former, and its latest fifty cases. Two statements.

    Raises UnknownArticle.
    """
    with reading(sessions) as session:
        former = select(FormerSlug.article_id).where(FormerSlug.slug == slug)
        chosen = (
            select(Article, VersionText.headline)
            .outerjoin(
                ArticleVersion,
                (ArticleVersion.article_id == Article.id)
                & (ArticleVersion.number == Article.current_version),
            )
            .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
            .where(or_(Article.slug == slug, Article.id.in_(former)))
        )
        row = session.execute(chosen).one_or_none()
        if row is None:
            raise UnknownArticle
        article: Article = row.Article
        cases = select(Correction).where(Correction.article_id == article.id)
        latest = session.scalars(cases.order_by(Correction.id.desc()).limit(MOST_CASES))
        return ArticleSubject(
            slug=article.slug,
            headline=row.headline or article.slug,
            status=article.status,
            version=article.current_version,
            cases=tuple(
                CaseLine(case_reference(case.id), case.state, case.severity, case.opened_at, case.decided_at)
                for case in latest
            ),
        )


def person_subject(sessions: Sessions, number: int) -> PersonSubject:
    """A member of staff. Two statements. Raises NotFound."""
    with reading(sessions) as session:
        person = session.get(Staff, number)
        if person is None:
            raise NotFound
        roles = session.scalars(select(StaffRole.role).where(StaffRole.staff_id == number))
        return PersonSubject(
            person.id, person.name, tuple(sorted(roles)), person.joined_at, person.disabled_at
        )


def case_of_note(sessions: Sessions, reference: str) -> str:
    """The case behind a note, the first where there are several. One statement. Raises UnknownNote."""
    with reading(sessions) as session:
        chosen = select(NoteCase.correction_id).join(Note, Note.id == NoteCase.note_id)
        number = session.scalar(
            chosen.where(Note.reference == reference).order_by(NoteCase.correction_id).limit(1)
        )
        if number is None:
            raise UnknownNote
        return case_reference(number)
