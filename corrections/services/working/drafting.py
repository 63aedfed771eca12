"""What an editor types is kept with the case, per person and form, until it was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.working.draft_fields import DraftForm
from corrections.models import CaseDraft
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction
from corrections.services.working.being_at import check_case, let_go, touch

KEPT_FOR = timedelta(days=60)


def save(
    sessions: Sessions,
    correction_id: int,
    form: DraftForm,
    fields: Mapping[str, Sequence[str]],
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Keep a form as it was typed on the live version `version`; the case is this person's to work on.

    Where nothing is left to keep, the draft goes. Raises NotFound.
    """
    with transaction(sessions) as session:
        check_case(session, correction_id)
        if fields:
            _keep(session, correction_id, form, fields, version=version, by=by, at=at)
        else:
            _drop(session, correction_id, by=by, form=form)
        touch(session, correction_id, by=by, at=at)


def put_away(sessions: Sessions, correction_id: int, *, form: DraftForm | None = None, by: Actor) -> None:
    """What was typed has been sent: its drafts go, and with the last of them the claim."""
    with transaction(sessions) as session:
        _drop(session, correction_id, by=by, form=form)
        if form is None:
            let_go(session, correction_id, by=by)


def _keep(
    session: Session,
    correction_id: int,
    form: DraftForm,
    fields: Mapping[str, Sequence[str]],
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    words = json.dumps(dict(fields), ensure_ascii=False, sort_keys=True)
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    values = {"fields": words, "version": version, "saved_at": at}
    row = insert(CaseDraft).values(correction_id=correction_id, staff_id=by.id, form=form.value, **values)
    key = [CaseDraft.correction_id, CaseDraft.staff_id, CaseDraft.form]
    session.execute(row.on_conflict_do_update(index_elements=key, set_=values))


def _drop(session: Session, correction_id: int, *, by: Actor, form: DraftForm | None) -> None:
    gone = delete(CaseDraft).where(CaseDraft.correction_id == correction_id, CaseDraft.staff_id == by.id)
    session.execute(gone if form is None else gone.where(CaseDraft.form == form.value))


def forget_old_drafts(sessions: Sessions, *, at: datetime) -> int:
    """Throw away what nobody has touched for sixty days; gives how many drafts that were."""
    with transaction(sessions) as session:
        gone = delete(CaseDraft).where(CaseDraft.saved_at < at - KEPT_FOR).returning(CaseDraft.correction_id)
        return len(session.execute(gone).all())
