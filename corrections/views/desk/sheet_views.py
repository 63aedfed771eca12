"""The review sheet of a case, and the same with a draft looked ahead."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.queries.desk.review_sheet import Wish
from corrections.views.access import requires
from corrections.views.desk.desk_pages import blueprint, keep_draft, sheet_of, sheet_page
from corrections.views.requests import decision_forms as forms


@blueprint.get("/corrections/<reference>")
@requires(Permission.CASE_READ)
def sheet(reference: str) -> ResponseReturnValue:
    """The review sheet of a case."""
    use, taken = request.args.get("use", type=int), request.args.getlist("hunk", type=int)
    hunks = tuple(taken) if "part" in request.args else None
    return sheet_page(sheet_of(reference, Wish(use=use, hunks=hunks, find=request.args.get("find", ""))))


@blueprint.post("/corrections/<reference>/preview")
@requires(Permission.FIX_PREPARE)
def preview(reference: str) -> ResponseReturnValue:
    """The sheet as the draft stands, which is kept; nothing is decided. A script takes its moving parts over."""
    keep_draft(reference)
    return sheet_page(sheet_of(reference, Wish(typed=forms.draft())))
