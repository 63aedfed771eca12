"""Which cases of an article stand near a passage: found by their places, however many the article has.

Selects that acts and pages share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.sources import sources_of
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.text.spans import Part, Passage, Span
from corrections.models.article import Article
from corrections.models.correction import Correction, Placement
from corrections.models.version_chain import steps_between

MOST_NEAR = 200


def cases_on(
    session: Session, article_id: int, version: int, passage: Passage, states: Sequence[CorrectionState]
) -> Sequence[Correction]:
    """Cases in these states whose passage, on that very version, touches the passage (code points, half open)."""
    return _found(session, article_id, states, [_touching(Correction, version, passage.part, passage.span)])


def cases_around(
    session: Session, article: Article, passage: Passage, states: Sequence[CorrectionState]
) -> Sequence[Correction]:
    """Cases in these states whose passage, on whatever version it was read, may touch a passage of the live text.

    More may be given than touch it, never fewer, but for the bound of two hundred, the oldest.
    """
    of_article = (Correction.article_id == article.id) & Correction.state.in_(states)
    placed = select(Placement.version).join(Correction, Correction.id == Placement.correction_id)
    bases = select(Correction.version).where(of_article).union(placed.where(of_article))
    versions = sorted(session.scalars(bases))
    if not versions:
        return ()
    first = versions[0]
    steps = steps_between(session, article.id, after=first, upto=article.current_version)
    found = list(_conditions(passage, versions, steps, first=first))
    return _found(session, article.id, states, found) if found else ()


def _conditions(
    passage: Passage, versions: Sequence[int], steps: tuple[VersionEdits, ...], *, first: int
) -> Iterator[ColumnElement[bool]]:
    for version in versions:
        for span in sources_of(passage.span, passage.part, steps[version - first :]):
            yield _touching(Correction, version, passage.part, span)
            near = _touching(Placement, version, passage.part, span)
            yield Correction.id.in_(select(Placement.correction_id).where(near))


def _touching(
    table: type[Correction] | type[Placement], version: int, part: Part, span: Span
) -> ColumnElement[bool]:
    return (
        (table.version == version)
        & (table.part == part)
        & (table.start <= span.end)
        & (table.end >= span.start)
    )


def _found(
    session: Session,
    article_id: int,
    states: Sequence[CorrectionState],
    conditions: Sequence[ColumnElement[bool]],
) -> Sequence[Correction]:
    chosen = select(Correction).where(
        Correction.article_id == article_id, Correction.state.in_(states), or_(*conditions)
    )
    return session.scalars(chosen.order_by(Correction.id).limit(MOST_NEAR)).all()
