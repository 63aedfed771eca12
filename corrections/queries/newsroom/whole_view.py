"""What a prepared change does to the whole article, for whoever signs it: status, address, changed paragraphs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part
from corrections.models import PreparedFix, WholeChange
from corrections.queries.site.version_comparison import paragraphs_of


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph that a whole new text changes."""

    part: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class WholeView:
    """Empty strings where nothing changes; `changes_text` is whether there is a whole new text."""

    status_after: str
    covered: bool
    by_order: bool
    slug: str
    changes_text: bool
    paragraphs: tuple[ChangedParagraph, ...]


def whole_view(session: Session, prepared: PreparedFix, base: ArticleText) -> WholeView | None:
    """What it does, compared with the version it was prepared on; None for a change of passages.

    One statement, and none for a change of passages.
    """
    row = session.get(WholeChange, prepared.id) if changes_nothing_else(prepared) else None
    if row is None:
        return None
    text = None
    if row.body is not None and row.headline is not None and row.dek is not None:
        text = ArticleText(row.headline, row.dek, row.body)
    return WholeView(
        status_after=row.status_after,
        covered=row.covered,
        by_order=row.by_order,
        slug=row.slug,
        changes_text=text is not None,
        paragraphs=changed_paragraphs(base, text) if text is not None else (),
    )


def changes_nothing_else(prepared: PreparedFix) -> bool:
    """Whether a prepared fix changes no passage, as those of whole articles do."""
    return bool(json.loads(prepared.changes).get("changes") == [])


def changed_paragraphs(old: ArticleText, new: ArticleText) -> tuple[ChangedParagraph, ...]:
    """The paragraphs that differ, with their pieces, part by part."""
    return tuple(
        ChangedParagraph(part.value, pieces)
        for part in Part
        if old.canonical(part) != new.canonical(part)
        for pieces in paragraphs_of(word_difference(old.canonical(part), new.canonical(part)))
        if any(piece.kind != "same" for piece in pieces)
    )
