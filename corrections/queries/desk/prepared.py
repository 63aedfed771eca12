"""Exactly what was prepared and signed for a case, and who stands for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.binding import block_changes
from corrections.domain.disclosure import NoteKind, Requirement, Severity, Signer, signatures_needed, suffices
from corrections.domain.notes import prefilled
from corrections.domain.permissions import Role
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.splicing.splices import from_json
from corrections.domain.wording.changes import SentenceChange, changes_of
from corrections.models import PreparedFix, Signature
from corrections.queries.newsroom.whole_view import WholeView, whole_view


@dataclass(frozen=True, slots=True)
class SignatureView:
    """Somebody's approval."""

    staff_id: int
    name: str
    roles: frozenset[Role]
    comment: str
    after_publishing: bool
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as the prepared fix changes it."""

    part: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PreparedView:
    """A prepared fix as it was signed, with its signatures, and who may still sign."""

    blocks: tuple[BlockView, ...]
    base_version: int
    proposed: str
    kind: str
    severity: str
    error_type: str
    place: str
    note: str
    checked: str
    departure_reason: str
    restatement: str
    publish_at: datetime | None
    prepared_by: int
    prepared_at: datetime
    signatures: tuple[SignatureView, ...]
    undo_note: str
    whole: WholeView | None

    @property
    def requirement(self) -> Requirement:
        """Who must sign a change of this kind."""
        return signatures_needed(NoteKind(self.kind), Severity(self.severity))

    def is_signed_by(self, staff_id: int) -> bool:
        """Whether this person signed."""
        return staff_id in {signature.staff_id for signature in self.signatures}

    def would_suffice(self, staff_id: int, roles: frozenset[Role]) -> bool:
        """Whether the signatures suffice once this person has signed."""
        signers = [Signer(each.staff_id, each.roles) for each in self.signatures]
        return suffices(self.requirement, [*signers, Signer(staff_id, roles)])


def prepared_view(
    session: Session, row: PreparedFix, base: ArticleText, *, language: str, on: date
) -> PreparedView:
    """A prepared fix, with its signatures; `base` is the version it was prepared on."""
    fix = from_json(json.loads(row.changes))
    signatures = session.scalars(
        select(Signature).where(Signature.prepared_fix_id == row.id).order_by(Signature.id)
    )
    return PreparedView(
        blocks=tuple(
            BlockView(change.part.value, word_difference(change.before, change.after))
            for change in block_changes(fix, base)
        ),
        base_version=row.base_version,
        proposed=row.proposed,
        kind=row.kind,
        severity=row.severity,
        error_type=row.error_type,
        place=row.place,
        note=row.note,
        checked=row.checked,
        departure_reason=row.departure_reason,
        restatement=row.restatement,
        publish_at=row.publish_at,
        prepared_by=row.prepared_by,
        prepared_at=row.prepared_at,
        signatures=tuple(_signature(each) for each in signatures),
        whole=whole_view(session, row, base),
        undo_note=_undo_note(row, changes_of(fix, base), language=language, on=on),
    )


def _undo_note(row: PreparedFix, changes: Sequence[SentenceChange], *, language: str, on: date) -> str:
    """The note of taking the change back, where it had one: the same words with their places exchanged."""
    if not row.note:
        return ""
    back = [replace(change, old=change.new, new=change.old) for change in changes]
    return prefilled(NoteKind.CORRECTION, language=language, on=on, changes=back)


def _signature(row: Signature) -> SignatureView:
    return SignatureView(
        staff_id=row.staff_id,
        name=row.name,
        roles=frozenset(map(Role, filter(None, row.roles.split(",")))),
        comment=row.comment,
        after_publishing=row.after_publishing,
        signed_at=row.signed_at,
    )
