"""The rows that a batch of decisions speaks of, each kind read by one statement, however many there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from corrections.domain.text.stored_string import canonical_text
from corrections.models import Article, ArticleVersion, Correction, Note, PrivateAct, Staff, VersionText


class CaseRow(NamedTuple):
    """A case with the address of its article."""

    id: int
    article_id: int
    slug: str
    version: int
    severity: str
    reports: int
    opened_at: datetime
    first_act_at: datetime | None


class NoteRow(NamedTuple):
    """A note as it was published; `changes` is JSON."""

    reference: str
    text: str
    changes: str
    published_at: datetime


def acts_of(session: Session, numbers: Sequence[int]) -> Sequence[PrivateAct]:
    """The acts of these entries, the oldest first."""
    return session.scalars(
        select(PrivateAct).where(PrivateAct.seq.in_(numbers)).order_by(PrivateAct.seq)
    ).all()


def cases_of(session: Session, numbers: Collection[int]) -> Mapping[int, CaseRow]:
    """Cases by number."""
    case = Correction
    chosen = select(
        *(case.id, case.article_id, Article.slug, case.version),
        *(case.severity, case.reports, case.opened_at, case.first_act_at),
    ).join(Article, Article.id == case.article_id)
    return {row.id: CaseRow(*row) for row in session.execute(chosen.where(case.id.in_(numbers)))}


def names_of(session: Session, numbers: Collection[int]) -> Mapping[int, str]:
    """The names of people by number."""
    rows = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(numbers)))
    return {row.id: row.name for row in rows}


def notes_of(session: Session, references: Collection[str]) -> Mapping[str, NoteRow]:
    """Notes by reference."""
    chosen = select(Note.reference, Note.text, Note.changes, Note.published_at)
    return {
        row.reference: NoteRow(*row) for row in session.execute(chosen.where(Note.reference.in_(references)))
    }


def texts_of(
    session: Session, versions: Collection[tuple[int, int]]
) -> Mapping[tuple[int, int], Mapping[str, str]]:
    """The words of versions in plain text, by article and number; those that were withdrawn are left out."""
    own = ArticleVersion
    words = (VersionText.headline, VersionText.dek, VersionText.body)
    chosen = (
        select(own.article_id, own.number, *words)
        .join(VersionText, VersionText.version_id == own.id)
        .where(tuple_(own.article_id, own.number).in_(sorted(versions)))
    )
    return {
        (row.article_id, row.number): {
            "headline": row.headline,
            "dek": row.dek,
            "body": canonical_text(row.body),
        }
        for row in session.execute(chosen)
    }
