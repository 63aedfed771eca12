"""Changes that are with the CMS: signed, and not seen live yet."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.house_rules import HouseRules
from corrections.domain.newsroom.handed_over import lives_elsewhere
from corrections.domain.text.splicing.carried_fixes import carry
from corrections.domain.text.splicing.fix_refusals import NoLongerStands
from corrections.domain.text.splicing.splices import Fix, from_json
from corrections.models.article import Article
from corrections.models.correction import Correction
from corrections.models.prepared_fix import PreparedFix
from corrections.models.version_chain import steps_between, text_of


def is_made_there(house: HouseRules, article: Article) -> bool:
    """Whether changes of this article's words are made in a CMS."""
    return house.hands_over and lives_elsewhere(
        external_id=article.external_id, canonical_url=article.canonical_url
    )


def handed_over(article_id: int) -> Select[PreparedFix]:
    """The changes of an article that are with the CMS, in the order they were prepared."""
    return (
        select(PreparedFix)
        .join(Correction, Correction.id == PreparedFix.correction_id)
        .where(Correction.article_id == article_id, Correction.prepared_fix_id == PreparedFix.id)
        .where(Correction.state == "scheduled", Correction.live_due_at.is_not(None))
        .order_by(PreparedFix.id)
    )


def carried(
    session: Session, article: Article, row: PreparedFix, *, then: Sequence[VersionEdits] = ()
) -> Fix | None:
    """A prepared fix on the live text, or on what further steps make of it; None where it stands there no longer."""
    steps = (
        *steps_between(session, article.id, after=row.base_version, upto=article.current_version),
        *then,
    )
    base = text_of(session, article.id, row.base_version)
    try:
        return carry(
            from_json(json.loads(row.changes)), steps, base=base, onto=article.current_version + len(then)
        )
    except NoLongerStands:
        return None
