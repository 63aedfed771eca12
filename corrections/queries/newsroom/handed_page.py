"""A change that is with the CMS: what to alter there, and the note to copy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.domain.binding import block_changes
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound
from corrections.domain.text.splicing.splices import AttributeChange, from_json
from corrections.models import Article, Correction, PreparedFix
from corrections.models.sessions import Sessions
from corrections.models.version_chain import standing_text
from corrections.queries.live_headlines import headline_of
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class HandedBlock:
    """A block that the change alters: what is marked, and how it reads in the end."""

    part: str
    pieces: tuple[Piece, ...]
    after: str


@dataclass(frozen=True, slots=True)
class HandedPage:
    """What an editor needs to make a change in the CMS; `waits` is whether it is still to be seen live."""

    reference: str
    slug: str
    headline: str
    language: str
    direction: str
    external_id: str | None
    canonical_url: str | None
    waits: bool
    version: int
    state_token: str
    handed_at: datetime | None
    due_at: datetime | None
    is_overdue: bool
    publish_at: datetime | None
    blocks: tuple[HandedBlock, ...]
    attributes: tuple[AttributeChange, ...]
    kind: str
    place: str
    note: str


def handed_page(sessions: Sessions, correction_id: int, *, at: datetime) -> HandedPage:
    """The change of a case that is with the CMS, or was. Raises NotFound where none was prepared."""
    with reading(sessions) as session:
        chosen = (
            select(Correction, Article, PreparedFix)
            .join(Article, Article.id == Correction.article_id)
            .join(PreparedFix, PreparedFix.id == Correction.prepared_fix_id)
            .where(Correction.id == correction_id)
        )
        row = session.execute(chosen).one_or_none()
        if row is None:
            raise NotFound
        case, article, prepared = row.Correction, row.Article, row.PreparedFix
        waits = case.state == CorrectionState.SCHEDULED and case.live_due_at is not None
        fix = from_json(json.loads(prepared.changes)) if waits else None
        base = standing_text(session, article.id, prepared.base_version)
        return HandedPage(
            reference=case_reference(case.id),
            slug=article.slug,
            headline=headline_of(session, article.id).words,
            language=article.language,
            direction=direction_of(article.language),
            external_id=article.external_id,
            canonical_url=article.canonical_url,
            waits=waits,
            version=article.current_version,
            state_token=f"{case.state}.{case.revision}",
            handed_at=case.handed_at,
            due_at=case.live_due_at,
            is_overdue=case.live_due_at is not None and case.live_due_at <= at,
            publish_at=prepared.publish_at,
            blocks=tuple(
                HandedBlock(change.part.value, word_difference(change.before, change.after), change.after)
                for change in (block_changes(fix, base) if fix else ())
            ),
            attributes=fix.attribute_changes if fix else (),
            kind=prepared.kind,
            place=prepared.place,
            note=prepared.note,
        )
