"""Letting the text stand, with the reason that readers are told."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.domain.working.draft_fields import DraftForm
from corrections.queries.desk.review_sheet import Wish
from corrections.services.deciding import declining
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import back_to_sheet, blueprint, keep_draft, sheet_of, sheet_page
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/decline-preview")
@requires(Permission.CASE_DECLINE)
def preview_decline(reference: str) -> ResponseReturnValue:
    """The sheet with what each reader would get; the draft is kept, and nothing is decided."""
    keep_draft(reference)
    return sheet_page(sheet_of(reference, Wish(typed=forms.draft(), form=DraftForm.DECLINE)))


@blueprint.post("/corrections/<reference>/decline")
@requires(Permission.CASE_DECLINE)
def decline(reference: str) -> ResponseReturnValue:
    """Let the text stand and tell the readers why."""
    number, said, held = case_id(reference), forms.declined(), forms.tokens()
    done = declining.decline(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    return back_to_sheet(reference, done)
