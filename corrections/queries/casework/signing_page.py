"""One waiting signature on a page of its own, and what else waits for the same person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.casework.bylines import is_bylined
from corrections.domain.casework.calling import can_help, people_missing
from corrections.domain.disclosure import NoteKind, Requirement, Severity, Signer, signatures_needed
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.permissions import Role
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound
from corrections.models import Article, ArticleVersion, Correction, PreparedFix, Signature, Staff, VersionText
from corrections.models.casework.author_question import linked_authors
from corrections.models.newsroom.handed_change import is_made_there
from corrections.models.sessions import Sessions
from corrections.models.version_chain import standing_text
from corrections.queries.casework.changed_blocks import BlockDifference, changed_blocks, is_reversal, note_of
from corrections.queries.live_headlines import headline_of
from corrections.queries.newsroom.whole_view import WholeView, changes_nothing_else, whole_view
from corrections.queries.reading_session import reading

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change that waits for this person's signature."""

    reference: str
    headline: str
    language: str
    kind: str
    severity: str
    drafter: str
    due_at: datetime | None
    prepared_at: datetime
    is_published: bool


@dataclass(frozen=True, slots=True)
class ChangeToSign:
    """What was prepared, and who stands for it so far."""

    blocks: tuple[BlockDifference, ...]
    kind: str
    severity: str
    place: str
    note: str
    checked: str
    departure_reason: str
    restatement: str
    publish_at: datetime | None
    is_reversal: bool
    signed_by: tuple[str, ...]
    signers: tuple[Signer, ...]
    whole: WholeView | None = None

    @property
    def requirement(self) -> Requirement:
        """Who must sign a change of this kind."""
        return signatures_needed(NoteKind(self.kind), Severity(self.severity))

    def is_signed_by(self, staff_id: int) -> bool:
        """Whether this person signed."""
        return staff_id in {signer.staff_id for signer in self.signers}

    def would_suffice(self, staff_id: int, roles: frozenset[Role]) -> bool:
        """Whether the signatures suffice once this person has signed."""
        return people_missing(self.requirement, [*self.signers, Signer(staff_id, roles)]) == 0


@dataclass(frozen=True, slots=True)
class SigningPage:
    """What was prepared, and whether this person can sign it now; `change` is None once nothing waits."""

    reference: str
    state: str
    version: int
    state_token: str
    slug: str
    headline: str
    language: str
    direction: str
    drafter: str
    due_at: datetime | None
    change: ChangeToSign | None
    is_author: bool
    is_signed: bool
    is_made_there: bool
    is_with_cms: bool
    others: tuple[Waiting, ...]

    @property
    def waits(self) -> bool:
        """Whether a signature is missing."""
        return self.change is not None

    @property
    def is_published(self) -> bool:
        """Whether it went out already, and is signed afterwards."""
        return self.state == CorrectionState.PUBLISHED


def signing_page(sessions: Sessions, correction_id: int, *, by: Actor, house: HouseRules) -> SigningPage:
    """A case's waiting signature. Raises NotFound where nothing was ever prepared."""
    with reading(sessions) as session:
        case, article, row, drafter = _found(session, correction_id)
        waits = case.state == CorrectionState.AWAITING_SIGNATURE or case.signature_due_at is not None
        change = _change(session, article, row) if waits else None
        return SigningPage(
            reference=case_reference(case.id),
            state=case.state,
            version=article.current_version,
            state_token=f"{case.state}.{case.revision}",
            slug=article.slug,
            headline=headline_of(session, article.id).words,
            language=article.language,
            direction=direction_of(article.language),
            drafter=drafter,
            due_at=case.signature_due_at,
            change=change,
            is_author=is_bylined(article.author, by.name) or by.id in linked_authors(session, article.id),
            is_signed=change is not None and change.is_signed_by(by.id),
            is_made_there=is_made_there(house, article) and change is not None and change.whole is None,
            is_with_cms=case.live_due_at is not None,
            others=tuple(
                each for each in _waiting(session, by=by) if each.reference != case_reference(case.id)
            ),
        )


