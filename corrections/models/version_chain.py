"""Selects that acts and pages share: a version's words, and the stored edits between two versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_, select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.refusals import UnknownVersion
from corrections.domain.text.article_text import ArticleText
from corrections.models.article_version import ArticleVersion, VersionText


def text_of(session: Session, article_id: int, number: int) -> ArticleText:
    """The words of one version. Raises UnknownVersion where there is none, or its words are withdrawn."""
    row = session.execute(_TEXT, {"article": article_id, "wanted": number}).one_or_none()
    if row is None:
        raise UnknownVersion
    return ArticleText(headline=row[0], dek=row[1], body=row[2])


_TEXT = (
    select(VersionText.headline, VersionText.dek, VersionText.body)
    .join(ArticleVersion, VersionText.version_id == ArticleVersion.id)
    .where(ArticleVersion.article_id == bindparam("article"), ArticleVersion.number == bindparam("wanted"))
)


def texts_of(session: Session, wanted: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], ArticleText]:
    """The words of versions by article and number, in one statement. Raises UnknownVersion if one is missing."""
    pairs = set(wanted)
    columns = (VersionText.headline, VersionText.dek, VersionText.body)
    rows = session.execute(_joined(*columns).where(_any_of(pairs))).all()
    found = {(row[0], row[1]): ArticleText(headline=row[2], dek=row[3], body=row[4]) for row in rows}
    if pairs - found.keys():
        raise UnknownVersion
    return found


def steps_between(session: Session, article_id: int, *, after: int, upto: int) -> tuple[VersionEdits, ...]:
    """The stored edits of versions `after`+1 to `upto`, in order."""
    if upto <= after:
        return ()
    return steps_since(session, {article_id: after})[article_id][: upto - after]


def steps_since(session: Session, after: Mapping[int, int]) -> Mapping[int, tuple[VersionEdits, ...]]:
    """The stored edits of each article's versions later than the number given for it, in one statement."""
    newer = [
        (ArticleVersion.article_id == article) & (ArticleVersion.number > number)
        for article, number in after.items()
    ]
    found: dict[int, tuple[VersionEdits, ...]] = dict.fromkeys(after, ())
    if newer:
        chosen = _joined(VersionText.edits).where(or_(*newer)).order_by(ArticleVersion.number)
        for article, _number, edits in session.execute(chosen):
            found[article] = (*found[article], VersionEdits.from_json(json.loads(edits)))
    return found


def _joined(*columns: Any) -> Any:
    chosen = select(ArticleVersion.article_id, ArticleVersion.number, *columns)
    return chosen.join(VersionText, VersionText.version_id == ArticleVersion.id)


def _any_of(pairs: set[tuple[int, int]]) -> ColumnElement[bool]:
    return or_(
        *(
            (ArticleVersion.article_id == article) & (ArticleVersion.number == number)
            for article, number in pairs
        )
    )
