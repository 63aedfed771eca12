"""The review sheet of a case, and the same with a draft looked ahead."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.queries.desk.review_sheet import Wish
from corrections.views.access import requires
from corrections.views.desk.desk_pages import blueprint, sheet_of, sheet_page
from corrections.views.requests import decision_forms as forms


@blueprint.get("/corrections/<reference>")
@requires(Permission.CASE_READ)
def sheet(reference: str) -> ResponseReturnValue:
    """The review sheet of a case."""
    use = request.args.get("use", type=int)
    return sheet_page(sheet_of(reference, Wish(use=use, find=request.args.get("find", ""))))


@blueprint.post("/corrections/<reference>/preview")
@requires(Permission.FIX_PREPARE)
def preview(reference: str) -> ResponseReturnValue:
    """The sheet as the draft stands; nothing is stored. A script takes its moving parts over."""
    return sheet_page(sheet_of(reference, Wish(draft=forms.draft())))
