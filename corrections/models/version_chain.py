"""Selects that acts and pages share: a version's words, and the stored edits between two versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.blanks import blank_edits, blank_text
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.refusals import UnknownVersion
from corrections.domain.reporting.report_refusals import VersionWithdrawn
from corrections.domain.text.article_text import ArticleText
from corrections.models.article_version import ArticleVersion, VersionText


def text_of(session: Session, article_id: int, number: int) -> ArticleText:
    """The words of one version. Raises UnknownVersion, VersionWithdrawn."""
    row = session.execute(_TEXT, {"article": article_id, "wanted": number}).one_or_none()
    if row is None:
        return texts_of(session, {(article_id, number)})[article_id, number]
    return ArticleText(headline=row[0], dek=row[1], body=row[2])


_TEXT = (
    select(VersionText.headline, VersionText.dek, VersionText.body)
    .join(ArticleVersion, VersionText.version_id == ArticleVersion.id)
    .where(ArticleVersion.article_id == bindparam("article"), ArticleVersion.number == bindparam("wanted"))
)


def texts_of(session: Session, wanted: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], ArticleText]:
    """The words of versions by article and number, in one statement. Raises UnknownVersion, VersionWithdrawn."""
    pairs = set(wanted)
    columns = (VersionText.headline, VersionText.dek, VersionText.body)
    rows = session.execute(_joined(*columns).where(_any_of(pairs))).all()
    if pairs - {(row[0], row[1]) for row in rows}:
        raise UnknownVersion
    if any(row[4] is None for row in rows):
        raise VersionWithdrawn
    return {(row[0], row[1]): ArticleText(headline=row[2], dek=row[3], body=row[4]) for row in rows}


def standing_text(session: Session, article_id: int, number: int) -> ArticleText:
    """The words of one version, or blanks in their place. Raises UnknownVersion."""
    return standing_texts(session, {(article_id, number)})[article_id, number]


def standing_texts(
    session: Session, wanted: Iterable[tuple[int, int]]
) -> Mapping[tuple[int, int], ArticleText]:
    """As `texts_of`, but blanks of the same length stand for withdrawn words.

    For looking at old passages and for carrying them on; never for what is published or signed.
    """
    pairs = set(wanted)
    columns = (VersionText.headline, VersionText.dek, VersionText.body, ArticleVersion.position_map)
    found = {}
    for article, number, headline, dek, body, places in session.execute(
        _joined(*columns).where(_any_of(pairs))
    ):
        known = ArticleText(headline=headline, dek=dek, body=body) if body is not None else None
        found[article, number] = known or blank_text(json.loads(places))
    if pairs - found.keys():
        raise UnknownVersion
    return found


def steps_between(session: Session, article_id: int, *, after: int, upto: int) -> tuple[VersionEdits, ...]:
    """The stored edits of versions `after`+1 to `upto`, in order."""
    if upto <= after:
        return ()
    return steps_since(session, {article_id: after})[article_id][: upto - after]


def steps_since(session: Session, after: Mapping[int, int]) -> Mapping[int, tuple[VersionEdits, ...]]:
    """The stored edits of each article's versions later than the number given for it, in one statement.

    Where a version's words were withdrawn, its position map still says what became of the words before.
    """
    newer = [
        (ArticleVersion.article_id == article) & (ArticleVersion.number > number)
        for article, number in after.items()
    ]
    found: dict[int, tuple[VersionEdits, ...]] = dict.fromkeys(after, ())
    if newer:
        edits = func.coalesce(VersionText.edits, ArticleVersion.position_map)
        chosen = _joined(edits).where(or_(*newer)).order_by(ArticleVersion.number)
        for article, _number, stored in session.execute(chosen):
            found[article] = (*found[article], _edits(json.loads(stored)))
    return found


def _edits(stored: dict[str, Any]) -> VersionEdits:
    """Stored edits have the edits of the body's string as well; a position map has places only."""
    return VersionEdits.from_json(stored) if "string" in stored else blank_edits(stored)


def _joined(*columns: Any) -> Any:
    chosen = select(ArticleVersion.article_id, ArticleVersion.number, *columns)
    return chosen.outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)


def _any_of(pairs: set[tuple[int, int]]) -> ColumnElement[bool]:
    return or_(
        *(
            (ArticleVersion.article_id == article) & (ArticleVersion.number == number)
            for article, number in pairs
        )
    )
