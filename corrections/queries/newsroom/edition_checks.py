"""What was corrected in one language edition and nobody has looked for in the others yet. Four statements at most."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, or_, select, union
from sqlalchemy.orm import Session

from corrections.domain.disclosure import NoteKind
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.references import case_reference
from corrections.domain.text.splicing.splices import from_json
from corrections.domain.working.elsewhere import Channel, Mark
from corrections.models import (
    Article,
    Correction,
    ElsewhereMark,
    LanguageEdition,
    PreparedFix,
)
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.working.editions import EditionView, edition_seen, editions_chosen

MOST_SHOWN, LOOKED_THROUGH = 40, 2_000


@dataclass(frozen=True, slots=True)
class EditionCheck:
    """A published change of one edition, with the other editions, where the same may be wrong in other words."""

    reference: str
    kind: str
    own: EditionView
    published_at: datetime | None
    changes: tuple[tuple[Piece, ...], ...]
    note: str
    others: tuple[EditionView, ...]


def edition_checks(sessions: Sessions, *, beside: int | None = None) -> tuple[EditionCheck, ...]:
    """The newest first, among the newest 2,000 published cases; only those that `beside`, an article, is to follow.

    It is settled by saying of the case's translations that they are done, or that it does not apply.
    """
    with reading(sessions) as session:
        rows = session.execute(_unsettled(beside)).all()
        groups = _groups(session, {row.Correction.article_id for row in rows})
        views = _views(session, {number for group in groups.values() for number in group})
    checks = (_check(row, groups[row.Correction.article_id], views) for row in rows)
    return tuple(check for check in checks if check is not None)


def _unsettled(beside: int | None) -> Select[Correction, PreparedFix]:
    """Published cases with a note whose translations nobody has settled, of articles that have any."""
    published = Correction.state == CorrectionState.PUBLISHED
    newest = select(Correction.id).where(published).order_by(Correction.id.desc()).limit(LOOKED_THROUGH)
    said = (
        select(ElsewhereMark.mark)
        .where(ElsewhereMark.correction_id == Correction.id, ElsewhereMark.channel == Channel.TRANSLATIONS)
        .order_by(ElsewhereMark.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(Correction, PreparedFix)
        .join(PreparedFix, PreparedFix.id == Correction.prepared_fix_id)
        .where(Correction.id.in_(select(newest.subquery().c.id)), PreparedFix.correction_id == Correction.id)
        .where(PreparedFix.kind != NoteKind.MINOR_FIX, or_(said.is_(None), said == Mark.OPEN))
        .where(Correction.article_id.in_(_with_editions() if beside is None else _beside(beside)))
        .order_by(Correction.decided_at.desc(), Correction.id.desc())
        .limit(MOST_SHOWN)
    )


def _with_editions() -> CompoundSelect[int]:
    return union(select(LanguageEdition.original_id), select(LanguageEdition.article_id))


def _beside(article_id: int) -> Select[int]:
    """The other editions of an article."""
    mine = select(LanguageEdition.original_id).where(LanguageEdition.article_id == article_id)
    original = func.coalesce(mine.scalar_subquery(), article_id)
    translations = select(LanguageEdition.article_id).where(LanguageEdition.original_id == original)
    group = select(Article.id).where(or_(Article.id == original, Article.id.in_(translations)))
    return group.where(Article.id != article_id)


def _groups(session: Session, articles: Collection[int]) -> Mapping[int, frozenset[int]]:
    """The editions that belong together, for each of these articles; two statements, none for no article."""
    if not articles:
        return {}
    links = select(LanguageEdition.article_id, LanguageEdition.original_id)
    own = session.execute(links.where(LanguageEdition.article_id.in_(articles)))
    roots = {number: number for number in articles} | {row[0]: row[1] for row in own}
    groups = {root: {root} for root in roots.values()}
    for number, root in session.execute(links.where(LanguageEdition.original_id.in_(groups))):
        groups[root].add(number)
    return {number: frozenset(groups[root]) for number, root in roots.items()}


def _views(session: Session, numbers: Collection[int]) -> Mapping[int, EditionView]:
    """The editions that are not removed, as lists show them, in the order of their languages."""
    if not numbers:
        return {}
    chosen = editions_chosen().where(Article.id.in_(numbers)).order_by(Article.language, Article.id)
    return {row.id: edition_seen(row) for row in session.execute(chosen)}


def _check(row: Any, group: frozenset[int], views: Mapping[int, EditionView]) -> EditionCheck | None:
    """None where no other edition is left, or the corrected one was removed."""
    case: Correction = row.Correction
    others = tuple(view for number, view in views.items() if number in group - {case.article_id})
    own = views.get(case.article_id)
    if own is None or not others:
        return None
    return EditionCheck(
        reference=case_reference(case.id),
        kind=row.PreparedFix.kind,
        own=own,
        published_at=case.decided_at,
        changes=_changes(row.PreparedFix),
        note=row.PreparedFix.note,
        others=others,
    )


def _changes(prepared: PreparedFix) -> tuple[tuple[Piece, ...], ...]:
    """What was changed, splice by splice; nothing for a change of the whole article."""
    said = json.loads(prepared.changes)
    splices = from_json(said).splices if said.get("changes") else ()
    return tuple(word_difference(each.old, each.new) for each in splices)
