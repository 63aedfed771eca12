"""The steps around one person's approval."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.casework.bylines import is_bylined
from corrections.domain.casework.decision_refusals import AlreadySigned, AuthorCannotSign
from corrections.domain.disclosure import Signer
from corrections.domain.permissions import Role
from corrections.models import Article, PreparedFix, Signature
from corrections.models.casework.author_question import linked_authors


def add_signature(
    session: Session, row: PreparedFix, *, by: Actor, at: datetime, comment: str = "", late: bool = False
) -> None:
    """Sign a prepared fix. Raises AlreadySigned for the same person twice."""
    if by.id in {signature.staff_id for signature in signatures_of(session, row)}:
        raise AlreadySigned
    session.add(
        Signature(
            prepared_fix_id=row.id,
            staff_id=by.id,
            name=by.name,
            roles=",".join(sorted(by.roles)),
            digest=row.digest,
            after_publishing=late,
            comment=comment,
            signed_at=at,
        )
    )
    session.flush()


def signatures_of(session: Session, row: PreparedFix) -> list[Signature]:
    """Everybody who signed a prepared fix, in order."""
    chosen = select(Signature).where(Signature.prepared_fix_id == row.id).order_by(Signature.id)
    return list(session.scalars(chosen))


def signers_of(session: Session, article: Article, row: PreparedFix) -> list[Signer]:
    """The same as the policy counts them: with the roles they held when they signed."""
    linked = linked_authors(session, article.id)
    return [
        Signer(
            signature.staff_id,
            frozenset(map(Role, signature.roles.split(","))),
            signature.staff_id in linked or is_bylined(article.author, signature.name),
        )
        for signature in signatures_of(session, row)
    ]


def signer(session: Session, article: Article, by: Actor) -> Signer:
    """The person at hand, as the policy counts them."""
    return Signer(by.id, by.roles, is_author(session, article, by))


def check_not_author(session: Session, article: Article, by: Actor) -> None:
    """Raises AuthorCannotSign for the bylined author: they are told, and cannot sign or decline."""
    if is_author(session, article, by):
        raise AuthorCannotSign


def is_author(session: Session, article: Article, by: Actor) -> bool:
    """Whether the byline names this person, or the article's author was asked at this person's address."""
    return is_bylined(article.author, by.name) or by.id in linked_authors(session, article.id)
