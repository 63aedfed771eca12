"""Those of the staff who may sign, with their roles: a select that acts, pages and letters share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.casework.bylines import is_bylined
from corrections.domain.casework.calling import can_help
from corrections.domain.disclosure import NoteKind, Severity, Signer, signatures_needed
from corrections.domain.permissions import Permission, Role, allowed
from corrections.models.article import Article
from corrections.models.casework.author_question import linked_authors
from corrections.models.prepared_fix import PreparedFix, Signature
from corrections.models.staff import Staff, StaffRole


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the staff whose account is open."""

    staff: Staff
    roles: frozenset[Role]


def colleagues(session: Session) -> list[Colleague]:
    """Everybody with an open account, in two statements."""
    people = session.scalars(select(Staff).where(Staff.disabled_at.is_(None)).order_by(Staff.id)).all()
    held: dict[int, set[Role]] = {}
    for staff_id, role in session.execute(select(StaffRole.staff_id, StaffRole.role)):
        held.setdefault(staff_id, set()).add(Role(role))
    return [Colleague(staff, frozenset(held.get(staff.id, ()))) for staff in people]


def who_can_sign(session: Session, article: Article, row: PreparedFix) -> list[Colleague]:
    """Those whose signature brings a prepared fix nearer: no author, nobody who signed, with a role that counts."""
    linked = linked_authors(session, article.id)
    signed = session.scalars(select(Signature).where(Signature.prepared_fix_id == row.id)).all()
    signers = [
        Signer(
            each.staff_id,
            frozenset(map(Role, each.roles.split(","))),
            each.staff_id in linked or is_bylined(article.author, each.name),
        )
        for each in signed
    ]
    needed = signatures_needed(NoteKind(row.kind), Severity(row.severity))
    return [
        each
        for each in colleagues(session)
        if can_help(needed, signers, as_signer(article, each, linked=linked))
    ]


def as_signer(article: Article, person: Colleague, *, linked: frozenset[int]) -> Signer:
    """The person as the policy counts them, for this article."""
    is_author = person.staff.id in linked or is_bylined(article.author, person.staff.name)
    return Signer(person.staff.id, person.roles, is_author)


def staff_authors(session: Session, article: Article) -> Sequence[Staff]:
    """The article's authors among the staff who work at the desk: they are told, and cannot sign."""
    linked = linked_authors(session, article.id)
    return [
        each.staff
        for each in colleagues(session)
        if allowed(each.roles, Permission.QUEUE_READ) and as_signer(article, each, linked=linked).is_author
    ]
