"""What letters about signatures tell, read when they are sent: the change, the note, and who is written to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.differences import Piece
from corrections.domain.references import case_reference
from corrections.models import Article, Correction, PreparedFix, PrivateAct, Signature, Staff
from corrections.models.casework.staff_able import staff_authors, who_can_sign
from corrections.models.newsroom.handed_change import is_made_there
from corrections.models.sessions import Sessions
from corrections.queries.casework.changed_blocks import changed_blocks, note_of
from corrections.queries.live_headlines import headline_of
from corrections.queries.newsroom.whole_view import changes_nothing_else
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody of the staff, to be written to."""

    staff_id: int
    email: str = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A prepared change as a letter tells it. `call` is what the letter is for; `words` what a colleague said.

    `is_made_there` is whether the change is made in a CMS and goes out when it is seen live.
    """

    reference: str
    headline: str
    slug: str
    language: str
    direction: str
    kind: str
    severity: str
    note: str
    drafter: str
    is_published: bool
    due_at: datetime | None
    blocks: tuple[tuple[Piece, ...], ...]
    call: str = ""
    words: str = ""
    by: str = ""
    is_made_there: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A letter's matter and the people it goes to."""

    about: ChangeTold
    people: tuple[Addressee, ...]


def waiting_signature(sessions: Sessions, correction_id: int, *, call: str, house: HouseRules) -> Told | None:
    """A change that waits for a signature, and everybody who can give it; None once it waits no more."""
    with reading(sessions) as session:
        case, article, row = _found(session, correction_id)
        if case.state != CorrectionState.AWAITING_SIGNATURE and case.signature_due_at is None:
            return None
        people = [each.staff for each in who_can_sign(session, article, row)]
        about = _told(session, case, article, row, call=call)
        made_there = is_made_there(house, article) and not changes_nothing_else(row)
        return Told(replace(about, is_made_there=made_there), _addressees(people))


def came_back(sessions: Sessions, correction_id: int, prepared_id: int, *, call: str) -> Told | None:
    """A change that was returned or whose signatures fell, for whoever drafted it."""
    with reading(sessions) as session:
        case, article, row = _found(session, correction_id, prepared_id)
        drafter = session.get_one(Staff, row.prepared_by)
        words, by = _comment(session, case) if call == "returned" else ("", "")
        about = _told(session, case, article, row, call=call, words=words, by=by)
        return Told(about, _addressees([drafter] if drafter.disabled_at is None else []))


def schedule_stopped(
    sessions: Sessions, correction_id: int, prepared_id: int, *, reason: str, by: int, handed: bool
) -> Told | None:
    """A change that was to go out at its hour, or was `handed` over to the CMS, and does not go out.

    It is for whoever drafted or signed it, but who stopped it.
    """
    with reading(sessions) as session:
        case, article, row = _found(session, correction_id, prepared_id)
        signed = select(Signature.staff_id).where(Signature.prepared_fix_id == row.id)
        numbers = {row.prepared_by, *session.scalars(signed)} - {by}
        people = select(Staff).where(Staff.id.in_(numbers), Staff.disabled_at.is_(None)).order_by(Staff.id)
        words, name = (
            _comment(session, case, act="correction.unscheduled", field="reason") if by else ("", "")
        )
        about = _told(session, case, article, row, call=reason, words=words, by=name)
        return Told(replace(about, is_made_there=handed), _addressees(session.scalars(people).all()))


def change_to_own_article(sessions: Sessions, correction_id: int) -> Told | None:
    """A change to an article, for its authors among the staff: they are told, and cannot sign."""
    with reading(sessions) as session:
        case, article, row = _found(session, correction_id)
        return Told(
            _told(session, case, article, row, call="author"), _addressees(staff_authors(session, article))
        )


def _found(
    session: Session, correction_id: int, prepared_id: int | None = None
) -> tuple[Correction, Article, PreparedFix]:
    case = session.get_one(Correction, correction_id)
    article = session.get_one(Article, case.article_id)
    return case, article, session.get_one(PreparedFix, prepared_id or case.prepared_fix_id)


def _told(
    session: Session,
    case: Correction,
    article: Article,
    row: PreparedFix,
    *,
    call: str,
    words: str = "",
    by: str = "",
) -> ChangeTold:
    headline = headline_of(session, article.id)
    return ChangeTold(
        reference=case_reference(case.id),
        headline=headline.words,
        slug=headline.slug,
        language=headline.language,
        direction=headline.direction,
        kind=row.kind,
        severity=row.severity,
        note=note_of(session, article.id, row),
        drafter=session.get_one(Staff, row.prepared_by).name,
        is_published=case.state == CorrectionState.PUBLISHED,
        due_at=case.signature_due_at,
        blocks=tuple(block.pieces for block in changed_blocks(session, article.id, row)),
        call=call,
        words=words,
        by=by,
    )


def _comment(
    session: Session, case: Correction, *, act: str = "correction.returned", field: str = "comment"
) -> tuple[str, str]:
    """What somebody said who gave a change back, and their name."""
    chosen = (
        select(PrivateAct.contents, Staff.name)
        .join(Staff, Staff.id == PrivateAct.staff_id)
        .where(PrivateAct.subject == case_reference(case.id), PrivateAct.act == act)
        .order_by(PrivateAct.seq.desc())
        .limit(1)
    )
    row = session.execute(chosen).one_or_none()
    return (json.loads(row.contents)["facts"].get(field, ""), row.name) if row else ("", "")


def _addressees(people: Sequence[Staff]) -> tuple[Addressee, ...]:
    return tuple(Addressee(staff.id, staff.email, staff.language) for staff in people)
