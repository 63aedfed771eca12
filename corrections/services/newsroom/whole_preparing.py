"""The step that turns a change of a whole article into a prepared row that can be signed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.text.splicing.splices import Fix, to_json
from corrections.models import Article, Correction, PreparedFix, WholeChange
from corrections.models.version_chain import text_of
from corrections.services.deciding.hours import check_hour
from corrections.services.deciding.joining import Member, keep_scope
from corrections.services.deciding.preparing import Prepared
from corrections.services.newsroom.whole_work import digest_of, on_text

UNCHANGED = {"status_after": "", "covered": False, "by_order": False, "slug": "", "edits": ""}


@dataclass(frozen=True, slots=True)
class WholeDraft:
    """What a whole change says: the fields of the prepared row, those of the change, and the text where it is new."""

    told: Mapping[str, Any]
    change: Mapping[str, Any]
    publish_at: datetime | None = None


def prepare_whole(
    session: Session, article: Article, case: Correction, draft: WholeDraft, *, by: Actor, at: datetime
) -> Prepared:
    """Write a prepared change of a locked article; nothing is published by this. Raises HourIsPast."""
    check_hour(draft.publish_at, at=at)
    live = text_of(session, article.id, article.current_version)
    fix = Fix(article.current_version, ())
    row = PreparedFix(
        correction_id=case.id,
        base_version=article.current_version,
        changes=json.dumps(to_json(fix), ensure_ascii=False, sort_keys=True),
        proposed="",
        prepared_by=by.id,
        prepared_at=at,
        publish_at=draft.publish_at,
        **draft.told,
    )
    change = WholeChange(status_before=article.status, **{**UNCHANGED, **draft.change})
    whole = on_text(change, live)
    row.digest = digest_of(row, whole, live)
    session.add(row)
    session.flush()
    change.prepared_fix_id = row.id
    session.add(change)
    session.flush()
    keep_scope(session, row, [Member(case, "")], ())
    return Prepared(row, fix, live, (Member(case, ""),), whole)
