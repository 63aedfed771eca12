"""A card of what changed without a note: the paragraphs that differ, what the policy suggests, a note to start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.blanks import is_blank
from corrections.domain.anchoring.comparing import computed_edits
from corrections.domain.disclosure import NoteKind
from corrections.domain.house_rules import HouseRules
from corrections.domain.newsroom.classing import whole_changes
from corrections.domain.notes import prefilled
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound
from corrections.models import Article, Correction, SilentEdit
from corrections.models.sessions import Sessions
from corrections.models.version_chain import standing_texts
from corrections.queries.newsroom.whole_view import ChangedParagraph, changed_paragraphs
from corrections.queries.reading_session import reading

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class SilentCard:
    """One card with its case's tokens. `note` is written in the article's language."""

    reference: str
    state: str
    state_token: str
    slug: str
    headline: str
    language: str
    direction: str
    version: int
    base_version: int
    last_version: int
    kind: str
    severity: str
    place: str
    signals: tuple[str, ...]
    outcome: str
    reason: str
    paragraphs: tuple[ChangedParagraph, ...]
    note: str


def silent_card(
    sessions: Sessions, correction_id: int, slug: str, *, at: datetime, house: HouseRules
) -> SilentCard:
    """The card of a case. Two statements. Raises NotFound where the case has none, or is about another article."""
    with reading(sessions) as session:
        card, case, article = _found(session, correction_id, slug)
        numbers = (card.base_version, card.last_version)
        texts = standing_texts(session, {(article.id, number) for number in numbers})
    old, new = (texts[article.id, number] for number in numbers)
    on = at.astimezone(house.zone).date()
    return SilentCard(
        reference=case_reference(case.id),
        state=case.state,
        state_token=f"{case.state}.{case.revision}",
        slug=article.slug,
        headline=new.headline,
        language=article.language,
        direction=direction_of(article.language),
        version=article.current_version,
        base_version=card.base_version,
        last_version=card.last_version,
        kind=card.kind,
        severity=card.severity,
        place=card.place,
        signals=tuple(card.signals.split()),
        outcome=card.outcome,
        reason=card.reason,
        paragraphs=changed_paragraphs(old, new),
        note=_note(NoteKind(card.kind), article, old, new, on=on),
    )


def _found(session: Session, correction_id: int, slug: str) -> tuple[SilentEdit, Correction, Article]:
    chosen = (
        select(SilentEdit, Correction, Article)
        .join(Correction, Correction.id == SilentEdit.correction_id)
        .join(Article, Article.id == SilentEdit.article_id)
        .where(SilentEdit.correction_id == correction_id, Article.slug == slug)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1], row[2]


def _note(kind: NoteKind, article: Article, old: Any, new: Any, *, on: date) -> str:
    """The note, told from what changed; only in general where too much did, or words were withdrawn."""
    known = not any(is_blank(text.headline) for text in (old, new))
    changes = whole_changes(computed_edits(old, new), old) if known else ()
    told = changes if len(changes) <= MOST_TOLD else ()
    return prefilled(kind, language=article.language, on=on, changes=told)