def waiting_for(sessions: Sessions, *, by: Actor) -> tuple[Waiting, ...]:
    """What this person could sign now, what is due first."""
    with reading(sessions) as session:
        return _waiting(session, by=by)


def _found(session: Session, correction_id: int) -> tuple[Correction, Article, PreparedFix, str]:
    chosen = (
        select(Correction, Article, PreparedFix, Staff.name)
        .join(Article, Article.id == Correction.article_id)
        .join(PreparedFix, PreparedFix.id == Correction.prepared_fix_id)
        .join(Staff, Staff.id == PreparedFix.prepared_by)
        .where(Correction.id == correction_id)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1], row[2], row[3]


def _change(session: Session, article: Article, row: PreparedFix) -> ChangeToSign:
    signatures = session.scalars(
        select(Signature).where(Signature.prepared_fix_id == row.id).order_by(Signature.id)
    ).all()
    return ChangeToSign(
        blocks=changed_blocks(session, article.id, row),
        kind=row.kind,
        severity=row.severity,
        place=row.place,
        note=note_of(session, article.id, row),
        checked=row.checked,
        departure_reason=row.departure_reason,
        restatement=row.restatement,
        publish_at=row.publish_at,
        is_reversal=is_reversal(row),
        signed_by=tuple(each.name for each in signatures),
        signers=tuple(_signer(each) for each in signatures),
        whole=_whole(session, article, row),
    )


def _whole(session: Session, article: Article, row: PreparedFix) -> WholeView | None:
    if not changes_nothing_else(row):
        return None
    return whole_view(session, row, standing_text(session, article.id, row.base_version))


def _signer(each: Signature) -> Signer:
    return Signer(each.staff_id, frozenset(map(Role, each.roles.split(","))))


def _waiting(session: Session, *, by: Actor) -> tuple[Waiting, ...]:
    chosen = (
        select(Correction, Article, PreparedFix, Staff.name, VersionText.headline)
        .join(Article, Article.id == Correction.article_id)
        .join(PreparedFix, PreparedFix.id == Correction.prepared_fix_id)
        .join(Staff, Staff.id == PreparedFix.prepared_by)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(
            PreparedFix.correction_id == Correction.id,
            PreparedFix.prepared_by != by.id,
            or_(
                Correction.state == CorrectionState.AWAITING_SIGNATURE,
                Correction.signature_due_at.is_not(None),
            ),
        )
        .order_by(Correction.signature_due_at.is_(None), Correction.signature_due_at, Correction.id)
        .limit(MOST_SHOWN)
    )
    rows = session.execute(chosen).all()
    signers = _signers(session, [row.PreparedFix.id for row in rows])
    return tuple(
        _line(*row)
        for row in rows
        if can_help(
            signatures_needed(NoteKind(row.PreparedFix.kind), Severity(row.PreparedFix.severity)),
            signers.get(row.PreparedFix.id, ()),
            Signer(by.id, by.roles, is_bylined(row.Article.author, by.name)),
        )
    )


def _signers(session: Session, prepared: list[int]) -> Mapping[int, list[Signer]]:
    found: dict[int, list[Signer]] = {}
    for each in session.scalars(select(Signature).where(Signature.prepared_fix_id.in_(prepared))):
        found.setdefault(each.prepared_fix_id, []).append(_signer(each))
    return found


def _line(
    case: Correction, article: Article, row: PreparedFix, drafter: str, headline: str | None
) -> Waiting:
    return Waiting(
        reference=case_reference(case.id),
        headline=headline or "",
        language=article.language,
        kind=row.kind,
        severity=row.severity,
        drafter=drafter,
        due_at=case.signature_due_at,
        prepared_at=row.prepared_at,
        is_published=case.state == CorrectionState.PUBLISHED,
    )
