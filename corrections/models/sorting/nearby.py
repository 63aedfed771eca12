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


def cases_around(
    session: Session, article: Article, passage: Passage, states: Sequence[CorrectionState], *, version: int
) -> Sequence[Correction]:
    """Cases in these states whose passage may touch a passage of a version (code points, half open).

    Passages read or placed on that version and on earlier ones are found. More may be given than touch it,
    never fewer, but for the bound of two hundred, the oldest. Three statements, one for a first version.
    """
    bases = sorted(_bases(session, article.id, states, upto=version)) if version > 1 else [1]
    if not bases:
        return ()
    steps = steps_between(session, article.id, after=bases[0], upto=version)
    places = or_(*_places(article.id, passage, bases, steps))
    of_article = (Correction.article_id == article.id) & Correction.state.in_(states)
    chosen = select(Correction).where(of_article, places).order_by(Correction.id).limit(MOST_NEAR)
    return session.scalars(chosen).all()


def _bases(
    session: Session, article_id: int, states: Sequence[CorrectionState], *, upto: int
) -> Iterator[int]:
    """The versions on which passages of such cases stand."""
    read = (
        select(Correction.version)
        .where(Correction.article_id == article_id, Correction.state.in_(states), Correction.version <= upto)
        .distinct()
    )
    placed = select(Placement.version).where(Placement.article_id == article_id, Placement.version <= upto)
    yield from session.scalars(read.union(placed))


def _places(
    article_id: int, passage: Passage, bases: Sequence[int], steps: tuple[VersionEdits, ...]
) -> Iterator[ColumnElement[bool]]:
    for base in bases:
        for span in sources_of(passage.span, passage.part, steps[base - bases[0] :]):
            yield _touching(Correction, base, passage.part, span)
            placed = _touching(Placement, base, passage.part, span) & (Placement.article_id == article_id)
            yield Correction.id.in_(select(Placement.correction_id).where(placed))
    yield Correction.id < 0  # no base has any of the passage's words


def _touching(
    table: type[Correction] | type[Placement], version: int, part: Part, span: Span
) -> ColumnElement[bool]:
    """Whether a row's passage touches a span of a version."""
    condition: ColumnElement[bool] = (table.version == version) & (table.part == part)
    return condition & (table.start <= span.end) & (table.end >= span.start)
